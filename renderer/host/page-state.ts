import type { Panel } from '../../shared/actions/panel.ts';
import { EMPTY_ASSISTANT, type AssistantState } from '../../shared/assistant/assistant-state.ts';
import type {
  AgentLink,
  Session,
  SettingsState,
  SignalUpdate,
  VehicleUpdate,
} from '../../shared/contract/host.ts';
import { updated, type PartsUpdate } from '../../shared/contract/parts.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { EMPTY_MEDIA, type MediaState } from '../../shared/media/media-state.ts';
import type { MapCommand } from '../../shared/navigation/command.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import { EMPTY_SHOWROOM, type Showroom } from '../../shared/ownership/showroom.ts';
import {
  FIRST_VIEW,
  viewAfter,
  type ShowroomView,
  type ShowroomWish,
} from '../../shared/ownership/view.ts';
import { EMPTY_SERVICES, type ServicesState } from '../../shared/services/services-state.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import type { Reading, Readings } from '../../shared/vehicle/reading.ts';
import { FULLY_RESTRICTED, type Restrictions } from '../../shared/vehicle/restrictions.ts';
import { isValueOf, type ActuatorPath, type SignalPath } from '../../shared/vehicle/signal.ts';

/** The way from this page to the host. */
export interface HostLinkState {
  readonly state: 'connecting' | 'connected' | 'lost';
  /** Since when, epoch ms. */
  readonly since: number;
}

/** Something to tell the driver once; shown as a toast. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning';
  readonly reason: Reason;
}

/** The latest wish to this display's map; `id` tells a repeated wish from one already carried out. */
export interface MapWish {
  readonly id: number;
  readonly command: MapCommand;
}

/** The latest control that was pressed by saying its label; `id` tells one wish from the next. */
export interface PressWish {
  readonly id: number;
  readonly control: string;
}

/**
 * Everything this display knows. The host owns all but `host`, `panel`, `service`,
 * `showroomView`, `mapWish`, `pressWish`, and `notices`.
 */
export interface PageState {
  readonly host: HostLinkState;
  readonly session: Session | null;
  readonly link: AgentLink;
  readonly readings: Readings;
  readonly restrictions: Restrictions;
  readonly commands: readonly VehicleCommand[];
  readonly actuators: ReadonlySet<ActuatorPath>;
  readonly settings: SettingsState;
  readonly navigation: NavigationState;
  readonly services: ServicesState;
  readonly media: MediaState;
  readonly assistant: AssistantState;
  readonly showroom: Showroom;
  readonly mapWish: MapWish | null;
  readonly pressWish: PressWish | null;
  readonly panel: Panel | null;
  /** The service that the panel of the services shows; `null`: all of them. */
  readonly service: string | null;
  /** What this display looks at in the showroom. */
  readonly showroomView: ShowroomView;
  readonly notices: readonly Notice[];
  /** Sequence number of the last vehicle update; -1 before the first. */
  readonly seq: number;
}

/** The states that the host tells part by part, by the feature they are of. */
export type PartedFeature = 'navigation' | 'services' | 'media' | 'assistant';

/** Most notices on screen at once; older ones give way. */
const MAX_NOTICES = 2;

/** What a page assumes before it has heard from the host: nothing is known, everything restricted. */
export function initialPageState(now: number): PageState {
  return {
    host: { state: 'connecting', since: now },
    session: null,
    link: { state: 'connecting', since: now },
    readings: {},
    restrictions: FULLY_RESTRICTED,
    commands: [],
    actuators: new Set(),
    settings: { settings: DEFAULT_SETTINGS, theme: 'day' },
    navigation: EMPTY_NAVIGATION,
    services: EMPTY_SERVICES,
    media: EMPTY_MEDIA,
    assistant: EMPTY_ASSISTANT,
    showroom: EMPTY_SHOWROOM,
    mapWish: null,
    pressWish: null,
    panel: null,
    service: null,
    showroomView: FIRST_VIEW,
    notices: [],
    seq: -1,
  };
}

/**
 * Applies an update of `vehicle.watch`.
 *
 * @returns the new state, or `null` when an update was missed and the stream must start anew.
 */
