import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearingOf,
  degreesApart,
  distanceBetween,
  headingBetween,
  moved,
  normalDegrees,
  planeAt,
  pointTowards,
  turnBetween,
} from './plane.ts';

describe('the plane', () => {
  it('knows a degree of latitude and of longitude in Hangzhou', () => {
    // GRS 80 at 30.25° N: 110.86 km and 96.24 km.
    expect(distanceBetween([120, 29.75], [120, 30.75])).toBeCloseTo(110_860, -2);
    expect(distanceBetween([120, 30.25], [121, 30.25])).toBeCloseTo(96_240, -2);
  });

  it('goes there and back', () => {
    const near = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(near, near, (east, north) => {
        const plane = planeAt([120.15, 30.25]);
        const [x, y] = plane.toMetres(plane.toLonLat([east, north]));
        expect(x).toBeCloseTo(east, 3);
        expect(y).toBeCloseTo(north, 3);
      }),
    );
  });

  it('takes the short way over the date line', () => {
    expect(distanceBetween([179.99, 0], [-179.99, 0])).toBeLessThan(3000);
    expect(planeAt([179.99, 0]).toLonLat([3000, 0])[0]).toBeLessThan(-179.9);
  });

  it('moves a point towards a heading', () => {
    const [lon, lat] = pointTowards([120, 30], 90, 1000);
    expect(lon).toBeGreaterThan(120.01);
    expect(lat).toBeCloseTo(30, 6);
  });
});

it('tells bearings clockwise from north', () => {
  expect(
    (
      [
        [0, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
      ] as const
    ).map(bearingOf),
  ).toEqual([0, 90, 180, 270]);
});

it('brings every angle into 0 … 360 and tells how far two are apart', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (degrees) => {
      const normal = normalDegrees(degrees);
      expect(normal).toBeGreaterThanOrEqual(0);
      expect(normal).toBeLessThan(360);
    }),
  );
  expect([degreesApart(350, 10), degreesApart(10, 350), degreesApart(0, 180)]).toEqual([
    20, 20, 180,
  ]);
});

it('turns the short way, clockwise being positive', () => {
  expect([turnBetween(350, 10), turnBetween(10, 350), turnBetween(90, 270)]).toEqual([
    20, -20, 180,
  ]);
});

it('finds the direction to a point that it has moved to', () => {
  const from = [120.15, 30.25] as const;
  expect(headingBetween(from, moved(from, 100, 0))).toBeCloseTo(90, 6);
  expect(headingBetween(from, moved(from, -50, -50))).toBeCloseTo(225, 6);
});
