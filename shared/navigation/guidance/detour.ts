import type { Point } from '../place.ts';
import type { LonLat } from '../polyline.ts';
import { pointTowards } from '../position/plane.ts';
import { measureLine, pointAt, project, type Line } from './route-line.ts';

/** A wrong turn leads at least this far from the way, so that it is noticed and not taken back. */
export const DETOUR_M = 300;

/** Farther from the route than this, metres, a car is on another road. */
const APART_M = 40;
/** How closely a candidate is compared with the route, metres. */
const SAMPLE_M = 20;

/**
 * Places to be sent to in order to leave the route: around the car and around the next manoeuvre,
 * straight on first, since missing a turn is the commonest mistake.
 */
export function detourTargets(
  car: LonLat,
  heading: number,
  crossing: LonLat | undefined,
  crossingHeading: number,
): Point[] {
  const around = (centre: LonLat, ahead: number, distances: readonly number[]): Point[] =>
    distances.flatMap((distanceM) =>
      [0, 90, -90, 45, -45, 180].map((turn) => {
        const [lon, lat] = pointTowards(centre, ahead + turn, distanceM);
        return { lon, lat };
      }),
    );
  return [
    ...(crossing ? around(crossing, crossingHeading, [500]) : []),
    ...around(car, heading, [600, 1500]),
  ];
}

/** A way that has not parted by then is no wrong turn, metres. */
const LOOK_M = 2500;

/**
 * Where a way parts from the route, metres from its start; `undefined` when it does not, or not for
 * long. The window must reach farther than the way is looked at, or its end passes for a parting.
 */
export function partsAfter(way: Line, route: Line, window: { fromM: number; toM: number }) {
  let partedAt: number | undefined;
  for (let at = 0; at <= Math.min(way.lengthM, LOOK_M); at += SAMPLE_M) {
    const near = project(route, pointAt(way, at), window);
    const isApart = !near || near.offM > APART_M;
    if (!isApart) partedAt = undefined;
    else partedAt ??= at;
    if (partedAt !== undefined && at - partedAt >= DETOUR_M) return partedAt;
  }
  return undefined;
}

/** Straight on, over whatever is there: where no road leads away, the car leaves the map's roads. */
export function straightOn(car: LonLat, heading: number): Line {
  return measureLine([car, pointTowards(car, heading, 2 * DETOUR_M)]);
}
