import type { Position } from '../guidance.ts';
import { degreesApart, lonLatOf } from '../position/plane.ts';
import {
  headingAt,
  pointAt,
  project,
  runsTowards,
  type Line,
  type Projection,
  type Window,
} from './route-line.ts';

/**
 * Follows a car along a line through noisy fixes, and tells when it has left it.
 *
 * A turn-by-turn core that snaps each fix to the nearest point jumps where the way runs close to
 * itself (there and back, U-turns, loops) and advances early or late by the noise of one fix. Here
 * the last place and the car's speed say where on the line to look, the heading tells apart ways
 * that lie on each other, and a Kalman filter weighs the fix against the speed, which wheels measure
 * far better than satellites do.
 */
export interface Tracking {
  /** How far along the car is, metres; never falls while it is on the line. */
  readonly alongM: number;
  /** The filter's estimate; unlike `alongM` it may step back. */
  readonly estimateM: number;
  readonly varianceM2: number;
  /** Driven since the last fix that fitted, metres. */
  readonly unconfirmedM: number;
  /** Grows with every fix that contradicts the line, shrinks with every one that fits. */
  readonly doubt: number;
  readonly isOff: boolean;
  /** The car has been on the line; before, it may still be on its way out of a car park. */
  readonly hasJoined: boolean;
  /** Straight distance from the line at the start, metres; how far the car has come since. */
  readonly startOffM: number;
  readonly sinceStartM: number;
  /** Fixes in a row (by weight) that fit the line again after the car had left it. */
  readonly regained: number;
  readonly speedMps: number;
  readonly ts: number;
}

/** A car is taken to be off the line beyond this, metres: two lanes, a kerb, and the usual error. */
const LEAST_LIMIT_M = 25;
/** … or beyond this many times the accuracy the receiver claims. */
const LIMIT_PER_ACCURACY = 3.5;
/** Below this speed the heading of a receiver is noise, m/s. */
const HEADING_FROM_MPS = 3;
/** The heading contradicts the line beyond this, degrees: more than any lag in a bend. */
const HEADING_TOLERANCE = 60;
/** A car drives alongside the line when the line runs its way this far around, metres, degrees. */
const ALONGSIDE_M = 20;
const ALONGSIDE_TOLERANCE = 25;
/** Doubt at which the car counts as off the line: three seconds of contradicting fixes. */
export const DOUBT_LIMIT = 3;
/** Doubt from which nothing new is said: the car may be leaving right now. */
export const DOUBT_TO_HOLD = 1;
/** Before it first joins, the car may be this much farther off than at the start, metres. */
const START_LEEWAY_M = 50;
/** … and drive this far, and thrice the distance it started off at, metres. */
const START_DRIVE_M = 300;
/** A gap without fixes counts as at most this long: beyond, the speed tells nothing, s. */
const LONGEST_GAP_S = 120;

/** Begins at the start of the line. */
export function startTracking(line: Line, position: Position): Tracking {
  const start: Tracking = {
    alongM: 0,
    estimateM: 0,
    varianceM2: 400,
    unconfirmedM: 0,
    doubt: 0,
    isOff: false,
    hasJoined: false,
    startOffM: 0,
    sinceStartM: 0,
    regained: 0,
    speedMps: position.speedMps,
    ts: position.ts,
  };
  const near = project(line, lonLatOf(position), { fromM: 0, toM: 100 + 3 * noiseOf(position) });
  const tracked = { ...start, startOffM: near?.offM ?? 0 };
  return track(line, tracked, position);
}

/** What a new position says of where along the line the car is. */
export function track(line: Line, last: Tracking, position: Position): Tracking {
  const elapsedS = Math.min(LONGEST_GAP_S, Math.max(0, (position.ts - last.ts) / 1000));
  const movedM = ((last.speedMps + position.speedMps) / 2) * elapsedS;
  const next: Tracking = {
    ...last,
    unconfirmedM: last.unconfirmedM + movedM,
    sinceStartM: last.sinceStartM + movedM,
    speedMps: position.speedMps,
    ts: Math.max(last.ts, position.ts),
  };
  // Fixes come once per second or ten times; what they prove counts by time, not by number.
  const weight = Math.max(0.1, Math.min(1.5, elapsedS));
  return last.isOff ? regain(line, next, position, weight) : follow(line, next, position, weight);
}

function follow(line: Line, last: Tracking, position: Position, weight: number): Tracking {
  const { unconfirmedM, estimateM } = last;
  const noiseM = noiseOf(position);
  const expectedM = estimateM + unconfirmedM;
  const spreadM = 20 + 3 * noiseM + 0.3 * unconfirmedM;
  const window: Window = {
    // Before joining, and in doubt, the car may not have come along the line at all.
    fromM: Math.max(0, (last.hasJoined && last.doubt === 0 ? expectedM : estimateM) - spreadM),
    toM: Math.min(line.lengthM, expectedM + spreadM),
  };
  const tolerance = noiseM + 10 + (last.hasJoined ? 0.3 : 1) * unconfirmedM;
  const found = project(
    line,
    lonLatOf(position),
    window,
    (candidate) =>
      (candidate.offM / noiseM) ** 2 +
      ((candidate.alongM - expectedM) / tolerance) ** 2 +
      headingCost(candidate, position),
  );
  if (found && fits(line, found, position)) return confirm(last, line, expectedM, found, noiseM);
  const offM = found?.offM ?? Infinity;
  if (!last.hasJoined && isStillLeavingTheStart(last, offM)) return last;
  const doubt = last.doubt + weight * contradiction(line, found, position);
  return { ...last, doubt, isOff: doubt >= DOUBT_LIMIT, regained: 0 };
}

