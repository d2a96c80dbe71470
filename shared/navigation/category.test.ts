import { describe, expect, it } from 'vitest';
import { categoryOf } from './category.ts';
import type { OsmTags } from './osm.ts';
import type { PlaceCategory } from './place.ts';

const CASES: readonly [OsmTags, PlaceCategory | null][] = [
  [{ amenity: 'charging_station', name: 'a' }, 'charging'],
  [{ amenity: 'parking' }, 'parking'],
  [{ amenity: 'fuel', shop: 'convenience' }, 'fuel'],
  [{ amenity: 'restaurant', tourism: 'attraction' }, 'sight'],
  [{ amenity: 'restaurant' }, 'food'],
  [{ shop: 'tea' }, 'cafe'],
  [{ amenity: 'toilets' }, 'toilets'],
  [{ tourism: 'hotel', amenity: 'restaurant' }, 'hotel'],
  [{ natural: 'water', name: 'a' }, 'sight'],
  [{ amenity: 'hospital', building: 'yes' }, 'hospital'],
  [{ amenity: 'pharmacy' }, 'pharmacy'],
  [{ shop: 'mall' }, 'mall'],
  [{ shop: 'convenience' }, 'supermarket'],
  [{ amenity: 'atm' }, 'bank'],
  [{ railway: 'station', station: 'subway' }, 'metro'],
  [{ railway: 'station', subway: 'yes' }, 'metro'],
  [{ railway: 'subway_entrance' }, 'metro'],
  [{ railway: 'station' }, 'station'],
  [{ aeroway: 'aerodrome' }, 'airport'],
  [{ amenity: 'university' }, 'school'],
  [{ leisure: 'park' }, 'park'],
  [{ amenity: 'townhall' }, 'government'],
  [{ shop: 'car_repair' }, 'carRepair'],
  [{ place: 'district' }, 'area'],
  [{ building: 'yes' }, 'building'],
  [{ shop: 'books' }, 'other'],
  [{ amenity: 'bench' }, null],
  [{ amenity: 'bench', shop: 'books' }, 'other'],
  [{ building: 'no' }, null],
  [{ highway: 'residential' }, null],
  [{ amenity: 'fuel', disused: 'yes' }, null],
  [{}, null],
];

describe('categoryOf', () => {
  it.each(CASES)('makes of %j a %s', (tags, category) => {
    expect(categoryOf(tags)).toBe(category);
  });

  it('is not led astray by the names that objects inherit', () => {
    expect(categoryOf({ constructor: 'x', amenity: 'toString' })).toBe('other');
  });
});
