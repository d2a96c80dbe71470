import { isSet, isYes, lookUp, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { TileLayer } from '../../../../shared/navigation/tile-layers.ts';

/** How an area is drawn: its layer and class in OpenMapTiles' words. */
export interface AreaStyle {
  readonly layer: Extract<TileLayer, 'water' | 'landcover' | 'landuse' | 'park' | 'aeroway'>;
  readonly class: string;
  readonly subclass?: string;
  /** First zoom at which a large area of this kind is drawn. */
  readonly minZoom: number;
}

interface Row {
  readonly key: string;
  readonly layer: AreaStyle['layer'];
  readonly minZoom: number;
  /** OSM value → class. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the OSM value is kept as `subclass`. */
  readonly subclass?: true;
}

const same = (...values: string[]) => Object.fromEntries(values.map((value) => [value, value]));
const all = (to: string, ...values: string[]) =>
  Object.fromEntries(values.map((value) => [value, to]));

const ROWS: readonly Row[] = [
  { key: 'natural', layer: 'water', minZoom: 6, values: all('lake', 'water', 'bay') },
  { key: 'waterway', layer: 'water', minZoom: 6, values: { riverbank: 'river', dock: 'dock' } },
  { key: 'landuse', layer: 'water', minZoom: 9, values: all('lake', 'reservoir', 'basin') },
  { key: 'leisure', layer: 'water', minZoom: 14, values: same('swimming_pool') },
  { key: 'leisure', layer: 'park', minZoom: 8, values: same('nature_reserve') },
  { key: 'boundary', layer: 'park', minZoom: 7, values: same('national_park', 'protected_area') },
  {
    key: 'natural',
    layer: 'landcover',
    minZoom: 8,
    subclass: true,
    values: {
      wood: 'wood',
      grassland: 'grass',
      scrub: 'grass',
      heath: 'grass',
      fell: 'grass',
      wetland: 'wetland',
      sand: 'sand',
      beach: 'sand',
      bare_rock: 'rock',
      scree: 'rock',
      glacier: 'ice',
    },
  },
  {
    key: 'landuse',
    layer: 'landcover',
    minZoom: 8,
    subclass: true,
    values: {
      forest: 'wood',
      ...all(
        'grass',
        'grass',
        'meadow',
        'recreation_ground',
        'village_green',
        'allotments',
        'greenfield',
        'flowerbed',
      ),
      ...all(
        'farmland',
        'farmland',
        'farm',
        'orchard',
        'vineyard',
        'plant_nursery',
        'greenhouse_horticulture',
      ),
    },
  },
  {
    key: 'leisure',
    layer: 'landcover',
    minZoom: 9,
    subclass: true,
    values: all('grass', 'park', 'garden', 'golf_course', 'common'),
  },
  {
    key: 'aeroway',
    layer: 'aeroway',
    minZoom: 10,
    values: same('aerodrome', 'apron', 'runway', 'taxiway', 'helipad'),
  },
  {
    key: 'landuse',
    layer: 'landuse',
    minZoom: 9,
    values: same(
      'residential',
      'commercial',
      'retail',
      'industrial',
      'railway',
      'cemetery',
      'military',
      'quarry',
      'education',
      'construction',
      'garages',
      'brownfield',
      'depot',
    ),
  },
  {
    key: 'amenity',
    layer: 'landuse',
    minZoom: 11,
    values: {
      ...same('school', 'university', 'college', 'kindergarten', 'hospital', 'library'),
      ...all('parking', 'parking'),
      bus_station: 'bus_station',
      grave_yard: 'cemetery',
    },
  },
  {
    key: 'leisure',
    layer: 'landuse',
    minZoom: 12,
    values: same('stadium', 'pitch', 'playground', 'track', 'sports_centre'),
  },
  { key: 'tourism', layer: 'landuse', minZoom: 11, values: same('theme_park', 'zoo') },
  { key: 'place', layer: 'landuse', minZoom: 12, values: { square: 'pedestrian' } },
  {
    key: 'highway',
    layer: 'landuse',
    minZoom: 13,
    values: all('pedestrian', 'pedestrian', 'footway'),
  },
];

/** `water=*` values whose class is not that of any lake. */
const WATER_CLASSES: Readonly<Record<string, string>> = {
  river: 'river',
  canal: 'river',
  stream: 'river',
  oxbow: 'river',
  lock: 'river',
  moat: 'river',
  pond: 'pond',
  basin: 'pond',
  wastewater: 'pond',
  fountain: 'pond',
  reflecting_pool: 'pond',
  reservoir: 'reservoir',
};

/** How an area is drawn, or null. Buildings are not areas here. */
export function areaStyleOf(tags: OsmTags): AreaStyle | null {
  for (const { key, layer, minZoom, values, subclass } of ROWS) {
    const value = tags[key] ?? '';
    const found = lookUp(values, value);
    if (found === undefined) continue;
    const water = layer === 'water' ? lookUp(WATER_CLASSES, tags['water']) : undefined;
    return { layer, class: water ?? found, minZoom, ...(subclass && { subclass: value }) };
  }
  return null;
}

/** Water that is below something, and water that is there only in season. */
export function waterAttributes(tags: OsmTags): Record<string, string | number> {
  return {
    ...(isYes(tags['intermittent']) && { intermittent: 1 }),
    ...(isSet(tags['bridge']) && { brunnel: 'bridge' }),
    ...(isSet(tags['tunnel']) && { brunnel: 'tunnel' }),
  };
}

/** Least size of an area at a zoom, square metres: about 4 by 4 pixels of a 512-pixel tile. */
export function leastAreaM2(zoom: number): number {
  const metresPerPixel = 78_271.5 / 2 ** zoom;
  return (4 * metresPerPixel) ** 2;
}

/** First zoom at which an area of a size is worth drawing. */
export function minZoomOfArea(areaM2: number, least: number): number {
  let zoom = least;
  while (zoom < 14 && areaM2 < leastAreaM2(zoom)) zoom += 1;
  return zoom;
}

const METRES_PER_LEVEL = 3.66;
const UNKNOWN_HEIGHT = 5;
/** Taller than any building; a larger figure is a typing error. */
const MAX_HEIGHT = 1000;

/** Heights of a building or part of one, metres; unknown ones as OpenMapTiles has them. */
export function buildingHeights(tags: OsmTags): {
  render_height: number;
  render_min_height: number;
} {
  const height = metres(tags['height']) ?? levels(tags['building:levels']) ?? UNKNOWN_HEIGHT;
  const minHeight = metres(tags['min_height']) ?? levels(tags['building:min_level']) ?? 0;
  return {
    render_height: Math.round(height),
    render_min_height: Math.round(Math.min(minHeight, height)),
  };
}

function metres(value: string | undefined): number | undefined {
  const [, figure] = /^(\d+(?:\.\d+)?)\s*(?:m|metres?|meters?)?$/.exec(value?.trim() ?? '') ?? [];
  const found = Number(figure);
  return found > 0 && found <= MAX_HEIGHT ? found : undefined;
}

function levels(value: string | undefined): number | undefined {
  const count = metres(value);
  return count === undefined ? undefined : Math.min(MAX_HEIGHT, count * METRES_PER_LEVEL);
}
