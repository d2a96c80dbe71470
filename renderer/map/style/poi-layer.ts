import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { TILES } from './area-layers.ts';
import { MAP_FONT, nameIn, sizes, type StyleContext } from './expressions.ts';

/** The layer whose features a finger can mean. */
export const POIS = 'pois';

/**
 * From which zoom places of a category show: what a driver heads for early, the rest late. Whole
 * zooms: a filter is asked once per tile.
 */
const POI_ZOOM: Readonly<Record<string, number>> = {
  airport: 11,
  station: 13,
  metro: 14,
  charging: 14,
  hospital: 15,
  fuel: 15,
  sight: 15,
  mall: 15,
  parking: 16,
  hotel: 17,
  supermarket: 17,
  food: 17,
  toilets: 17,
  school: 17,
  government: 17,
  carRepair: 17,
  cafe: 18,
  pharmacy: 18,
  bank: 18,
};

/** What a driver looks for by kind is shown without a name too. */
const NAMELESS = ['charging', 'fuel', 'parking', 'toilets'];

/** OpenMapTiles' classes, for tiles of other makers, which have no `category`. */
const CATEGORY_OF_CLASS = {
  railway: 'metro',
  airport: 'airport',
  aerialway: 'station',
  bus: 'other',
  fuel: 'fuel',
  charging_station: 'charging',
  parking: 'parking',
  hospital: 'hospital',
  attraction: 'sight',
  museum: 'sight',
  castle: 'sight',
  zoo: 'sight',
  lodging: 'hotel',
  grocery: 'supermarket',
  restaurant: 'food',
  fast_food: 'food',
  cafe: 'cafe',
  toilets: 'toilets',
  bank: 'bank',
  college: 'school',
  school: 'school',
  town_hall: 'government',
} as const;

/** The category of a place, by our own field or by OpenMapTiles' class. */
const POI_CATEGORY: ExpressionSpecification = [
  'coalesce',
  ['get', 'category'],
  ['get', ['coalesce', ['get', 'class'], ''], ['literal', CATEGORY_OF_CLASS]],
  'other',
];

/** Places by category, few and small. */
export function poiLayer({ palette, theme, language }: StyleContext): LayerSpecification {
  return {
    id: POIS,
    type: 'symbol',
    source: TILES,
    'source-layer': 'poi',
    minzoom: 11,
    filter: [
      'all',
      ['any', ['has', 'name'], ['in', POI_CATEGORY, ['literal', NAMELESS]]],
      // Squares and waters have names of their own layers; an entrance matters when one stands there.
      ['!=', ['get', 'class'], 'sight'],
      ['any', ['!=', ['get', 'class'], 'entrance'], ['>=', ['zoom'], 18]],
      ['>=', ['zoom'], ['coalesce', ['get', POI_CATEGORY, ['literal', POI_ZOOM]], 99]],
    ],
    layout: {
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 50],
      'icon-image': ['concat', 'poi:', POI_CATEGORY, `:${theme}`],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 14, 0.8, 17, 1],
      'icon-padding': 6,
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizes([14, 17, 18, 20]),
      'text-anchor': 'top',
      'text-offset': [0, 0.95],
      'text-max-width': 8,
      'text-optional': true,
      'text-padding': 8,
    },
    paint: {
      'text-color': palette.textMinor,
      'text-halo-color': palette.textHalo,
      'text-halo-width': 1.6,
    },
  };
}
