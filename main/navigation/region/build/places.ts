import type { Bbox } from '../../../../shared/contract/region.ts';
import { categoryOf, FINDABLE_WITHOUT_NAME } from '../../../../shared/navigation/category.ts';
import { elementId } from '../../../../shared/navigation/osm.ts';
import type { PlaceCategory } from '../../../../shared/navigation/place.ts';
import type { IndexedPlace } from '../../places/indexed-place.ts';
import { Districts } from './districts.ts';
import type { Extract } from './extract.ts';
import { importanceOf } from './importance.ts';
import type { OsmArea } from './osm-areas.ts';
import {
  addressOf,
  chargingOf,
  countOf,
  otherNames,
  shownName,
  usableName,
} from './place-facts.ts';
import { placeSources, type PlaceSource } from './place-source.ts';
import { categoryWord, composed } from './place-words.ts';
import { PointGrid } from './point-grid.ts';
import { exitPlace, isMetroByExits, mergeStations, stationNames } from './stations.ts';
import { streetPlaces } from './streets.ts';

/** A place without a name is named after a street within this distance. */
const STREET_REACH_M = 150;
const EXIT_IMPORTANCE = 0.15;

/** How far outside the region a place may lie and still be found, degrees: about 500 m. */
const MARGIN = 0.005;

/** Everything of a region that can be looked for. */
export function* placesOf(
  extract: Extract,
  areas: readonly OsmArea[],
  [west, south, east, north]: Bbox,
): Generator<IndexedPlace> {
  for (const place of allPlaces(extract, areas)) {
    const { lon, lat } = place;
    if (lon < west - MARGIN || lon > east + MARGIN) continue;
    if (lat < south - MARGIN || lat > north + MARGIN) continue;
    yield place;
  }
}

function* allPlaces(extract: Extract, areas: readonly OsmArea[]): Generator<IndexedPlace> {
  const districts = new Districts(areas, extract.taggedNodes);
  const streets = new PointGrid<string>(STREET_REACH_M);
  for (const street of streetPlaces(extract.ways, extract.nodes)) {
    for (const { lon, lat } of street.points ?? []) streets.add(lon, lat, street.name);
    yield withArea(street, districts);
  }
  const { exits, stations, others } = sorted(extract, areas);
  const stationGrid = new PointGrid<IndexedPlace>(600);
  for (const source of mergeStations(stations)) {
    const place = placeOf(source, 'metro', streets);
    if (!place) continue;
    stationGrid.add(place.lon, place.lat, place);
    const names = [...place.otherNames, ...stationNames(place.name)];
    yield withArea({ ...place, otherNames: names }, districts);
  }
  for (const source of exits) {
    const exit = exitPlace(source, stationGrid);
    if (exit) yield withArea({ ...exit, otherNames: [], importance: EXIT_IMPORTANCE }, districts);
  }
  for (const { source, category } of others) {
    const place = placeOf(source, category, streets);
    if (place) yield withArea(place, districts);
  }
}

interface Sorted {
  readonly exits: PlaceSource[];
  readonly stations: PlaceSource[];
  readonly others: { source: PlaceSource; category: PlaceCategory }[];
}

/** Metro exits and stations need each other to be named; the rest stands alone. */
function sorted(extract: Extract, areas: readonly OsmArea[]): Sorted {
  const exits: PlaceSource[] = [];
  const stations: PlaceSource[] = [];
  const rest: { source: PlaceSource; category: PlaceCategory }[] = [];
  for (const source of placeSources(extract, areas)) {
    const category = categoryOf(source.tags) ?? addressCategory(source);
    if (category === null) continue;
    if (source.tags['railway'] === 'subway_entrance') exits.push(source);
    else if (category === 'metro') stations.push(source);
    else rest.push({ source, category });
  }
  const exitGrid = new PointGrid<PlaceSource>(600);
  for (const exit of exits) exitGrid.add(exit.lon, exit.lat, exit);
  const others = rest.filter(({ source, category }) => {
    const isMetro = category === 'station' && isMetroByExits(source, exitGrid);
    if (isMetro) stations.push(source);
    return !isMetro;
  });
  return { exits, stations, others };
}

function addressCategory({ tags }: PlaceSource): PlaceCategory | null {
  return tags['addr:housenumber'] !== undefined ? 'address' : null;
}

function placeOf(
  source: PlaceSource,
  category: PlaceCategory,
  streets: PointGrid<string>,
): IndexedPlace | null {
  const { tags, lon, lat } = source;
  const address = addressOf(tags);
  const name = shownName(tags) ?? givenName(source, category, address, streets);
  if (name === undefined) return null;
  const kind = category === 'building' && name === address ? 'address' : category;
  const english = usableName(tags['name:en']);
  const charging = category === 'charging' ? chargingOf(tags) : undefined;
  const capacity = category === 'parking' ? countOf(tags['capacity']) : undefined;
  return {
    id: elementId(source.type, source.id),
    name,
    category: kind,
    lon,
    lat,
    otherNames: otherNames(tags, category, name).filter((other) => other !== english),
    importance: importanceOf(kind, tags, source.areaM2),
    ...(english !== undefined && english !== name && { nameEn: english }),
    ...(address !== undefined && address !== name && { address }),
    ...(charging && { charging }),
    ...(capacity !== undefined && { capacity }),
  };
}

/** What a place is called that has no name of its own, or undefined for one that nobody looks for. */
function givenName(
  { lon, lat }: PlaceSource,
  category: PlaceCategory,
  address: string | undefined,
  streets: PointGrid<string>,
): string | undefined {
  if (category === 'address' || category === 'building') return address;
  const word = FINDABLE_WITHOUT_NAME.has(category) ? categoryWord(category) : undefined;
  if (word === undefined) return undefined;
  const street = streets.nearest(lon, lat, STREET_REACH_M);
  return street === undefined ? word : usableName(composed('atStreet', { street, category: word }));
}

function withArea(place: IndexedPlace, districts: Districts): IndexedPlace {
  const area = districts.at(place.lon, place.lat);
  return area === undefined || area === place.name ? place : { ...place, area };
}
