import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { RoutesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { electricStateOf } from '../../shared/navigation/electric-state.ts';
import type { NavigationEvent } from '../../shared/navigation/guidance.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
  type ReachableArea,
} from '../../shared/navigation/navigation-state.ts';
import { decodePolyline } from '../../shared/navigation/polyline.ts';
import type { RouteRequest } from '../../shared/navigation/route.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openFeatureStorage, storageReason } from '../storage/feature-storage.ts';
import { createCommands } from './commands.ts';
import { createDrive } from './guidance/drive.ts';
import { loadFerrostar } from './guidance/ferrostar.ts';
import { createSpeech } from './guidance/speech.ts';
import type { Navigation } from './navigation.ts';
import { createPlaces } from './places/places.ts';
import { Planner } from './planner.ts';
import { createPositions } from './position/positions.ts';
import type { RegionPack } from './region/open-pack.ts';
import { Regions } from './regions.ts';
import { routeWithCharging } from './routing/charging.ts';
import { createRouter } from './routing/router.ts';
import { createSavedPlaces } from './saved-places.ts';
import { reasonOf, reversePlace, searchPlaces } from './search-places.ts';
import { changedParts } from './state-change.ts';

/** The database, below the state folder. */
const STORAGE_FILE = 'navigation.sqlite';

/** Row of the drive under way. */
const DRIVE_ROW = 'drive';

/** Charging stations looked at along one way. */
const MAX_CHARGERS = 60;

/** A moving car faster than this is not asked to turn round, m/s. */
const BOUND_BY_HEADING_MPS = 2;

export interface NavigationOptions {
  readonly regionDirs: readonly string[];
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly vehicle: { readonly readings: Readings };
  readonly settings: {
    readonly settings: Settings;
    onChange(listener: () => void): () => void;
  };
  /** Something happened that other systems may want to know; see `docs/navigation-events.md`. */
  readonly onEvent?: (event: NavigationEvent) => void;
}

