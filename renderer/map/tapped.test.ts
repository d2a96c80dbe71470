import { describe, expect, it } from 'vitest';
import type { Place } from '../../shared/navigation/place.ts';
import { placeSchema } from '../../shared/navigation/place.ts';
import { tappedOf } from './tapped.ts';

const pins: Place[] = [
  { id: 'n1', name: '龙井', category: 'sight', lon: 120.1, lat: 30.2 },
  { id: 'n2', name: '灵隐寺', category: 'sight', lon: 120.1, lat: 30.25 },
];

const poi = {
  of: 'poi',
  properties: { name: '楼外楼', 'name:en': 'Louwailou', category: 'food', class: 'restaurant' },
  at: [120.14, 30.25],
} as const;
const route = { of: 'alternatives', properties: { index: 2 }, at: null } as const;

describe('a tap', () => {
  it('means what stands in front', () => {
    const pin = { of: 'pins', properties: { index: 1 }, at: [120.1, 30.25] } as const;
    expect(tappedOf([route, poi, pin], pins)).toEqual({ kind: 'place', place: pins[1] });
    expect(tappedOf([route, poi], pins)).toMatchObject({
      kind: 'place',
      place: { name: '楼外楼' },
    });
    expect(tappedOf([route], pins)).toEqual({ kind: 'route', index: 2 });
    expect(tappedOf([], pins)).toBeNull();
  });

  it('makes a whole place of what a tile knows', () => {
    const tapped = tappedOf([poi], []);
    if (tapped?.kind !== 'place') throw new Error('no place');
    expect(placeSchema.parse(tapped.place)).toEqual({
      id: 'point',
      name: '楼外楼',
      nameEn: 'Louwailou',
      category: 'food',
      lon: 120.14,
      lat: 30.25,
    });
  });

  it('passes by what has no name, no point, or no meaning', () => {
    expect(tappedOf([{ ...poi, properties: { class: 'parking' } }, route], [])).toMatchObject({
      index: 2,
    });
    expect(tappedOf([{ ...poi, at: null }], [])).toBeNull();
    expect(tappedOf([{ of: 'pins', properties: { index: 7 }, at: null }], pins)).toBeNull();
    expect(tappedOf([{ of: 'waypoints', properties: {}, at: null }], pins)).toBeNull();
    expect(
      tappedOf([{ ...poi, properties: { name: 'x', category: 'nonsense' } }], []),
    ).toMatchObject({
      place: { category: 'other' },
    });
  });
});
