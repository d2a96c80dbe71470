import CheapRuler from 'cheap-ruler';
import type { LonLat } from '../polyline.ts';
import type { Point } from '../place.ts';

/** Metres east and north of an origin. */
export type Metres = readonly [east: number, north: number];

/** A flat map of the surroundings of one point; good to 0.1 % within some ten kilometres. */
export interface Plane {
  toMetres(point: LonLat): Metres;
  toLonLat(metres: Metres): LonLat;
}

/** The plane that touches the earth at `origin`. */
export function planeAt([lon0, lat0]: LonLat): Plane {
  const { kx, ky } = new CheapRuler(lat0, 'meters');
  return {
    toMetres: ([lon, lat]) => [shortWay(lon - lon0) * kx, (lat - lat0) * ky],
    // At a pole kx is 0 and every longitude is the same place.
    toLonLat: ([east, north]) => [
      shortWay(lon0 + (kx === 0 ? 0 : east / kx)),
      Math.max(-90, Math.min(90, lat0 + north / ky)),
    ],
  };
}

/** Degrees of longitude brought into -180 … 180. */
function shortWay(degrees: number): number {
  return degrees >= -180 && degrees <= 180
    ? degrees
    : ((((degrees + 180) % 360) + 360) % 360) - 180;
}

export function lonLatOf({ lon, lat }: Point): LonLat {
  return [lon, lat];
}

/** Straight distance between two points, metres. */
export function distanceBetween(from: LonLat, to: LonLat): number {
  const middle: LonLat = [from[0], (from[1] + to[1]) / 2];
  const { kx, ky } = new CheapRuler(middle[1], 'meters');
  return Math.hypot(shortWay(to[0] - from[0]) * kx, (to[1] - from[1]) * ky);
}

/** Degrees clockwise from north in 0 … 360 (360 excluded) of a way given in metres. */
export function bearingOf([east, north]: Metres): number {
  return normalDegrees((Math.atan2(east, north) * 180) / Math.PI);
}

/** Any angle in degrees as 0 … 360 (360 excluded). */
export function normalDegrees(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  // A tiny negative angle rounds to 360.
  return turned >= 360 ? 0 : turned;
}

/** The short way round from one direction to another, -180 < a ≤ 180. */
export function turnBetween(from: number, to: number): number {
  const turn = normalDegrees(to - from);
  return turn > 180 ? turn - 360 : turn;
}

/** How far apart two directions are, 0 … 180 degrees. */
export function degreesApart(one: number, other: number): number {
  return Math.abs(turnBetween(one, other));
}

/** The direction from one point to another, 0 … 360 (360 excluded) degrees. */
export function headingBetween(from: LonLat, to: LonLat): number {
  return bearingOf(planeAt(from).toMetres(to));
}

/** The point so many metres east and north of `from`. */
export function moved(from: LonLat, east: number, north: number): LonLat {
  return planeAt(from).toLonLat([east, north]);
}

/** The point `distanceM` from `from` towards `heading`. */
export function pointTowards(from: LonLat, heading: number, distanceM: number): LonLat {
  const radians = (heading * Math.PI) / 180;
  return moved(from, distanceM * Math.sin(radians), distanceM * Math.cos(radians));
}