/** Starts navigation: looks for region packs, opens one, and continues an interrupted drive. */
export function createNavigation(options: NavigationOptions): Navigation {
  const { clock, log, rejections, vehicle, settings } = options;
  const onEvent = (event: NavigationEvent) => {
    log.info({ event }, 'navigation');
    options.onEvent?.(event);
  };
  const listeners = new Set<(parts: readonly (keyof NavigationState)[]) => void>();
  let state = EMPTY_NAVIGATION;
  let reachable: ReachableArea | null = null;
  let isStarting = true;
  let storageProblem: Reason | null = null;
  /** Whoever asks for a way just after a region was found waits for its roads. */
  let opened: Promise<void> = Promise.resolve();

  const { stateDir } = options;
  const { wall } = clock.now();
  const storage = openFeatureStorage(
    { stateDir, file: STORAGE_FILE, feature: 'navigation', wall, log, rejections },
    (error) => {
      log.error({ error, stateDir }, 'places cannot be stored');
      storageProblem = storageReason(error);
    },
  );
  const router = createRouter({ clock, log, stateDir });
  const places = createPlaces({ log });
  const saved = createSavedPlaces(storage, log);
  const regions = new Regions({
    dirs: options.regionDirs,
    log,
    onActive: (pack) => {
      opened = openPack(pack);
    },
    onChange: changed,
  });
  const planner = new Planner({
    start: () => startOfRoute(),
    avoid: () => settings.settings.avoid,
    socFloor: () => settings.settings.socFloor,
    electric: () => electricStateOf(vehicle.readings),
    route: findWaysToDrive,
    onChange: changed,
  });
  const drive = createDrive({
    clock,
    log,
    ferrostar: loadFerrostar(),
    route: findWaysToDrive,
    speech: createSpeech(() => settings.settings),
    storage: {
      read: () => storage?.read().get(DRIVE_ROW) ?? null,
      write: (json) => storage?.write(DRIVE_ROW, json),
      clear: () => storage?.remove(DRIVE_ROW),
    },
    electric: () => electricStateOf(vehicle.readings) ?? undefined,
    onChange: changed,
    onEvent,
  });
  const positions = createPositions({
    clock,
    vehicle,
    onRejected: (fault) => rejections.add('navigation', fault),
    reckonAlong: (movedM) => drive.reckonAlong(movedM),
    onPosition: (position) => {
      regions.follow(position);
      drive.position(position);
      changed();
    },
  });
  const commands = createCommands({
    planner,
    drive,
    saved,
    state: () => state,
    settings: () => settings.settings,
    electric: () => electricStateOf(vehicle.readings),
    search: (query) => searchPlaces(places, query, state, 'action'),
    findWays: findWaysToDrive,
    reach: async (electric, from) => {
      const answer = await router.reachable({ electric, from });
      if (answer.ok) setReachable(answer.value);
      return answer.ok ? null : answer.reason;
    },
    hideReachable: () => setReachable(null),
    onEvent,
    onChange: changed,
  });
  let { avoid } = settings.settings;
  const stopSettings = settings.onChange(() => {
    if (settings.settings.avoid === avoid) return;
    ({ avoid } = settings.settings);
    void commands.waysChanged();
  });

  isStarting = false;
  changed();
  onEvent('started');
  const scanned = regions
    .scan()
    .then(() => opened)
    .then(() => {
      // Only now can a way be found from where the car is to where it was going.
      drive.restore();
      onEvent('initialised');
    })
    .catch((error: unknown) => log.error({ error }, 'region packs cannot be looked for'));

  async function openPack({ manifest, files }: RegionPack): Promise<void> {
    const [graph, index] = await Promise.all([
      router.open({ id: manifest.id, graphFile: files['valhalla.tar'], bbox: manifest.bbox }),
      places.open(manifest.id, files['places.sqlite']),
    ]);
    if (graph) log.error({ region: manifest.id, reason: graph }, 'the roads cannot be opened');
    if (!index.ok) {
      const why = reasonOf(index.failure);
      log.error({ region: manifest.id, reason: why }, 'the places cannot be opened');
    }
    changed();
  }

  /** Ways, with charging stops where they are asked for. */
  async function findWays(request: RouteRequest): Promise<RoutesAnswer> {
    await opened;
    return routeWithCharging(request, {
      router,
      chargersAlong: async (geometry, corridorM) => {
        const line = decodePolyline(geometry);
        // A detour goes to the station and back to the way.
        const found = await places.alongRoute('charging', line, 2 * corridorM, MAX_CHARGERS);
        if (!found.ok) throw new Error(reasonOf(found.failure).detail ?? 'no stations');
        return found.value;
      },
    });
  }

  /** As {@link findWays}, with the speed limits that guidance needs. */
  async function findWaysToDrive(request: RouteRequest): Promise<RoutesAnswer> {
    return router.withSpeedLimits(await findWays(request));
  }

  function startOfRoute(): RouteRequest['from'] | Reason {
    const { position } = positions;
    if (!position) return reason('navigation.noPosition');
    const { lon, lat, heading, speedMps } = position;
    const isBound = heading !== undefined && speedMps > BOUND_BY_HEADING_MPS;
    return { lon, lat, ...(isBound && { heading }) };
  }

  function setReachable(area: ReachableArea | null): void {
    reachable = area;
    changed();
  }

  /** Takes the new state of all parts together and tells what changed. */
  function changed(): void {
    if (isStarting) return;
    const next: NavigationState = {
      regions: regions.state,
      position: drive.shown ?? positions.position,
      saved: saved.places,
      planning: planner.state,
      session: drive.session,
      guidance: drive.guidance,
      utterance: drive.utterance,
      resumable: drive.resumable,
      reachable,
    };
    const parts = changedParts(state, next);
    if (parts.length === 0) return;
    state = next;
    for (const listener of listeners) listener(parts);
  }

  return {
    get state() {
      return state;
    },
    get problems() {
      const faults = regions.state.faults.map(({ pack, fault }) =>
        reason('navigation.regionBroken', `${pack}: ${fault.message}`),
      );
      return [...(storageProblem ? [storageProblem] : []), ...faults, ...router.health().problems];
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    perform: (command) => commands.perform(command),
    search: (query, stream) => searchPlaces(places, query, state, stream),
    reverse: (point) => reversePlace(places, point, state),
    route: findWays,
    tile: (region, z, x, y) => regions.tile(region, z, x, y),
    async close() {
      stopSettings();
      positions.close();
      drive.close();
      await scanned;
      await Promise.all([router.close(), places.close(), regions.close()]);
      storage?.close();
    },
  };
}
