import type { Geometry } from 'geojson';
import { asBaseLonLat } from '../../shared/navigation/datum.ts';
import type { ScreenPoint } from './engine.ts';
import type { BaseTouched } from './gl-map.ts';
import { TOUCHABLE_OVERLAYS } from './style/overlay-layers.ts';

/** Half the width of what a fingertip means, pixels. */
const FINGER = 22;

/** The square under a fingertip. */
export function fingerBox({ x, y }: ScreenPoint): [[number, number], [number, number]] {
  return [
    [x - FINGER, y - FINGER],
    [x + FINGER, y + FINGER],
  ];
}

/** A rendered feature of a library as the engine hands it on; still in the base map's datum. */
export function touchedOf(
  layerId: string,
  properties: BaseTouched['properties'],
  geometry: Geometry,
): BaseTouched {
  const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
  return {
    of: TOUCHABLE_OVERLAYS[layerId] ?? 'poi',
    properties,
    at: lon === undefined || lat === undefined ? null : asBaseLonLat(lon, lat),
  };
}
