/**
 * The layers of a pack's vector tiles and their fields: the part of the OpenMapTiles schema
 * (© OpenMapTiles, CC-BY 4.0, https://openmaptiles.org/schema/) that our builder writes and our map
 * styles read, so that tiles made by tilemaker or planetiler look the same. Fields left out of a
 * feature are absent, never empty.
 */

/** Names every labelled feature can have. */
export const NAME_FIELDS = ['name', 'name:zh', 'name:en', 'name:zh_pinyin'] as const;

export const TILE_LAYERS = {
  /** Areas of water. `class`: ocean, river, lake, pond, reservoir, swimming_pool. */
  water: ['class', 'intermittent', 'brunnel'],
  /** Lines of water. `class`: river, canal, stream, drain, ditch. */
  waterway: ['class', 'brunnel', 'intermittent', ...NAME_FIELDS],
  /** Names of lakes and rivers, as points. */
  water_name: ['class', 'intermittent', ...NAME_FIELDS],
  /** `class`: grass, wood, farmland, sand, rock, wetland. City parks are `class` grass, `subclass` park. */
  landcover: ['class', 'subclass'],
  /** `class`: residential, commercial, retail, industrial, school, hospital, cemetery, … */
  landuse: ['class'],
  /** Protected areas. `class`: nature_reserve, national_park, protected_area. */
  park: ['class', 'rank', ...NAME_FIELDS],
  /** Heights in metres. `hide_3d`: an outline whose parts are drawn instead. */
  building: ['render_height', 'render_min_height', 'hide_3d'],
  /** Roads, rails, ferries. `brunnel`: bridge, tunnel, ford; `ramp`: 1; `oneway`: 1 or -1; `surface`: paved, unpaved. */
  transportation: ['class', 'subclass', 'ramp', 'brunnel', 'oneway', 'surface', 'layer', 'service'],
  transportation_name: ['class', 'subclass', 'ref', 'ref_length', 'brunnel', ...NAME_FIELDS],
  /** `class`: city, town, village, district, suburb, quarter, neighbourhood, island, … */
  place: ['class', 'rank', 'capital', ...NAME_FIELDS],
  /** `category`: ours, see `place.ts`; the rest as OpenMapTiles has it. */
  poi: ['class', 'subclass', 'category', 'rank', 'ref', ...NAME_FIELDS],
  aeroway: ['class', 'ref'],
  /** Lines between administrative areas below province level; nothing above it is ever drawn. */
  boundary: ['admin_level', 'disputed', 'maritime'],
  housenumber: ['housenumber'],
} as const satisfies Record<string, readonly string[]>;

export type TileLayer = keyof typeof TILE_LAYERS;

export const TILE_LAYER_NAMES = Object.keys(TILE_LAYERS).filter(isTileLayer);

/** Whether a layer of a tile is one our map knows. */
export function isTileLayer(name: string): name is TileLayer {
  return Object.hasOwn(TILE_LAYERS, name);
}

/** Layers without which a map of a region cannot be drawn. */
export const REQUIRED_TILE_LAYERS = [
  'transportation',
  'water',
] as const satisfies readonly TileLayer[];

/** `class` values of `transportation`, most important first: the order in which they are drawn and thinned. */
export const TRANSPORTATION_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'minor',
  'service',
  'track',
  'path',
  'raceway',
  'busway',
  'rail',
  'transit',
  'ferry',
  'cable_car',
  'pier',
] as const;

export type TransportationClass = (typeof TRANSPORTATION_CLASSES)[number];

/** The zooms that our builder makes; the map magnifies the last. */
export const MIN_TILE_ZOOM = 6;
export const MAX_TILE_ZOOM = 14;
