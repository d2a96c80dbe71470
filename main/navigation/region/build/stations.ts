import { chineseName, elementId, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { IndexedPlace } from '../../places/indexed-place.ts';
import { bareStationName, composed, isMetroStationName, STATION_END } from './place-words.ts';
import { usableName } from './place-facts.ts';
import type { PointGrid } from './point-grid.ts';
import { distanceM } from './routable.ts';
import type { PlaceSource } from './place-source.ts';

/** Platforms and halls of one station are this close together; two stations of one name are not. */
const SAME_STATION_M = 600;
/** An exit belongs to the nearest station within this distance. */
const EXIT_REACH_M = 500;

/** Tags that tell a station on the surface from a metro station. */
const SURFACE_KEYS = ['train', 'usage', 'uic_ref'];

/**
 * Whether a station that does not say so is one of the metro: an exit of a metro is next to it, and
 * nothing says that trains stop there.
 */
export function isMetroByExits(source: PlaceSource, exits: PointGrid<PlaceSource>): boolean {
  const { tags, lon, lat } = source;
  if (tags['railway'] !== 'station' || SURFACE_KEYS.some((key) => tags[key] !== undefined))
    return false;
  if (tags['building'] !== undefined) return false;
  const name = shownStation(tags) ?? '';
  if (isMetroStationName(name)) return true;
  if (name.endsWith(STATION_END)) return false;
  return exits.nearest(lon, lat, EXIT_REACH_M) !== undefined;
}

/** One of several elements that are the same station: a hall before a stop on the track. */
export function mergeStations(sources: readonly PlaceSource[]): PlaceSource[] {
  const kept: PlaceSource[] = [];
  const ranked = [...sources].sort((a, b) => stopRank(a.tags) - stopRank(b.tags));
  for (const source of ranked) {
    const name = bareName(source.tags);
    const known = kept.some(
      (other) =>
        bareName(other.tags) === name &&
        distanceM([source.lon, source.lat], [other.lon, other.lat]) < SAME_STATION_M,
    );
    if (!known) kept.push(source);
  }
  return kept;
}

function stopRank(tags: OsmTags): number {
  return tags['public_transport'] === 'stop_position' ? 1 : 0;
}

function bareName(tags: OsmTags): string {
  return bareStationName(shownStation(tags) ?? '');
}

function shownStation(tags: OsmTags): string | undefined {
  return usableName(chineseName(tags));
}

/** The ways people call a metro station besides the name given. */
export function stationNames(given: string): string[] {
  const name = bareStationName(given);
  const names = [name, composed('station', { name }), composed('metroStation', { name })];
  return names.filter((other) => other !== given);
}

const HAN = /\p{Script=Han}/u;

/** An exit, named after its station and its letter or number; null when it has neither. */
export function exitPlace(
  { type, id, tags, lon, lat }: PlaceSource,
  stations: PointGrid<IndexedPlace>,
): Pick<IndexedPlace, 'id' | 'name' | 'nameEn' | 'category' | 'lon' | 'lat'> | null {
  const ref = usableName(tags['ref'] ?? tags['name']);
  const station = stations.nearest(lon, lat, EXIT_REACH_M);
  if (ref === undefined || (!station && !HAN.test(ref))) return null;
  const parts = { station: bareStationName(station?.name ?? ''), ref };
  const english = station?.nameEn;
  return {
    id: elementId(type, id),
    name: usableName(exitName(parts)) ?? ref,
    category: 'metro',
    lon,
    lat,
    ...(english !== undefined &&
      !HAN.test(ref) && { nameEn: composed('exitLetter', { station: english, ref }, 'en-US') }),
  };
}

function exitName(parts: { readonly station: string; readonly ref: string }): string {
  const { station, ref } = parts;
  if (HAN.test(ref)) return ref.includes(station) ? ref : composed('exitNamed', parts);
  return composed(/^\d+$/.test(ref) ? 'exitNumber' : 'exitLetter', parts);
}
