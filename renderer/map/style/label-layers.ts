import type { LayerSpecification } from 'maplibre-gl';
import { TILES } from './area-layers.ts';
import { MAP_FONT, nameIn, sizes, type StyleContext } from './expressions.ts';
import { poiLayer } from './poi-layer.ts';

/**
 * Names. The layers come from the least to the most important: where names compete, the library
 * places later layers first.
 */
export function labelLayers(context: StyleContext): LayerSpecification[] {
  return [
    waterwayNames(context),
    streetNames(context, 'street-names-minor', MINOR, 15, [15, 19, 18, 23]),
    poiLayer(context),
    waterNames(context),
    parkNames(context),
    streetNames(context, 'street-names-tertiary', ['tertiary'], 13.5, [14, 19, 18, 24]),
    streetNames(context, 'street-names', MAJOR, 12, [12, 18, 16, 22, 18, 26]),
    shields(context),
    quarters(context),
    towns(context),
  ];
}

const MINOR = ['minor', 'service', 'track', 'busway', 'raceway'];
const MAJOR = ['motorway', 'trunk', 'primary', 'secondary'];

/**
 * Along the road; on steep roads Han text stands upright, character below character, which the
 * library does by itself for lines as long as it may keep text upright.
 */
function streetNames(
  { palette, language }: StyleContext,
  id: string,
  classes: readonly string[],
  minzoom: number,
  size: readonly number[],
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: TILES,
    'source-layer': 'transportation_name',
    minzoom,
    filter: [
      'all',
      ['in', ['get', 'class'], ['literal', [...classes]]],
      ['any', ['has', 'name'], ['has', 'name:zh']],
    ],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes(size),
      'text-letter-spacing': language === 'zh-CN' ? 0.07 : 0.01,
      'text-max-angle': 32,
      'text-padding': 10,
      'text-rotation-alignment': 'map',
      'text-pitch-alignment': 'viewport',
      'text-keep-upright': true,
    },
    paint: {
      'text-color': classes === MAJOR ? palette.text : palette.textMinor,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 1.8,
    },
  };
}

/** Numbers of motorways and national roads, on a plate. */
function shields({ theme }: StyleContext): LayerSpecification {
  return {
    id: 'shields',
    type: 'symbol',
    source: TILES,
    'source-layer': 'transportation_name',
    minzoom: 9,
    filter: [
      'all',
      ['has', 'ref'],
      ['<=', ['length', ['get', 'ref']], 6],
      ['in', ['get', 'class'], ['literal', ['motorway', 'trunk', 'primary']]],
    ],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 560,
      'icon-image': [
        'match',
        ['get', 'class'],
        'motorway',
        `shield-motorway:${theme}`,
        `shield:${theme}`,
      ],
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [3, 7, 3, 7],
      'icon-rotation-alignment': 'viewport',
      'text-rotation-alignment': 'viewport',
      'text-field': ['get', 'ref'],
      'text-font': MAP_FONT,
      'text-size': 16,
      'text-padding': 40,
    },
    paint: { 'text-color': '#ffffff' },
  };
}

function waterwayNames({ palette, language }: StyleContext): LayerSpecification {
  return {
    id: 'waterway-names',
    type: 'symbol',
    source: TILES,
    'source-layer': 'waterway',
    minzoom: 13,
    filter: ['all', ['in', ['get', 'class'], ['literal', ['river', 'canal']]], ['has', 'name']],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 500,
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes([13, 17, 17, 21]),
      'text-letter-spacing': language === 'zh-CN' ? 0.15 : 0.05,
      'text-pitch-alignment': 'viewport',
    },
    paint: {
      'text-color': palette.waterText,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 1.2,
    },
  };
}

function waterNames({ palette, language }: StyleContext): LayerSpecification {
  return {
    id: 'water-names',
    type: 'symbol',
    source: TILES,
    'source-layer': 'water_name',
    minzoom: 10,
    layout: {
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes([10, 18, 15, 28]),
      'text-letter-spacing': language === 'zh-CN' ? 0.2 : 0.05,
      'text-max-width': 8,
    },
    paint: {
      'text-color': palette.waterText,
      'text-halo-color': palette.water,
      'text-halo-width': 1.2,
    },
  };
}

function parkNames({ palette, language }: StyleContext): LayerSpecification {
  return {
    id: 'park-names',
    type: 'symbol',
    source: TILES,
    'source-layer': 'poi',
    minzoom: 13,
    filter: ['==', ['get', 'category'], 'park'],
    layout: {
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes([13, 17, 17, 21]),
      'text-max-width': 7,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 50],
    },
    paint: {
      'text-color': palette.greenText,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 1.6,
    },
  };
}

/** Parts of a town: there when one looks for orientation, gone where streets carry it. */
function quarters({ palette, language }: StyleContext): LayerSpecification {
  return {
    id: 'quarters',
    type: 'symbol',
    source: TILES,
    'source-layer': 'place',
    minzoom: 10,
    maxzoom: 16,
    filter: [
      'in',
      ['get', 'class'],
      ['literal', ['suburb', 'quarter', 'neighbourhood', 'borough', 'village', 'hamlet', 'island']],
    ],
    layout: {
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 30],
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes([10, 18, 15, 23]),
      'text-letter-spacing': 0.1,
      'text-max-width': 7,
      'text-padding': 14,
    },
    paint: {
      'text-color': palette.placeText,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 1.8,
    },
  };
}

function towns({ palette, language }: StyleContext): LayerSpecification {
  return {
    id: 'towns',
    type: 'symbol',
    source: TILES,
    'source-layer': 'place',
    maxzoom: 14,
    filter: [
      'in',
      ['get', 'class'],
      ['literal', ['city', 'town', 'district', 'county', 'municipality', 'state', 'province']],
    ],
    layout: {
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 20],
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        6,
        ['match', ['get', 'class'], 'city', 22, 18],
        12,
        ['match', ['get', 'class'], 'city', 34, 26],
      ],
      'text-letter-spacing': 0.08,
      'text-max-width': 8,
      'text-padding': 12,
    },
    paint: {
      'text-color': palette.text,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 2,
    },
  };
}
