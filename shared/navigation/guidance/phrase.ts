import type { DistanceUnit, Language } from '../../settings/settings.ts';
import type { Manoeuvre, ManoeuvreType, Waypoint } from '../route.ts';
import { laneAdvice } from './lane-advice.ts';
import { textOf, type Message, type Translate } from '../../language/message.ts';
import { distanceMessage } from './quantity.ts';

/** Whose ear a text is for. */
export interface Listener {
  readonly language: Language;
  readonly distanceUnit: DistanceUnit;
}

/** What stands around a manoeuvre and changes how it is said. */
export interface Surroundings {
  /** The manoeuvre after it: a roundabout is entered in order to leave it onto that road. */
  readonly following?: Manoeuvre | undefined;
  /** The waypoint that a `Destination…` manoeuvre reaches. */
  readonly waypoint?: Waypoint | undefined;
}

/** Exits of a roundabout that have a word of their own. */
const ORDINALS = 10;

/** Manoeuvres that may carry the number of a motorway exit. */
const NUMBERED: ReadonlySet<ManoeuvreType> = new Set([
  'RampStraight',
  'RampRight',
  'RampLeft',
  'ExitRight',
  'ExitLeft',
]);

const DESTINATIONS: ReadonlySet<ManoeuvreType> = new Set([
  'Destination',
  'DestinationRight',
  'DestinationLeft',
]);

/** The name of the road a manoeuvre leads into, as this listener would read it. */
export function roadNameOf(
  { roadName, roadNameEn, roadRef }: Manoeuvre,
  language: Language,
): string | undefined {
  const names = language === 'en-US' ? [roadNameEn, roadName] : [roadName, roadNameEn];
  return [...names, roadRef].find((name) => name !== undefined && name.trim() !== '');
}

/** What to do, without saying where: a right turn into a named road, the second exit, arrival. */
export function manoeuvreMessage(
  manoeuvre: Manoeuvre,
  language: Language,
  { following, waypoint }: Surroundings = {},
): Message {
  const { type } = manoeuvre;
  if (DESTINATIONS.has(type) && waypoint && waypoint.kind !== 'destination') {
    return waypointMessage(waypoint);
  }
  const base = isRoundabout(type)
    ? roundaboutMessage(manoeuvre, language, following)
    : plainOrRoad(manoeuvre, language);
  const toward = manoeuvre.exitToward?.trim();
  return toward ? { key: 'toward', values: { action: base, toward } } : base;
}

function plainOrRoad(manoeuvre: Manoeuvre, language: Language): Message {
  const { type, exitNumber } = manoeuvre;
  if (exitNumber?.trim() && NUMBERED.has(type)) {
    return { key: `exit.${type}`, values: { number: exitNumber.trim() } };
  }
  const road = roadNameOf(manoeuvre, language);
  return road
    ? { key: `manoeuvre.${type}.road`, values: { road } }
    : { key: `manoeuvre.${type}.plain` };
}

function isRoundabout(type: ManoeuvreType): boolean {
  return type === 'RoundaboutEnter';
}

/** The road of a roundabout is the one it is left onto: its own name leads nowhere. */
function roundaboutMessage(
  manoeuvre: Manoeuvre,
  language: Language,
  following: Manoeuvre | undefined,
): Message {
  const { type, roundaboutExit } = manoeuvre;
  const road = roadNameOf(following?.type === 'RoundaboutExit' ? following : manoeuvre, language);
  if (roundaboutExit === undefined || roundaboutExit > ORDINALS) {
    return road
      ? { key: `manoeuvre.${type}.road`, values: { road } }
      : { key: `manoeuvre.${type}.plain` };
  }
  const ordinal: Message = { key: `ordinal.${roundaboutExit}` };
  return road
    ? { key: 'roundabout.exitRoad', values: { ordinal, road } }
    : { key: 'roundabout.exit', values: { ordinal } };
}

function waypointMessage({ kind, name }: Waypoint): Message {
  const key = kind === 'charging' ? 'goingTo.charging' : 'goingTo.via';
  return name.trim() === '' ? { key } : { key: `${key}Named`, values: { name: name.trim() } };
}

/** How far away a manoeuvre is when it is said. */
export const STAGES = ['far', 'near', 'now'] as const;

