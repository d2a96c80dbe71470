/**
 * OpenStreetMap elements as the rest of the code sees them, whatever file format they came from.
 * The words are OSM's own: https://wiki.openstreetmap.org/wiki/Elements
 */

export type OsmTags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: OsmTags;
}

export interface OsmWay {
  readonly id: number;
  /** Node ids in order. Nodes may be missing from the extract. */
  readonly refs: readonly number[];
  readonly tags: OsmTags;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  /** Members may be missing from the extract. */
  readonly members: readonly OsmMember[];
  readonly tags: OsmTags;
}

export type OsmElementType = 'node' | 'way' | 'relation';

/** `n123`, `w45`, `r6`: an element's id as it stands in a `Place`. */
export function elementId(type: OsmElementType, id: number): string {
  return `${type.charAt(0)}${id}`;
}

const HAN = /\p{Script=Han}/u;

/**
 * The name to show in Chinese: Simplified where the data has it, else `name`. `name:zh` wins over
 * `name` only where `name` has no Han character (a signed English or Mongolian name), because
 * `name:zh` is as often traditional as simplified.
 */
export function chineseName(tags: OsmTags): string | undefined {
  const simplified = tags['name:zh-Hans'] ?? tags['name:zh-CN'];
  if (simplified !== undefined) return simplified;
  const { name } = tags;
  const chinese = tags['name:zh'];
  return name !== undefined && (chinese === undefined || HAN.test(name)) ? name : chinese;
}

const TRUE_VALUES = new Set(['yes', 'true', '1']);

/** OSM's yes: `yes`, `true`, `1`. */
export function isYes(value: string | undefined): boolean {
  return value !== undefined && TRUE_VALUES.has(value);
}

/** A tag that is set and does not say no. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'no' && value !== 'false' && value !== '0';
}

/**
 * The entry of a table for a tag's value, or undefined. Values come from strangers: `toString` must not
 * find what every object inherits.
 */
export function lookUp<T>(
  table: Readonly<Record<string, T>>,
  value: string | undefined,
): T | undefined {
  return value !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;
}

/** `highway` values that a car can, in principle, drive on. */
export const DRIVABLE_HIGHWAYS: ReadonlySet<string> = new Set([
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'road',
  'track',
]);

/** `highway` values whose closed ways are areas only when they say so with `area=yes`. */
const LINEAR_BY_DEFAULT = ['highway', 'barrier', 'railway', 'waterway', 'aerialway', 'route'];

/** Keys that make a closed way an area. */
const AREAL_KEYS = [
  'building',
  'building:part',
  'landuse',
  'natural',
  'leisure',
  'amenity',
  'shop',
  'tourism',
  'place',
  'boundary',
  'aeroway',
  'public_transport',
  'historic',
  'office',
  'man_made',
  'craft',
  'healthcare',
];

/** Whether a closed way with these tags is an area rather than a ring of road, wall, or river. */
export function isArea(tags: OsmTags): boolean {
  if (tags['area'] !== undefined) return isYes(tags['area']);
  if (tags['natural'] === 'coastline') return false;
  if (tags['waterway'] === 'riverbank' || tags['waterway'] === 'dock') return true;
  if (tags['aeroway'] === 'runway' || tags['aeroway'] === 'taxiway') return false;
  if (LINEAR_BY_DEFAULT.some((key) => isSet(tags[key]))) {
    return isSet(tags['building']) || isSet(tags['landuse']);
  }
  return AREAL_KEYS.some((key) => isSet(tags[key]));
}
