import type { OsmTags } from './osm.ts';
import type { PlaceCategory } from './place.ts';

/**
 * Which place an OSM element is to a driver. One row per tag; the first row that fits decides, so
 * that what a driver needs on the way (a fuel station with a shop) comes before what it also is.
 * Tags: https://wiki.openstreetmap.org/wiki/Map_features
 */
interface Row {
  readonly key: string;
  /** Values that fit; left out: any value but `no`. */
  readonly values?: readonly string[];
  readonly category: PlaceCategory;
}

const ROWS: readonly Row[] = [
  { key: 'amenity', values: ['charging_station'], category: 'charging' },
  { key: 'amenity', values: ['fuel'], category: 'fuel' },
  { key: 'aeroway', values: ['aerodrome', 'terminal'], category: 'airport' },
  { key: 'railway', values: ['subway_entrance'], category: 'metro' },
  { key: 'station', values: ['subway', 'light_rail', 'monorail'], category: 'metro' },
  { key: 'railway', values: ['station', 'halt'], category: 'station' },
  { key: 'amenity', values: ['bus_station', 'ferry_terminal'], category: 'station' },
  { key: 'public_transport', values: ['station'], category: 'station' },
  { key: 'amenity', values: ['hospital'], category: 'hospital' },
  { key: 'healthcare', values: ['hospital'], category: 'hospital' },
  { key: 'amenity', values: ['clinic', 'doctors'], category: 'hospital' },
  { key: 'amenity', values: ['pharmacy'], category: 'pharmacy' },
  { key: 'shop', values: ['chemist'], category: 'pharmacy' },
  { key: 'amenity', values: ['parking', 'parking_entrance'], category: 'parking' },
  {
    key: 'tourism',
    values: ['hotel', 'motel', 'hostel', 'guest_house', 'apartment', 'chalet'],
    category: 'hotel',
  },
  {
    key: 'tourism',
    values: [
      'attraction',
      'museum',
      'viewpoint',
      'gallery',
      'theme_park',
      'zoo',
      'aquarium',
      'artwork',
      'camp_site',
    ],
    category: 'sight',
  },
  {
    key: 'amenity',
    values: ['restaurant', 'fast_food', 'food_court', 'bar', 'pub', 'biergarten'],
    category: 'food',
  },
  { key: 'amenity', values: ['cafe', 'ice_cream', 'internet_cafe'], category: 'cafe' },
  { key: 'shop', values: ['coffee', 'tea', 'bakery', 'pastry'], category: 'cafe' },
  { key: 'amenity', values: ['toilets'], category: 'toilets' },
  { key: 'amenity', values: ['bank', 'atm', 'bureau_de_change'], category: 'bank' },
  { key: 'shop', values: ['mall', 'department_store'], category: 'mall' },
  {
    key: 'shop',
    values: ['supermarket', 'convenience', 'greengrocer', 'grocery', 'wholesale', 'kiosk'],
    category: 'supermarket',
  },
  { key: 'amenity', values: ['marketplace'], category: 'supermarket' },
  { key: 'shop', values: ['car_repair', 'tyres', 'car_parts'], category: 'carRepair' },
  { key: 'amenity', values: ['car_wash', 'vehicle_inspection'], category: 'carRepair' },
  {
    key: 'amenity',
    values: [
      'school',
      'university',
      'college',
      'kindergarten',
      'language_school',
      'music_school',
      'driving_school',
    ],
    category: 'school',
  },
  {
    key: 'amenity',
    values: [
      'townhall',
      'courthouse',
      'police',
      'fire_station',
      'embassy',
      'public_building',
      'post_office',
    ],
    category: 'government',
  },
  { key: 'office', values: ['government', 'administrative', 'diplomatic'], category: 'government' },
  { key: 'leisure', values: ['park', 'garden', 'nature_reserve'], category: 'park' },
  { key: 'boundary', values: ['national_park', 'protected_area'], category: 'park' },
  { key: 'historic', category: 'sight' },
  { key: 'amenity', values: ['place_of_worship', 'theatre', 'arts_centre'], category: 'sight' },
  {
    key: 'natural',
    values: ['peak', 'water', 'bay', 'beach', 'spring', 'cave_entrance'],
    category: 'sight',
  },
  {
    key: 'place',
    values: [
      'city',
      'town',
      'village',
      'hamlet',
      'suburb',
      'quarter',
      'neighbourhood',
      'borough',
      'district',
      'county',
      'municipality',
      'island',
      'islet',
      'locality',
    ],
    category: 'area',
  },
  { key: 'place', values: ['square'], category: 'sight' },
  { key: 'tourism', values: ['information', 'picnic_site'], category: 'other' },
  { key: 'amenity', category: 'other' },
  { key: 'shop', category: 'other' },
  { key: 'leisure', category: 'other' },
  { key: 'healthcare', category: 'hospital' },
  { key: 'office', category: 'other' },
  { key: 'craft', category: 'other' },
  { key: 'highway', values: ['services', 'rest_area'], category: 'other' },
  { key: 'man_made', values: ['bridge', 'tower', 'lighthouse', 'pier'], category: 'other' },
  {
    key: 'landuse',
    values: ['residential', 'commercial', 'retail', 'industrial'],
    category: 'area',
  },
  { key: 'building', category: 'building' },
];

/** Things that carry a tag of the table and that nobody drives to. */
const NOT_PLACES: ReadonlySet<string> = new Set([
  'amenity=bench',
  'amenity=waste_basket',
  'amenity=waste_disposal',
  'amenity=recycling',
  'amenity=vending_machine',
  'amenity=telephone',
  'amenity=post_box',
  'amenity=bicycle_parking',
  'amenity=motorcycle_parking',
  'amenity=parking_space',
  'amenity=shelter',
  'amenity=clock',
  'amenity=hunting_stand',
  'amenity=drinking_water',
  'amenity=fountain',
  'leisure=picnic_table',
  'leisure=outdoor_seating',
  'natural=tree',
]);

const SUBWAY_KEYS = ['subway', 'light_rail', 'monorail'];

/**
 * The category of a place, or null when the tags make no place of it. A stop position is the point
 * of a track where a train halts: it is a station only for extracts that lack the station itself,
 * which is decided where stations are merged, not here.
 */
export function categoryOf(tags: OsmTags): PlaceCategory | null {
  if (tags['disused'] === 'yes' || tags['abandoned'] === 'yes') return null;
  for (const { key, values, category } of ROWS) {
    const value = tags[key];
    if (value === undefined || value === 'no' || NOT_PLACES.has(`${key}=${value}`)) continue;
    if (values !== undefined && !values.includes(value)) continue;
    return category === 'station' && SUBWAY_KEYS.some((mode) => tags[mode] === 'yes')
      ? 'metro'
      : category;
  }
  return null;
}

/** Categories a driver looks for by kind: they are places even when nobody gave them a name. */
export const FINDABLE_WITHOUT_NAME: ReadonlySet<PlaceCategory> = new Set([
  'charging',
  'parking',
  'fuel',
  'toilets',
]);
