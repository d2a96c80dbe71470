import type { Position } from '../guidance.ts';
import { lonLatOf, pointTowards } from './plane.ts';

/** A place that was worked out, not measured. */
export interface Reckoned {
  readonly lon: number;
  readonly lat: number;
  readonly heading: number;
}

/** The longest city tunnels are some 6 km; along a route only the distance is uncertain, metres. */
const RECKONED_ALONG_M = 6000;
/** Off a route every bend is missed, metres. */
const RECKONED_FREELY_M = 300;
/** Error that reckoning gathers: share of the way along a route, and off one. */
const DRIFT_ALONG = 0.05;
const DRIFT_FREELY = 0.2;

/** The next place of a car without a fix: along its route where it has one, else straight on. */
export function reckonOn(
  last: Position,
  movedM: number,
  along: Reckoned | null,
): Pick<Position, 'lon' | 'lat' | 'heading' | 'accuracyM'> {
  const accuracyM = last.accuracyM + movedM * (along ? DRIFT_ALONG : DRIFT_FREELY);
  if (along) return { ...along, accuracyM };
  const { lon, lat, heading } = last;
  if (heading === undefined) return { lon, lat, accuracyM };
  const [reckonedLon, reckonedLat] = pointTowards(lonLatOf(last), heading, movedM);
  return { lon: reckonedLon, lat: reckonedLat, heading, accuracyM };
}

/**
 * Whether a place reckoned on over `movedM` since the last fix may still be shown as the car's. It
 * is the way that makes it uncertain, not the time: a car that stands in a garage stays there.
 */
export function isReckonable(movedM: number, isAlong: boolean): boolean {
  return movedM <= (isAlong ? RECKONED_ALONG_M : RECKONED_FREELY_M);
}