export type Stage = (typeof STAGES)[number];

/** A manoeuvre to be said. */
export interface Announcement extends Surroundings {
  readonly manoeuvre: Manoeuvre;
  readonly stage: Stage;
  readonly distanceM: number;
  /** The one right after it, when it leaves no time for a sentence of its own. */
  readonly then?: { readonly manoeuvre: Manoeuvre; readonly gapM: number } & Surroundings;
  /** Whether the lanes are worth a word. */
  readonly withLanes: boolean;
}

/** Followed within this, the second manoeuvre comes "immediately", metres. */
const AT_ONCE_M = 60;

/** What is said of a manoeuvre: "in 300 metres, turn right onto …; use the right 2 lanes". */
export function spokenMessage(
  { manoeuvre, stage, distanceM, then, withLanes, following, waypoint }: Announcement,
  { language, distanceUnit }: Listener,
): Message {
  const first = manoeuvreMessage(manoeuvre, language, { following, waypoint });
  const action = then ? joined(first, then, language) : first;
  const sentence = framed(manoeuvre.type, stage, action, distanceMessage(distanceM, distanceUnit));
  const lanes = withLanes && manoeuvre.lanes ? laneAdvice(manoeuvre.lanes) : undefined;
  return lanes ? { key: 'withLanes', values: { sentence, lanes } } : sentence;
}

function framed(type: ManoeuvreType, stage: Stage, action: Message, distance: Message): Message {
  const isArrival = DESTINATIONS.has(type);
  if (stage === 'now') return { key: isArrival ? 'soon' : 'now', values: { action } };
  return { key: isArrival ? 'aheadArrival' : 'ahead', values: { distance, action } };
}

function joined(
  first: Message,
  { manoeuvre, gapM, following, waypoint }: NonNullable<Announcement['then']>,
  language: Language,
): Message {
  const second = manoeuvreMessage(manoeuvre, language, { following, waypoint });
  return { key: gapM <= AT_ONCE_M ? 'thenAtOnce' : 'then', values: { first, second } };
}

/** What is said after a turn into a long stretch: "continue on … for 2.3 kilometres". */
export function followMessage(
  road: string | undefined,
  distanceM: number,
  { distanceUnit }: Listener,
): Message {
  const distance = distanceMessage(distanceM, distanceUnit);
  return road
    ? { key: 'follow.road', values: { road, distance } }
    : { key: 'follow.plain', values: { distance } };
}

/** A manoeuvre in a list of them. Never empty. */
export function manoeuvreText(
  manoeuvre: Manoeuvre,
  translate: Translate,
  language: Language,
  surroundings: Surroundings = {},
): string {
  return textOf(manoeuvreMessage(manoeuvre, language, surroundings), translate);
}

/** What a manoeuvre's banner says beside arrow and distance: where to, else what. Never empty. */
export function bannerText(
  manoeuvre: Manoeuvre,
  translate: Translate,
  language: Language,
  surroundings: Surroundings = {},
): string {
  return textOf(bannerMessage(manoeuvre, language, surroundings), translate);
}

/** {@link bannerText} without a language's words. */
export function bannerMessage(
  manoeuvre: Manoeuvre,
  language: Language,
  surroundings: Surroundings = {},
): Message {
  const { type } = manoeuvre;
  if (DESTINATIONS.has(type)) return manoeuvreMessage(manoeuvre, language, surroundings);
  const number = NUMBERED.has(type) ? manoeuvre.exitNumber?.trim() : undefined;
  const toward = manoeuvre.exitToward?.trim();
  if (number && toward) return { key: 'banner.exitToward', values: { number, toward } };
  if (toward) return { key: 'banner.toward', values: { toward } };
  if (number) return { key: 'banner.exitNumber', values: { number } };
  if (type === 'RoundaboutEnter') return manoeuvreMessage(manoeuvre, language, surroundings);
  const road = roadNameOf(manoeuvre, language);
  return road ? { key: 'banner.onto', values: { road } } : plainOrRoad(manoeuvre, language);
}

/** The announcement as text. Never empty. */
export function spokenText(
  announcement: Announcement,
  translate: Translate,
  listener: Listener,
): string {
  return textOf(spokenMessage(announcement, listener), translate);
}
