import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPlane } from './geodesy.ts';
import { createRoute } from './route.ts';
import { cornersAlong } from './route-line.ts';

const ORIGIN = { longitude: 120.1, latitude: 30.2 };
const plane = localPlane(ORIGIN);

function lonLat(x: number, y: number): [number, number] {
  const { longitude, latitude } = plane.toGeo({ x, y });
  return [longitude, latitude];
}

describe('cornersAlong', () => {
  it('makes a lap of a line whose ends meet', () => {
    const corners = cornersAlong(
      [lonLat(0, 0), lonLat(600, 0), lonLat(600, 400), lonLat(0, 400), lonLat(0, 5)],
      50,
    );
    expect(corners).toHaveLength(4);
    const route = createRoute(corners);
    expect(route.length).toBeGreaterThan(1900);
    expect(route.length).toBeLessThan(2000);
    expect(route.limitAt(100)).toBe(50);
  });

  it('drives any other line to its end and back, and turns at each end', () => {
    const route = createRoute(cornersAlong([lonLat(0, 0), lonLat(1000, 0)], 60));
    expect(route.length).toBeGreaterThan(2000);
    expect(route.length).toBeLessThan(2200);
    const headings = new Set<number>();
    let farthest = 0;
    for (let s = 0; s < route.length; s += 2) {
      const pose = route.poseAt(s);
      const { x, y } = plane.toPlane(pose);
      if (x > 100 && x < 900) headings.add(Math.round(pose.heading));
      farthest = Math.max(farthest, x);
      expect(Math.abs(y)).toBeLessThan(12);
    }
    expect([...headings].sort((a, b) => a - b)).toEqual([90, 270]);
    expect(farthest).toBeGreaterThan(1000);
    expect(farthest).toBeLessThan(1035);
  });

  it('refuses what is too short to drive', () => {
    expect(() => cornersAlong([lonLat(0, 0), lonLat(100, 0)], 60)).toThrow(RangeError);
    expect(() => cornersAlong([lonLat(0, 0), lonLat(0, 0)], 60)).toThrow(RangeError);
  });

  it('gives a route that a car can follow, whatever the line', () => {
    const metres = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 40 }), (points) => {
        let corners;
        try {
          corners = cornersAlong(
            points.map(([x, y]) => lonLat(x, y)),
            60,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        const route = createRoute(corners);
        expect(Number.isFinite(route.length)).toBe(true);
        for (let s = 0; s < route.length; s += 7) {
          const { latitude, longitude, heading } = route.poseAt(s);
          if (!(Number.isFinite(latitude) && Number.isFinite(longitude))) expect.fail(`at ${s}`);
          if (!(heading >= 0 && heading < 360)) expect.fail(`heading ${heading}`);
          if (!(route.speedAt(s) > 0.3)) expect.fail(`speed ${route.speedAt(s)} at ${s}`);
        }
      }),
      { numRuns: 60 },
    );
  });
});