/**
 * How much a fix that does not fit speaks against the line. Far off it counts double; little off and
 * in the line's direction, half: so look the errors that wander for some seconds between high houses,
 * while a wrong turn shows in the heading.
 */
function contradiction(line: Line, found: Projection | undefined, position: Position): number {
  const limitM = limitOf(position);
  const offM = found?.offM ?? Infinity;
  if (offM > 2 * limitM) return 2;
  const isAlongside =
    found !== undefined &&
    offM > limitM &&
    offM <= 1.5 * limitM &&
    isParallel(line, found, position);
  return isAlongside ? 0.5 : 1;
}

function confirm(
  last: Tracking,
  line: Line,
  expectedM: number,
  { alongM }: Projection,
  noiseM: number,
): Tracking {
  const predicted = last.varianceM2 + (0.1 * last.unconfirmedM + 0.3) ** 2;
  const gain = predicted / (predicted + noiseM ** 2);
  const estimateM = within(line, expectedM + gain * (alongM - expectedM));
  return {
    ...last,
    estimateM,
    varianceM2: (1 - gain) * predicted,
    alongM: Math.max(last.alongM, estimateM),
    unconfirmedM: 0,
    doubt: Math.max(0, last.doubt - 2),
    hasJoined: true,
  };
}

/**
 * A car that came back to the line by itself, while no other way could be found, is led on from
 * there; the earliest stretch that fits is taken, so that nothing is left out without need.
 */
function regain(line: Line, last: Tracking, position: Position, weight: number): Tracking {
  const noiseM = noiseOf(position);
  const found = project(
    line,
    lonLatOf(position),
    { fromM: Math.max(0, last.alongM - 50), toM: line.lengthM },
    (candidate) =>
      (candidate.offM / noiseM) ** 2 +
      headingCost(candidate, position) +
      (candidate.alongM - last.alongM) / 1000,
  );
  const isBack =
    found !== undefined &&
    fits(line, found, position) &&
    (position.speedMps < HEADING_FROM_MPS || position.heading !== undefined);
  if (!isBack) return { ...last, regained: 0, unconfirmedM: 0 };
  const regained = last.regained + weight;
  if (regained < DOUBT_LIMIT) return { ...last, regained, unconfirmedM: 0 };
  return {
    ...last,
    isOff: false,
    doubt: 0,
    regained: 0,
    unconfirmedM: 0,
    estimateM: found.alongM,
    varianceM2: noiseM ** 2,
    alongM: Math.max(last.alongM, found.alongM),
  };
}

/** Where the car is on the line. */
export function trackedPoint(line: Line, { alongM }: Tracking) {
  return pointAt(line, alongM);
}

/**
 * Moves on by speed alone, where there are no fixes: tunnels. `alongM` of the result is only a
 * reckoning; a later fix may prove it too far, and then the car waits on the map.
 */
export function reckon({ alongM, estimateM }: Tracking, line: Line, movedM: number): number {
  return Math.max(alongM, within(line, estimateM + movedM));
}

function fits(line: Line, found: Projection, position: Position): boolean {
  return found.offM <= limitOf(position) && headsAlong(line, found, position);
}

/** Whether the car heads as the line does thereabouts; at a walk no heading tells. */
function headsAlong(line: Line, { alongM }: Projection, position: Position): boolean {
  if (position.heading === undefined || position.speedMps < HEADING_FROM_MPS) return true;
  const reach = 20 + 2 * noiseOf(position);
  const window = { fromM: Math.max(0, alongM - reach), toM: alongM + reach };
  return runsTowards(line, window, position.heading, HEADING_TOLERANCE);
}

function isStillLeavingTheStart({ startOffM, sinceStartM }: Tracking, offM: number): boolean {
  return (
    offM <= Math.max(startOffM, LEAST_LIMIT_M) + START_LEEWAY_M &&
    sinceStartM <= START_DRIVE_M + 3 * startOffM
  );
}

/** Whether the line before and after the place runs as the car heads: no turn is being missed. */
function isParallel(line: Line, { alongM }: Projection, { heading }: Position): boolean {
  if (heading === undefined) return false;
  return [alongM - ALONGSIDE_M, alongM + ALONGSIDE_M].every(
    (place) => degreesApart(headingAt(line, place), heading) <= ALONGSIDE_TOLERANCE,
  );
}

function headingCost({ heading }: Projection, position: Position): number {
  if (position.heading === undefined || position.speedMps < HEADING_FROM_MPS) return 0;
  return (Math.max(0, degreesApart(heading, position.heading) - 45) / 30) ** 2;
}

/** Farther from the line than this a fix contradicts it, metres. */
function limitOf(position: Position): number {
  return Math.max(LEAST_LIMIT_M, LIMIT_PER_ACCURACY * position.accuracyM);
}

/** Receivers claim more than they hold: never less than 5 m. */
function noiseOf({ accuracyM }: Position): number {
  return Math.max(5, accuracyM);
}

function within({ lengthM }: Line, alongM: number): number {
  return Math.max(0, Math.min(lengthM, alongM));
}
