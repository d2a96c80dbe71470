import type { LonLat } from './polyline.ts';

/** Metres per degree of latitude: the mean meridian of WGS-84. */
const METRES_PER_DEGREE = 111_132.95;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** An angle as degrees clockwise from north, 0 ≤ a < 360. */
export function normalDegrees(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** The short way round from one direction to another, -180 < a ≤ 180. */
export function turnBetween(from: number, to: number): number {
  const turn = normalDegrees(to - from);
  return turn > 180 ? turn - 360 : turn;
}

/** How far `to` is from `from` on the flat picture around `from`: metres east and north. */
export function offsetM(
  from: LonLat,
  to: LonLat,
): { readonly east: number; readonly north: number } {
  const perLon = METRES_PER_DEGREE * Math.cos(radians(from[1]));
  return { east: (to[0] - from[0]) * perLon, north: (to[1] - from[1]) * METRES_PER_DEGREE };
}

/** The point so many metres east and north of `from`. */
export function moved(from: LonLat, east: number, north: number): LonLat {
  const perLon = METRES_PER_DEGREE * Math.cos(radians(from[1]));
  return [from[0] + east / perLon, from[1] + north / METRES_PER_DEGREE];
}

/** Metres between two points of one city; flat, exact to 0.1 % up to some 100 km. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const { east, north } = offsetM(a, b);
  return Math.hypot(east, north);
}

/** The direction from `a` to `b`, degrees clockwise from north. */
export function headingBetween(a: LonLat, b: LonLat): number {
  const { east, north } = offsetM(a, b);
  return normalDegrees((Math.atan2(east, north) * 180) / Math.PI);
}
