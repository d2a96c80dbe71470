import gcoord from 'gcoord';
import type { LonLat } from './polyline.ts';

/** What the coordinates of a base map refer to. */
export type Datum = 'WGS-84' | 'GCJ-02';

declare const inBaseDatum: unique symbol;

/**
 * `[lon, lat]` in the datum of the base map. Only {@link toBaseDatum} makes one, so that a point which
 * reached the map unshifted, or shifted twice, does not compile.
 */
export type BaseLonLat = LonLat & { readonly [inBaseDatum]: true };

/**
 * The map library hands out points of its own base map, and a provider that speaks GCJ-02 those of
 * its places: they are in that datum by what they are, and are marked here. For nothing else.
 */
export function asBaseLonLat(lon: number, lat: number): BaseLonLat {
  return [lon, lat] as unknown as BaseLonLat;
}

/** GCJ-02 moves a point by less than 0.01°, and the shift changes by less than 1 % of a step. */
const INVERSE_STEPS = 4;

/** Where a point of the world (WGS-84) lies on the base map. Outside China nothing is shifted. */
export function toBaseDatum([lon, lat]: LonLat, datum: Datum): BaseLonLat {
  if (datum === 'WGS-84') return asBaseLonLat(lon, lat);
  const [shiftedLon, shiftedLat] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return asBaseLonLat(shiftedLon, shiftedLat);
}

/**
 * Which point of the world (WGS-84) lies at a place of the base map, to a centimetre.
 *
 * gcoord's own inverse repeats until it has converged, which it never does where its bounds of China
 * end; a finger that drags the map there must not hang the page.
 */
export function fromBaseDatum([lon, lat]: BaseLonLat, datum: Datum): LonLat {
  if (datum === 'WGS-84') return [lon, lat];
  let world: LonLat = [lon, lat];
  for (let step = 0; step < INVERSE_STEPS; step++) {
    const [guessLon, guessLat] = toBaseDatum(world, datum);
    world = [world[0] - (guessLon - lon), world[1] - (guessLat - lat)];
  }
  return world;
}
