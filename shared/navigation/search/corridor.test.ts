import { describe, expect, it } from 'vitest';
import { corridorOf, estimateDetourM } from './corridor.ts';

describe('a corridor along a route', () => {
  const corridor = corridorOf(
    [
      [120, 30],
      [120.1, 30],
      [120.1, 30.1],
    ],
    1000,
  );

  it('tells how far along and aside a point lies', () => {
    const beside = corridor.beside({ lon: 120.05, lat: 30.01 });
    expect(beside?.alongM).toBeCloseTo(4815, -2);
    expect(beside?.asideM).toBeCloseTo(1112, -1);
    expect(beside && estimateDetourM(beside)).toBeGreaterThan(2224);
    expect(corridor.beside({ lon: 120.1, lat: 30.05 })?.asideM).toBeCloseTo(0, 3);
  });

  it('has stations all along, in order', () => {
    const along = corridor.stations.map(({ alongM }) => alongM);
    expect(along).toEqual(along.toSorted((a, b) => a - b));
    expect(along.at(-1)).toBeCloseTo(9630 + 11_120, -2);
    along.slice(1).forEach((alongM, index) => {
      expect(alongM - (along[index] ?? 0)).toBeLessThan(1600);
    });
  });

  it('is empty for a route without points', () => {
    expect(corridorOf([], 1000).beside({ lon: 0, lat: 0 })).toBeNull();
    expect(corridorOf([], 1000).stations).toEqual([]);
  });
});
