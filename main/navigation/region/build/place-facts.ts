import { chineseName, type OsmTags } from '../../../../shared/navigation/osm.ts';
import type { Place, PlaceCategory } from '../../../../shared/navigation/place.ts';
import { composed } from './place-words.ts';

/** The longest texts that a `Place` takes. */
const MAX_NAME = 200;

const OTHER_NAME_KEYS = [
  'name',
  'name:zh',
  'name:zh-Hans',
  'name:zh-Hant',
  'name:zh_pinyin',
  'name:zh-Latn-pinyin',
  'int_name',
  'alt_name',
  'alt_name:zh',
  'alt_name:en',
  'old_name',
  'old_name:en',
  'short_name',
  'short_name:zh',
  'short_name:en',
  'official_name',
  'official_name:en',
  'loc_name',
  'nat_name',
  'reg_name',
  'brand',
];

/** Where people look for the operator rather than for the name of the place. */
const OPERATED: ReadonlySet<PlaceCategory> = new Set(['charging', 'fuel', 'parking', 'bank']);

/** A name that fits a `Place`, or undefined. */
export function usableName(name: string | undefined): string | undefined {
  const trimmed = name?.trim().slice(0, MAX_NAME);
  return trimmed === '' ? undefined : trimmed;
}

/** The name to show: Chinese first, then English, brand, and operator. */
export function shownName(tags: OsmTags): string | undefined {
  return (
    usableName(chineseName(tags)) ??
    usableName(tags['name:en']) ??
    usableName(tags['brand:zh'] ?? tags['brand']) ??
    usableName(tags['operator'])
  );
}

/** Every other name of an element, without repetition. */
export function otherNames(tags: OsmTags, category: PlaceCategory, shown: string): string[] {
  const keys = OPERATED.has(category) ? [...OTHER_NAME_KEYS, 'operator'] : OTHER_NAME_KEYS;
  const names = keys.flatMap((key) => (tags[key] ?? '').split(';')).map(usableName);
  return [...new Set(names.filter((name) => name !== undefined))].filter((name) => name !== shown);
}

const HAN = /\p{Script=Han}/u;

/** Street and number as one reads them, or undefined. */
export function addressOf(tags: OsmTags): string | undefined {
  const full = usableName(tags['addr:full']);
  if (full !== undefined) return full;
  const street = tags['addr:street'] ?? tags['addr:place'];
  const number = tags['addr:housenumber'];
  if (street === undefined) return undefined;
  if (number === undefined) return usableName(street);
  if (!HAN.test(street))
    return usableName(composed('houseNumberFull', { street, number }, 'en-US'));
  const pattern = /^\d+([-/]\d+)?$/.test(number) ? 'houseNumber' : 'houseNumberFull';
  return usableName(composed(pattern, { street, number }));
}

/** Power and number of chargers, where the tags tell. */
export function chargingOf(tags: OsmTags): Place['charging'] {
  const powers = Object.entries(tags)
    .filter(([key]) =>
      /^(socket:.*:output|charging_station:output|maxpower|charging:output)$/.test(key),
    )
    .flatMap(([, value]) => value.split(';').map(kilowatts))
    .filter((power) => power !== undefined);
  const capacity = countOf(tags['capacity']);
  if (powers.length === 0 && capacity === undefined) return undefined;
  return {
    ...(powers.length > 0 && { powerKw: Math.max(...powers) }),
    ...(capacity !== undefined && { capacity }),
  };
}

/** No charger for cars has more; a larger figure is in watts or wrong. */
const MAX_KW = 1500;

function kilowatts(value: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(kw|kva|w)?\s*$/i.exec(value);
  if (!match) return undefined;
  const figure = Number(match[1]);
  const kw = match[2]?.toLowerCase() === 'w' || figure > MAX_KW ? figure / 1000 : figure;
  return kw > 0 && kw <= MAX_KW ? kw : undefined;
}

/** A count such as `capacity`: a whole number above zero. */
export function countOf(value: string | undefined): number | undefined {
  const count = /^\d{1,6}$/.test(value ?? '') ? Number(value) : 0;
  return count > 0 ? count : undefined;
}
