import { categoryOf } from '../../../../shared/navigation/category.ts';
import { lookUp, type OsmElementType, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { PlaceCategory } from '../../../../shared/navigation/place.ts';
import { MAX_TILE_ZOOM } from '../../../../shared/navigation/tile-layers.ts';
import type { Position } from './multipolygon.ts';
import { featureId, isNamed, nameAttributes, present, type TileFeature } from './tile-feature.ts';

interface PlaceLabel {
  readonly minZoom: number;
  readonly rank: number;
}

/** `place` values that are labelled. Countries are not: whose name a map shows is not ours to say. */
const PLACE_LABELS: Readonly<Record<string, PlaceLabel>> = {
  state: { minZoom: 6, rank: 1 },
  province: { minZoom: 6, rank: 1 },
  city: { minZoom: 6, rank: 2 },
  municipality: { minZoom: 6, rank: 2 },
  county: { minZoom: 9, rank: 4 },
  district: { minZoom: 9, rank: 4 },
  borough: { minZoom: 10, rank: 5 },
  town: { minZoom: 9, rank: 5 },
  suburb: { minZoom: 11, rank: 7 },
  island: { minZoom: 11, rank: 7 },
  village: { minZoom: 12, rank: 8 },
  quarter: { minZoom: 13, rank: 9 },
  neighbourhood: { minZoom: 14, rank: 10 },
  hamlet: { minZoom: 14, rank: 10 },
  islet: { minZoom: 14, rank: 11 },
  locality: { minZoom: 14, rank: 12 },
};

/** How important a place of a category is on the map: small is first. */
const POI_RANKS: Readonly<Partial<Record<PlaceCategory, number>>> = {
  airport: 1,
  station: 2,
  metro: 3,
  hospital: 5,
  sight: 6,
  mall: 6,
  park: 7,
  charging: 8,
  fuel: 8,
  government: 9,
  school: 10,
  hotel: 11,
  parking: 12,
  supermarket: 14,
  bank: 15,
  food: 16,
  cafe: 17,
  pharmacy: 18,
  carRepair: 18,
  toilets: 20,
  other: 22,
};

/** OpenMapTiles' class where it differs from the value of the tag. */
const POI_CLASSES: Readonly<Partial<Record<PlaceCategory, string>>> = {
  hotel: 'lodging',
  hospital: 'hospital',
  pharmacy: 'pharmacy',
  mall: 'shop',
  supermarket: 'grocery',
  metro: 'railway',
  carRepair: 'car_repair',
  park: 'park',
  airport: 'airport',
};

const SUBCLASS_KEYS = [
  'amenity',
  'shop',
  'tourism',
  'railway',
  'leisure',
  'aeroway',
  'historic',
  'office',
];

const NOT_ON_THE_MAP: ReadonlySet<PlaceCategory> = new Set([
  'area',
  'building',
  'street',
  'crossing',
  'address',
]);

/** Whether an area's label is worth finding: most buildings have none. */
export function hasPoint(tags: OsmTags): boolean {
  return isNamed(tags) || tags['addr:housenumber'] !== undefined || categoryOf(tags) !== null;
}

/** What is drawn of an element at one point: a place label or a point of interest. */
export function* pointFeatures(
  type: OsmElementType,
  id: number,
  tags: OsmTags,
  coordinates: Position,
): Generator<TileFeature> {
  const geometry = { type: 'Point', coordinates } as const;
  const common = { geometry, maxZoom: MAX_TILE_ZOOM, id: featureId(type, id) };
  const { place = '' } = tags;
  const label = lookUp(PLACE_LABELS, place);
  if (label && isNamed(tags)) {
    const capital = /^[2-6]$/.exec(tags['capital'] ?? '')?.[0];
    yield {
      ...common,
      layer: 'place',
      minZoom: label.minZoom,
      attributes: present({
        class: place,
        rank: label.rank,
        capital: capital === undefined ? undefined : Number(capital),
        ...nameAttributes(tags),
      }),
    };
  }
  yield* poi(tags, common);
  if (tags['addr:housenumber'] !== undefined) {
    yield {
      ...common,
      layer: 'housenumber',
      minZoom: MAX_TILE_ZOOM,
      attributes: { housenumber: tags['addr:housenumber'] },
    };
  }
}

function* poi(
  tags: OsmTags,
  common: Pick<TileFeature, 'geometry' | 'maxZoom'> & { readonly id: number },
): Generator<TileFeature> {
  const category = categoryOf(tags);
  if (category === null || NOT_ON_THE_MAP.has(category) || isTrackPoint(tags)) return;
  const entrance = tags['railway'] === 'subway_entrance';
  const rank = entrance ? 13 : (POI_RANKS[category] ?? 25);
  if (!isNamed(tags) && !entrance && !isUsefulWithoutName(category)) return;
  const subclass = SUBCLASS_KEYS.map((key) => tags[key]).find((value) => value !== undefined);
  yield {
    ...common,
    layer: 'poi',
    minZoom: rank <= 3 ? 12 : rank <= 8 ? 13 : MAX_TILE_ZOOM,
    attributes: present({
      class: entrance ? 'entrance' : (POI_CLASSES[category] ?? subclass ?? category),
      subclass: category === 'metro' && !entrance ? 'subway' : (subclass ?? category),
      category,
      rank,
      ref: tags['ref'],
      ...nameAttributes(tags),
    }),
  };
}

/** Where a train halts on its track; the station has a point of its own. */
function isTrackPoint(tags: OsmTags): boolean {
  return tags['public_transport'] === 'stop_position';
}

function isUsefulWithoutName(category: PlaceCategory): boolean {
  return category === 'charging' || category === 'fuel' || category === 'parking';
}
