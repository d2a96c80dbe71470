import type { LayerSpecification } from 'maplibre-gl';
import type { StyleContext } from './expressions.ts';

export const TILES = 'region';

/** Ground, land use, greenery, water: what lies under the roads. */
export function areaLayers({ palette }: StyleContext): LayerSpecification[] {
  const fill = (
    id: string,
    sourceLayer: string,
    classes: readonly string[] | null,
    colour: string,
    minzoom = 0,
  ): LayerSpecification => ({
    id,
    type: 'fill',
    source: TILES,
    'source-layer': sourceLayer,
    minzoom,
    ...(classes && { filter: ['in', ['get', 'class'], ['literal', [...classes]]] }),
    paint: { 'fill-color': colour, 'fill-antialias': true },
  });
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    fill(
      'landuse-built-up',
      'landuse',
      ['residential', 'commercial', 'retail', 'industrial', 'suburb', 'neighbourhood'],
      palette.builtUp,
      9,
    ),
    fill(
      'landuse-campus',
      'landuse',
      ['school', 'university', 'college', 'kindergarten', 'hospital'],
      palette.campus,
      12,
    ),
    fill('landcover-sand', 'landcover', ['sand', 'rock'], palette.sand, 10),
    fill('landcover-green', 'landcover', ['grass', 'farmland', 'wetland'], palette.green, 8),
    fill('landcover-wood', 'landcover', ['wood', 'forest'], palette.wood, 8),
    {
      ...fill('park', 'park', null, palette.green, 8),
      paint: { 'fill-color': palette.green, 'fill-opacity': 0.7 },
    } as LayerSpecification,
    fill('landuse-cemetery', 'landuse', ['cemetery', 'pitch', 'stadium'], palette.green, 12),
    {
      id: 'water',
      type: 'fill',
      source: TILES,
      'source-layer': 'water',
      filter: ['!=', ['get', 'brunnel'], 'tunnel'],
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'waterway',
      type: 'line',
      source: TILES,
      'source-layer': 'waterway',
      minzoom: 10,
      filter: ['!=', ['get', 'brunnel'], 'tunnel'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          10,
          ['match', ['get', 'class'], ['river', 'canal'], 1.2, 0.3],
          14,
          ['match', ['get', 'class'], ['river', 'canal'], 3.5, 1.5],
          18,
          ['match', ['get', 'class'], ['river', 'canal'], 22, 8],
        ],
      },
    },
    {
      id: 'runway',
      type: 'fill',
      source: TILES,
      'source-layer': 'aeroway',
      minzoom: 11,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.runway },
    },
    {
      id: 'runway-line',
      type: 'line',
      source: TILES,
      'source-layer': 'aeroway',
      minzoom: 11,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: {
        'line-color': palette.runway,
        'line-width': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          11,
          ['match', ['get', 'class'], 'runway', 3, 1],
          16,
          ['match', ['get', 'class'], 'runway', 40, 12],
        ],
      },
    },
    {
      id: 'boundary',
      type: 'line',
      source: TILES,
      'source-layer': 'boundary',
      filter: ['all', ['>=', ['get', 'admin_level'], 5], ['!=', ['get', 'maritime'], 1]],
      paint: {
        'line-color': palette.boundary,
        'line-width': 1.2,
        'line-dasharray': [4, 3],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 15, 0.3],
      },
    },
  ];
}

const FLAT: LayerSpecification['id'] = 'building';

/** Buildings lie flat; where the map is tilted and close they stand up, faded. */
export function buildingLayers({ palette, theme }: StyleContext): LayerSpecification[] {
  return [
    {
      id: FLAT,
      type: 'fill',
      source: TILES,
      'source-layer': 'building',
      minzoom: 13.5,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingLine,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 0, 14.5, 1],
      },
    },
    {
      id: STANDING_BUILDINGS,
      type: 'fill-extrusion',
      source: TILES,
      'source-layer': 'building',
      minzoom: 14.6,
      filter: ['!=', ['get', 'hide_3d'], true],
      layout: { visibility: 'none' },
      paint: {
        'fill-extrusion-color': palette.standing,
        'fill-extrusion-height': [
          'interpolate',
          ['linear'],
          ['zoom'],
          14.6,
          0,
          15.2,
          ['coalesce', ['get', 'render_height'], 6],
        ],
        'fill-extrusion-base': [
          'interpolate',
          ['linear'],
          ['zoom'],
          14.6,
          0,
          15.2,
          ['coalesce', ['get', 'render_min_height'], 0],
        ],
        'fill-extrusion-opacity': theme === 'night' ? 0.72 : 0.68,
        'fill-extrusion-vertical-gradient': true,
      },
    },
  ];
}

export const STANDING_BUILDINGS = 'building-standing';
