import type { Position } from '../guidance.ts';

/** What arriving is judged by. */
export interface Approach {
  /** Left to drive to the waypoint along the route, metres. */
  readonly remainingM: number;
  /** Straight distance to the waypoint itself, metres. */
  readonly straightM: number;
  readonly position: Pick<Position, 'speedMps' | 'accuracyM'>;
  /** The least straight distance so far. */
  readonly leastStraightM: number;
  /** The car has left the route. */
  readonly isLeaving: boolean;
}

/** Reached at this distance whatever the speed, metres: half the length of a frontage. */
const REACHED_M = 12;
/** A car that stops this near has arrived: the kerb may be taken a house before, metres. */
const STOPPED_WITHIN_M = 25;
/** Slower than this a car stops, m/s. */
const STOPPED_MPS = 1;
/** A car that leaves the route this near turns into the yard or the car park, metres. */
const LEFT_WITHIN_M = 60;
/** Farther away than the nearest it came, metres: it has gone past. */
const PASSED_BY_M = 30;

/** Whether the waypoint is reached: at its place, stopped beside it, turned in there, or passed. */
export function hasArrived(approach: Approach): boolean {
  const { remainingM, straightM, position, leastStraightM, isLeaving } = approach;
  const vague = Math.min(10, position.accuracyM / 2);
  if (remainingM <= REACHED_M + vague) return true;
  const nearest = Math.min(remainingM, straightM);
  if (position.speedMps <= STOPPED_MPS && nearest <= STOPPED_WITHIN_M) {
    return remainingM <= 2 * STOPPED_WITHIN_M;
  }
  if (remainingM > 2 * LEFT_WITHIN_M) return false;
  if (isLeaving && nearest <= LEFT_WITHIN_M) return true;
  return (
    leastStraightM <= LEFT_WITHIN_M / 2 && straightM > leastStraightM + PASSED_BY_M && isLeaving
  );
}