export function applyVehicleUpdate(state: PageState, update: VehicleUpdate): PageState | null {
  if (update.kind === 'full') {
    return {
      ...state,
      seq: update.seq,
      link: update.link,
      readings: withSignals({}, update.signals),
      restrictions: update.restrictions,
      commands: update.commands,
      actuators: new Set(update.actuators),
    };
  }
  if (update.seq !== state.seq + 1) return null;
  const { seq, signals, link, restrictions, commands, actuators } = update;
  const next: PageState = {
    ...state,
    seq,
    ...(signals.length > 0 && { readings: withSignals(state.readings, signals) }),
    ...(link && { link }),
    ...(restrictions && { restrictions }),
    ...(commands && { commands }),
    ...(actuators && { actuators: new Set(actuators) }),
  };
  return commands ? withCommandNotices(state, next) : next;
}

/** Applies an update of the `watch` of `feature`. */
export function applyPartsUpdate<Feature extends PartedFeature>(
  state: PageState,
  feature: Feature,
  update: PartsUpdate<PageState[Feature]>,
): PageState {
  return { ...state, [feature]: updated(state[feature], update) };
}

/** Opens a page of the showroom, which is the service `service`. */
export function withShowroom(state: PageState, service: string, wish: ShowroomWish): PageState {
  const showroomView = viewAfter(state.showroomView, wish);
  return { ...state, panel: 'services', service, showroomView };
}

/** Asks this display's map for something. */
export function withMapWish(state: PageState, command: MapCommand): PageState {
  return { ...state, mapWish: { id: (state.mapWish?.id ?? 0) + 1, command } };
}

/** Asks for a control of this display to be pressed. */
export function withPressWish(state: PageState, control: string): PageState {
  return { ...state, pressWish: { id: (state.pressWish?.id ?? 0) + 1, control } };
}

function withSignals(readings: Readings, updates: readonly SignalUpdate[]): Readings {
  const next: Partial<Record<SignalPath, Reading>> = { ...readings };
  for (const { path, value, freshness, ts } of updates) {
    if (isValueOf(path, value)) next[path] = { value, freshness, ts };
  }
  // Each entry was matched to its own path above; the mapped type cannot express that per key.
  return next as Readings;
}

/** A command that failed since the last update is told to the driver; a superseded one is not news. */
function withCommandNotices(before: PageState, after: PageState): PageState {
  const known = new Set(
    before.commands.filter(({ state }) => state === 'failed').map(({ id }) => id),
  );
  return after.commands.reduce((state, command) => {
    if (command.state !== 'failed' || known.has(command.id)) return state;
    if (!command.reason || command.reason.key === 'vehicle.superseded') return state;
    return withNotice(state, 'warning', command.reason);
  }, after);
}

let lastNoticeId = 0;

/** Adds a notice; one with the same reason replaces the earlier one instead of piling up. */
export function withNotice(state: PageState, tone: Notice['tone'], reason: Reason): PageState {
  const others = state.notices.filter((notice) => notice.reason.key !== reason.key);
  const notice = { id: ++lastNoticeId, tone, reason };
  return { ...state, notices: [...others, notice].slice(-MAX_NOTICES) };
}

/**
 * The state once the host has gone silent: every value is old, nothing is known of driving, and no
 * command can be in flight.
 */
export function withHostLost(state: PageState, now: number): PageState {
  if (state.host.state === 'lost') return state;
  const readings = Object.fromEntries(
    Object.entries(state.readings).map(([path, reading]) => [
      path,
      { ...reading, freshness: 'stale' },
    ]),
  ) as Readings;
  return {
    ...state,
    host: { state: 'lost', since: now },
    readings,
    restrictions: FULLY_RESTRICTED,
    commands: [],
    actuators: new Set(),
    navigation: withPositionLost(state.navigation),
    seq: -1,
  };
}

/** Without the host nobody follows the way: what was told for a place on it is no longer current. */
function withPositionLost(navigation: NavigationState): NavigationState {
  const { position } = navigation;
  return {
    ...navigation,
    position: position && { ...position, quality: 'lost' },
    guidance: null,
    utterance: null,
  };
}
