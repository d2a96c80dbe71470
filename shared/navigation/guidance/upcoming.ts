import type { Manoeuvre, ManoeuvreType, Route } from '../route.ts';
import type { RouteLine } from './route-line.ts';

/** Nothing for the driver to do: neither shown as the next manoeuvre nor said. */
const SILENT: ReadonlySet<ManoeuvreType> = new Set([
  'None',
  'Start',
  'StartRight',
  'StartLeft',
  'Becomes',
  'Continue',
]);

/** The end of what was begun by another manoeuvre, and told with it. */
const FOLLOWS_BY_ITSELF: Readonly<Partial<Record<ManoeuvreType, ManoeuvreType>>> = {
  RoundaboutExit: 'RoundaboutEnter',
  FerryExit: 'FerryEnter',
};

/** A manoeuvre ahead. */
export interface Ahead {
  /** Index into the route's manoeuvres. */
  readonly index: number;
  readonly manoeuvre: Manoeuvre;
  readonly distanceM: number;
}

/** Whether the driver has to be told of it. */
export function isForTheDriver({ type }: Manoeuvre): boolean {
  return !SILENT.has(type);
}

/** A manoeuvre counts as done this far behind it, metres: the middle of a crossing. */
const DONE_AFTER_M = 3;

/** The manoeuvres ahead that the driver has to be told of, nearest first. */
export function manoeuvresAhead(
  route: Route,
  { manoeuvreAt }: RouteLine,
  travelledM: number,
  count: number,
): Ahead[] {
  const ahead: Ahead[] = [];
  const last = route.manoeuvres.length - 1;
  for (const [index, manoeuvre] of route.manoeuvres.entries()) {
    if (ahead.length === count) break;
    const at = manoeuvreAt[index] ?? 0;
    // The destination stays ahead until the drive has ended.
    if (!isForTheDriver(manoeuvre) || (at + DONE_AFTER_M < travelledM && index < last)) continue;
    ahead.push({ index, manoeuvre, distanceM: Math.max(0, at - travelledM) });
  }
  return ahead;
}

/** The road the car is on: the one the last manoeuvre led into. */
export function manoeuvreBehind(
  route: Route,
  { manoeuvreAt }: RouteLine,
  travelledM: number,
): Manoeuvre | undefined {
  return route.manoeuvres.findLast((_, index) => (manoeuvreAt[index] ?? 0) <= travelledM);
}

/** The second manoeuvre is told with the first within this, metres or seconds, whichever is more. */
const THEN_WITHIN_M = 150;
const THEN_WITHIN_S = 8;
const THEN_AT_MOST_M = 400;

/**
 * The manoeuvre after the next one, when it follows so closely that the driver must know now.
 *
 * @param ahead the manoeuvres ahead, nearest first
 */
export function thenAfter(ahead: readonly Ahead[], speedMps: number): Ahead | undefined {
  const [next, second, third] = ahead;
  if (!next || !second) return undefined;
  const isOwnEnd = FOLLOWS_BY_ITSELF[second.manoeuvre.type] === next.manoeuvre.type;
  const after = isOwnEnd ? third : second;
  const within = Math.min(THEN_AT_MOST_M, Math.max(THEN_WITHIN_M, THEN_WITHIN_S * speedMps));
  return after && after.distanceM - next.distanceM <= within ? after : undefined;
}

/** Lanes are shown from here on: time to change two of them, s, and at least this far, metres. */
const LANES_WITHIN_S = 20;
const LANES_WITHIN_M = 300;

/** Whether the lanes before `next` matter now. */
export function lanesMatter({ manoeuvre, distanceM }: Ahead, speedMps: number): boolean {
  const { lanes } = manoeuvre;
  if (!lanes || lanes.every(({ use }) => use === 'invalid')) return false;
  return distanceM <= Math.max(LANES_WITHIN_M, LANES_WITHIN_S * speedMps);
}
