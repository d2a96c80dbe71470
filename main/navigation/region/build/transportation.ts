import { isSet, isYes, lookUp, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { TransportationClass } from '../../../../shared/navigation/tile-layers.ts';

/** How `transportation` describes a way; OpenMapTiles' words. */
export interface Transportation {
  readonly class: TransportationClass;
  readonly subclass?: string;
  readonly ramp: boolean;
  /** First zoom at which it is drawn. */
  readonly minZoom: number;
}

const ROAD_CLASSES: Readonly<Record<string, TransportationClass>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  unclassified: 'minor',
  residential: 'minor',
  living_street: 'minor',
  road: 'minor',
  service: 'service',
  track: 'track',
  pedestrian: 'path',
  footway: 'path',
  cycleway: 'path',
  path: 'path',
  bridleway: 'path',
  steps: 'path',
  corridor: 'path',
  platform: 'path',
  raceway: 'raceway',
  busway: 'busway',
};

const SUBCLASSED = new Set<TransportationClass>(['minor', 'path', 'rail', 'transit']);

const RAIL_CLASSES: Readonly<Record<string, TransportationClass>> = {
  rail: 'rail',
  narrow_gauge: 'rail',
  preserved: 'rail',
  funicular: 'rail',
  subway: 'transit',
  light_rail: 'transit',
  monorail: 'transit',
  tram: 'transit',
};

const MIN_ZOOMS: Readonly<Record<TransportationClass, number>> = {
  motorway: 6,
  trunk: 6,
  primary: 8,
  secondary: 9,
  tertiary: 11,
  minor: 12,
  service: 13,
  track: 13,
  path: 14,
  raceway: 13,
  busway: 12,
  rail: 9,
  transit: 12,
  ferry: 10,
  cable_car: 12,
  pier: 13,
};

/** Ramps matter where their junction can be told apart. */
const RAMP_MIN_ZOOM = 11;
/** Sidings and yards are noise until the tracks can be counted. */
const SIDING_MIN_ZOOM = 14;

/** How a way is drawn as transportation, or null. */
export function transportationOf(tags: OsmTags): Transportation | null {
  const road = roadOf(tags['highway']);
  if (road) return road;
  const rail = lookUp(RAIL_CLASSES, tags['railway']);
  if (rail) {
    const minZoom = isSet(tags['service']) ? SIDING_MIN_ZOOM : MIN_ZOOMS[rail];
    return described(rail, tags['railway'], false, minZoom);
  }
  if (tags['route'] === 'ferry') return described('ferry', undefined, false, MIN_ZOOMS.ferry);
  if (isSet(tags['aerialway']) && tags['aerialway'] !== 'station') {
    return described('cable_car', tags['aerialway'], false, MIN_ZOOMS.cable_car);
  }
  if (tags['man_made'] === 'pier') return described('pier', undefined, false, MIN_ZOOMS.pier);
  return null;
}

function roadOf(highway = ''): Transportation | null {
  const ramp = highway.endsWith('_link');
  const roadClass = lookUp(ROAD_CLASSES, ramp ? highway.slice(0, -'_link'.length) : highway);
  if (roadClass === undefined) return null;
  const minZoom = ramp ? Math.max(RAMP_MIN_ZOOM, MIN_ZOOMS[roadClass]) : MIN_ZOOMS[roadClass];
  return described(roadClass, highway, ramp, minZoom);
}

function described(
  of: TransportationClass,
  subclass: string | undefined,
  ramp: boolean,
  minZoom: number,
): Transportation {
  return {
    class: of,
    ramp,
    minZoom,
    ...(subclass !== undefined && SUBCLASSED.has(of) && { subclass }),
  };
}

/** `bridge`, `tunnel`, `ford`, or undefined. */
export function brunnelOf(tags: OsmTags): string | undefined {
  if (isSet(tags['bridge'])) return 'bridge';
  if (isSet(tags['tunnel']) || tags['covered'] === 'yes') return 'tunnel';
  return isSet(tags['ford']) ? 'ford' : undefined;
}

/** 1 along the way, -1 against it, undefined both ways. */
export function onewayOf(tags: OsmTags): 1 | -1 | undefined {
  const { oneway } = tags;
  if (oneway === '-1' || oneway === 'reverse') return -1;
  if (isYes(oneway)) return 1;
  const implied = tags['junction'] === 'roundabout' || tags['highway'] === 'motorway';
  return oneway === undefined && implied ? 1 : undefined;
}

const PAVED = new Set([
  'paved',
  'asphalt',
  'concrete',
  'concrete:lanes',
  'concrete:plates',
  'cobblestone',
  'sett',
  'metal',
  'paving_stones',
  'chipseal',
  'wood',
  'bricks',
]);
const UNPAVED = new Set([
  'unpaved',
  'compacted',
  'dirt',
  'earth',
  'fine_gravel',
  'grass',
  'grass_paver',
  'gravel',
  'ground',
  'ice',
  'mud',
  'pebblestone',
  'salt',
  'sand',
  'snow',
  'woodchips',
  'rock',
]);

/** `paved`, `unpaved`, or undefined where nobody said. */
export function surfaceOf({ surface = '' }: OsmTags): 'paved' | 'unpaved' | undefined {
  if (PAVED.has(surface)) return 'paved';
  return UNPAVED.has(surface) ? 'unpaved' : undefined;
}
