import { asBaseLonLat, fromBaseDatum, toBaseDatum } from '../../../shared/navigation/datum.ts';
import type { Point } from '../../../shared/navigation/place.ts';

/** The only two places where a coordinate of Amap is shifted: on the way out, and on the way in. */

/** A point as Amap takes it: `lon,lat`, GCJ-02, six decimals. */
export function toAmap({ lon, lat }: Point): string {
  const [shiftedLon, shiftedLat] = toBaseDatum([lon, lat], 'GCJ-02');
  return `${shiftedLon.toFixed(6)},${shiftedLat.toFixed(6)}`;
}

/** The point of the world (WGS-84) that Amap's `lon,lat` means, to seven decimals (a centimetre). */
export function fromAmap(location: string): Point {
  const [lon = NaN, lat = NaN] = location.split(',').map(Number);
  const [worldLon, worldLat] = fromBaseDatum(asBaseLonLat(lon, lat), 'GCJ-02');
  return { lon: Number(worldLon.toFixed(7)), lat: Number(worldLat.toFixed(7)) };
}
