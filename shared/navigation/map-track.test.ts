import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween, moved, turnBetween } from './position/plane.ts';
import {
  createTrack,
  headingAlong,
  pointAlong,
  projectOnTrack,
  sliceTrack,
  type RouteTrack,
} from './map-track.ts';
import type { LonLat } from './polyline.ts';

const START: LonLat = [120.15, 30.25];

function trackOf(steps: readonly (readonly [east: number, north: number])[]): RouteTrack {
  const points: LonLat[] = [START];
  for (const [east, north] of steps) points.push(moved(points.at(-1) ?? START, east, north));
  const track = createTrack(points);
  if (!track) throw new Error('no track');
  return track;
}

const corner = trackOf([
  [0, 100],
  [100, 0],
]);

const steps = fc.array(
  fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 20, max: 300 })),
  { minLength: 1, maxLength: 20 },
);

describe('a track', () => {
  it('is none without length', () => {
    expect(createTrack([])).toBeNull();
    expect(createTrack([START])).toBeNull();
    expect(createTrack([START, START])).toBeNull();
  });

  it('measures along itself', () => {
    expect(corner.lengthM).toBeCloseTo(200, 0);
    expect(distanceBetween(pointAlong(corner, 50), moved(START, 0, 50))).toBeLessThan(0.1);
    expect(distanceBetween(pointAlong(corner, 150), moved(START, 50, 100))).toBeLessThan(0.1);
    expect(pointAlong(corner, -5)).toEqual(corner.points[0]);
    expect(distanceBetween(pointAlong(corner, 9e9), moved(START, 100, 100))).toBeLessThan(0.1);
  });

  it('turns through a corner instead of jerking', () => {
    expect(turnBetween(0, headingAlong(corner, 50))).toBeCloseTo(0, 0);
    expect(headingAlong(corner, 150)).toBeCloseTo(90, 0);
    const inCorner = headingAlong(corner, 98);
    expect(inCorner).toBeGreaterThan(20);
    expect(inCorner).toBeLessThan(80);
    expect(headingAlong(corner, 200)).toBeCloseTo(90, 0);
    expect(turnBetween(0, headingAlong(corner, 0))).toBeCloseTo(0, 0);
  });

  it('finds the pass that is meant where a way comes by twice', () => {
    const thereAndBack = trackOf([
      [0, 1000],
      [5, 0],
      [0, -1000],
    ]);
    const beside = moved(START, 2, 300);
    expect(projectOnTrack(thereAndBack, beside, 290)).toBeCloseTo(300, 0);
    expect(projectOnTrack(thereAndBack, beside, 1700)).toBeCloseTo(1705, 0);
    // A wrong expectation does not keep it from the truth.
    expect(projectOnTrack(thereAndBack, moved(START, 0, 300), 900)).toBeCloseTo(300, 0);
  });

  it('projects every own point onto itself, and never leaves its ends', () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
        const track = trackOf(path);
        const m = share * track.lengthM;
        const found = projectOnTrack(track, pointAlong(track, m), m);
        expect(distanceBetween(pointAlong(track, found), pointAlong(track, m))).toBeLessThan(0.5);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(track.lengthM);
      }),
    );
  });

  it('slices with both ends', () => {
    fc.assert(
      fc.property(
        steps,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (path, a, b) => {
          const track = trackOf(path);
          const [from, to] = [Math.min(a, b) * track.lengthM, Math.max(a, b) * track.lengthM];
          const part = sliceTrack(track, from, to);
          expect(part[0]).toEqual(pointAlong(track, from));
          expect(part.at(-1)).toEqual(pointAlong(track, to));
          const length = createTrack(part)?.lengthM ?? 0;
          expect(length).toBeCloseTo(to - from, 0);
        },
      ),
    );
  });
});
