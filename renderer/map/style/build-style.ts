import type { FontFacesSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { OVERLAYS, type BaseMap } from '../engine.ts';
import { areaLayers, buildingLayers, TILES } from './area-layers.ts';
import { labelLayers } from './label-layers.ts';
import { groundOverlays, overlaySource, standingOverlays } from './overlay-layers.ts';
import { PALETTES } from './palette.ts';
import { oneWayLayer, roadLayers } from './road-layers.ts';

/** Sources of the overlays, empty. */
export function emptyOverlaySources(): Record<string, SourceSpecification> {
  return Object.fromEntries(
    OVERLAYS.map((id): [string, SourceSpecification] => [
      overlaySource(id),
      {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        tolerance: 0.2,
        // Every tile in view is cut anew whenever the data changes. A low zoom means few tiles; at 13
        // a step of the grid is half a metre, less than a pixel of any zoom on the road.
        maxzoom: 13,
      },
    ]),
  );
}

/**
 * The style of the map: the region's tiles and the overlays, in the order in which they lie upon
 * each other. Day and night have the same layers, so that one turns into the other by colours alone.
 *
 * @param origin scheme and host the page came from; tiles come from the same
 */
export function buildStyle(
  { theme, language, region }: BaseMap,
  fonts: FontFacesSpecification,
  origin: string,
): StyleSpecification {
  const context = { palette: PALETTES[theme], theme, language };
  const ground = areaLayers(context);
  const base = region
    ? {
        below: [...ground, ...roadLayers(context), ...buildingLayers(context)],
        above: [oneWayLayer(context), ...labelLayers(context)],
      }
    : { below: ground.slice(0, 1), above: [] };
  return {
    version: 8,
    'font-faces': fonts,
    light: { anchor: 'viewport', color: '#ffffff', intensity: theme === 'night' ? 0.22 : 0.16 },
    transition: { duration: 0, delay: 0 },
    sources: {
      ...(region && {
        [TILES]: {
          type: 'vector',
          tiles: [`${origin}/regions/${region.id}/tiles/{z}/{x}/{y}.mvt`],
          minzoom: region.minZoom,
          maxzoom: region.maxZoom,
          bounds: [...region.bbox],
        },
      }),
      ...emptyOverlaySources(),
    },
    layers: [...base.below, ...groundOverlays(theme), ...base.above, ...standingOverlays(theme)],
  };
}
