import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBaseDatum, toBaseDatum } from './datum.ts';
import { distanceBetween } from './position/plane.ts';
import type { LonLat } from './polyline.ts';

const WEST_LAKE: LonLat = [120.1486, 30.2431];

const inChina = fc.tuple(
  fc.double({ min: 75, max: 134, noNaN: true }),
  fc.double({ min: 19, max: 52, noNaN: true }),
);
const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
);

describe('the datum of a base map', () => {
  it('moves a point in China by the hundreds of metres that GCJ-02 is known for', () => {
    const [lon, lat] = toBaseDatum(WEST_LAKE, 'GCJ-02');
    const shift = distanceBetween(WEST_LAKE, [lon, lat]);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(700);
    // Known pair: Tiananmen, WGS-84 116.391265, 39.907356.
    const [beijingLon, beijingLat] = toBaseDatum([116.391265, 39.907356], 'GCJ-02');
    expect(beijingLon).toBeCloseTo(116.39751, 4);
    expect(beijingLat).toBeCloseTo(39.90876, 4);
  });

  it('leaves WGS-84 base maps and the world outside China alone', () => {
    expect([...toBaseDatum(WEST_LAKE, 'WGS-84')]).toEqual(WEST_LAKE);
    for (const point of [
      [2.3522, 48.8566],
      [-122.42, 37.77],
      [151.2, -33.87],
    ] as const) {
      expect([...toBaseDatum(point, 'GCJ-02')]).toEqual([...point]);
    }
  });

  it('comes back to where it was, to a centimetre', () => {
    fc.assert(
      fc.property(inChina, (point) => {
        const there = toBaseDatum(point, 'GCJ-02');
        expect(distanceBetween(point, fromBaseDatum(there, 'GCJ-02'))).toBeLessThan(0.01);
      }),
    );
  });

  it('ends wherever the map is dragged, the edge of the shifted area included', () => {
    const edge = fc.tuple(
      fc.constantFrom(72.003, 72.004, 72.005, 72.007, 137.83, 137.8347, 137.836),
      fc.double({ min: 0.8, max: 56, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.oneof(anywhere, edge), ([lon, lat]) => {
        const back = fromBaseDatum(toBaseDatum([lon, lat], 'GCJ-02'), 'GCJ-02');
        expect(distanceBetween([lon, lat], back)).toBeLessThan(2000);
      }),
    );
  });
});
