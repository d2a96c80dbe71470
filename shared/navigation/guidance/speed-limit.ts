import type { Route } from '../route.ts';
import type { RouteLine } from './route-line.ts';

/** A stretch of the route with one speed limit. */
export interface LimitedStretch {
  readonly fromM: number;
  readonly kmh: number | null;
}

/** The limits along a route; neighbours with the same limit are one stretch. */
export function limitsAlong(route: Route, line: RouteLine): readonly LimitedStretch[] {
  const stretches: LimitedStretch[] = [];
  for (const { fromShapeIndex, kmh } of route.speedLimits) {
    const fromM = line.along[Math.min(fromShapeIndex, line.along.length - 1)] ?? 0;
    if (stretches.at(-1)?.kmh !== kmh) stretches.push({ fromM, kmh });
  }
  return stretches;
}

/** The stretch that holds `travelledM`; `undefined` where nothing is known. */
export function limitAt(
  stretches: readonly LimitedStretch[],
  travelledM: number,
): LimitedStretch | undefined {
  return stretches.findLast(({ fromM }) => fromM <= travelledM);
}

/** Whether the car is too fast, and whether that was said. */
export interface OverSpeed {
  readonly isOver: boolean;
  /** Since when the car has been above the limit, epoch ms. */
  readonly since: number | null;
  /** Start of the stretch for which it was said, metres: once is enough. */
  readonly saidAtM: number | null;
}

export const NOT_OVER_SPEED: OverSpeed = { isOver: false, since: null, saidAtM: null };

/** Above the limit by this, km/h: less is the error of limits, signs, and the speedometer. */
const OVER_FROM_KMH = 5;
/** Back at most this far above the limit, km/h: a foot trembling at the limit is one excess. */
const OVER_UNTIL_KMH = 1;
/** A car needs this long to slow down to a new limit, ms. */
const OVER_AFTER_MS = 3000;

/** The state after a new speed, and whether the driver is to be told now. */
export function stepOverSpeed(
  last: OverSpeed,
  stretch: LimitedStretch | undefined,
  speedMps: number,
  now: number,
): { readonly state: OverSpeed; readonly isToBeSaid: boolean } {
  if (!stretch?.kmh) {
    return { state: { ...last, isOver: false, since: null }, isToBeSaid: false };
  }
  const excess = speedMps * 3.6 - stretch.kmh;
  if (excess <= (last.isOver ? OVER_UNTIL_KMH : OVER_FROM_KMH)) {
    return { state: { ...last, isOver: false, since: null }, isToBeSaid: false };
  }
  const since = last.since ?? now;
  const isOver = last.isOver || now - since >= OVER_AFTER_MS;
  const isToBeSaid = isOver && last.saidAtM !== stretch.fromM;
  const saidAtM = isToBeSaid ? stretch.fromM : last.saidAtM;
  return { state: { isOver, since, saidAtM }, isToBeSaid };
}
