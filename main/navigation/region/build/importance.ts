import { lookUp, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { PlaceCategory } from '../../../../shared/navigation/place.ts';

/** How well known a place of a category is before anything else is known about it, 0..1. */
const BASE: Readonly<Record<PlaceCategory, number>> = {
  airport: 0.9,
  station: 0.7,
  metro: 0.65,
  area: 0.45,
  hospital: 0.5,
  sight: 0.45,
  mall: 0.5,
  park: 0.45,
  school: 0.4,
  government: 0.4,
  street: 0.3,
  charging: 0.35,
  fuel: 0.35,
  hotel: 0.35,
  parking: 0.25,
  supermarket: 0.25,
  bank: 0.25,
  food: 0.25,
  cafe: 0.25,
  pharmacy: 0.2,
  carRepair: 0.2,
  building: 0.3,
  toilets: 0.15,
  crossing: 0.15,
  address: 0.1,
  other: 0.2,
};

const SETTLEMENTS: Readonly<Record<string, number>> = {
  city: 1,
  municipality: 1,
  district: 0.9,
  county: 0.85,
  borough: 0.8,
  town: 0.8,
  suburb: 0.7,
  island: 0.6,
  quarter: 0.5,
  village: 0.45,
  neighbourhood: 0.4,
};

/** Kinds that are better known than their category. */
const LANDMARKS: ReadonlySet<string> = new Set([
  'amenity=university',
  'tourism=museum',
  'tourism=attraction',
  'tourism=zoo',
  'tourism=theme_park',
  'amenity=hospital',
  'shop=mall',
]);

const STREETS: Readonly<Record<string, number>> = {
  motorway: 0.6,
  trunk: 0.6,
  primary: 0.55,
  secondary: 0.45,
  tertiary: 0.38,
  residential: 0.3,
  unclassified: 0.3,
};

/** A quarter of a square kilometre: a lake or a park of this size is known to its town. */
const LARGE_M2 = 250_000;

/** @param areaM2 of an area, 0 for a point @returns 0..1 */
export function importanceOf(category: PlaceCategory, tags: OsmTags, areaM2 = 0): number {
  const settlement = lookUp(SETTLEMENTS, tags['place']);
  const base = category === 'area' && settlement !== undefined ? settlement : BASE[category];
  const known = tags['wikidata'] !== undefined || tags['wikipedia'] !== undefined ? 0.15 : 0;
  const landmark = Object.entries(tags).some(([key, value]) => LANDMARKS.has(`${key}=${value}`));
  const size = areaM2 > 0 ? 0.2 * Math.min(1, areaM2 / LARGE_M2) : 0;
  const foreign = tags['name:en'] === undefined ? 0 : 0.03;
  return bounded(base + known + (landmark ? 0.1 : 0) + size + foreign);
}

/** @param lengthM of the whole street @returns 0..1 */
export function streetImportance(highway: string, lengthM: number): number {
  const base = lookUp(STREETS, highway.replace(/_link$/, '')) ?? BASE.street - 0.05;
  return bounded(base + 0.1 * Math.min(1, lengthM / 5000));
}

function bounded(value: number): number {
  return Math.round(Math.min(1, value) * 1000) / 1000;
}
