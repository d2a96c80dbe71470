import { freshValue, readingOf, type Readings } from '../../vehicle/reading.ts';
import type { Point } from '../place.ts';
import { bearingOf, distanceBetween, lonLatOf, planeAt } from './plane.ts';

/** What the receiver says: a place, and how well it knows it. */
export interface Fix extends Point {
  /** Degrees; absent when the receiver has none. */
  readonly heading: number | undefined;
  readonly accuracyM: number;
  /** Epoch ms. */
  readonly ts: number;
}

/** Why what the receiver says is no place of the car. */
export const FIX_FAULTS = ['null-island', 'too-vague', 'jump'] as const;

export type FixFault = (typeof FIX_FAULTS)[number];

/** Receivers without a fix are known to report 0, 0; no road is that near to it, degrees. */
const NULL_ISLAND_DEGREES = 0.01;
/** A place known no better than this says nothing of the road, metres. */
const VAGUEST_M = 200;
/** Assumed where the receiver does not say, metres: usual in a city. */
const USUAL_ACCURACY_M = 10;
/** A fix time farther than this from its arrival is not that of the fix, ms. */
const PLAUSIBLE_DELAY_MS = 10_000;

/** The receiver's current fix; `null` while it has none. */
export function fixOf(readings: Readings): Fix | FixFault | null {
  const latReading = readingOf(readings, 'Vehicle.CurrentLocation.Latitude');
  const lonReading = readingOf(readings, 'Vehicle.CurrentLocation.Longitude');
  if (latReading.freshness !== 'fresh' || lonReading.freshness !== 'fresh') return null;
  if (freshValue(readings, 'Vehicle.CurrentLocation.GNSSReceiver.FixType') === 'NONE') return null;
  const lat = latReading.value;
  const lon = lonReading.value;
  if (Math.hypot(lat, lon) < NULL_ISLAND_DEGREES) return 'null-island';
  const accuracyM =
    freshValue(readings, 'Vehicle.CurrentLocation.HorizontalAccuracy') ?? USUAL_ACCURACY_M;
  if (accuracyM > VAGUEST_M) return 'too-vague';
  const heading = freshValue(readings, 'Vehicle.CurrentLocation.Heading');
  return {
    lat,
    lon,
    // The signal's range has 360 in it, a direction has not.
    heading: heading === undefined ? undefined : heading % 360,
    accuracyM,
    ts: fixTime(readings, Math.max(latReading.ts, lonReading.ts)),
  };
}

function fixTime(readings: Readings, arrived: number): number {
  const text = freshValue(readings, 'Vehicle.CurrentLocation.Timestamp');
  const ts = text === undefined ? NaN : Date.parse(text);
  return Math.abs(arrived - ts) <= PLAUSIBLE_DELAY_MS ? ts : arrived;
}

/** No car drives faster, m/s (250 km/h). */
const FASTEST_MPS = 70;
/** Beyond what both accuracies explain, metres. */
const JUMP_LEEWAY_M = 30;

/** Whether a car could be at `to` after it was at `from`. */
export function isReachable(from: Fix, to: Fix, speedMps: number): boolean {
  const seconds = Math.max(0, (to.ts - from.ts) / 1000);
  const drivenM = seconds * Math.min(FASTEST_MPS, 1.5 * speedMps + 15);
  const leewayM = JUMP_LEEWAY_M + 2 * (from.accuracyM + to.accuracyM);
  return distanceBetween(lonLatOf(from), lonLatOf(to)) <= drivenM + leewayM;
}

/** Less of a move than this is noise, metres. */
const LEAST_MOVE_M = 8;

/** The direction from one fix to a later one; `undefined` when they lie too near to tell. */
export function headingBetween(from: Fix, to: Fix): number | undefined {
  const way = planeAt(lonLatOf(from)).toMetres(lonLatOf(to));
  const leastM = Math.max(LEAST_MOVE_M, from.accuracyM / 2, to.accuracyM / 2);
  return Math.hypot(...way) < leastM ? undefined : bearingOf(way);
}
