import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePolyline } from '../polyline.ts';
import { fakePoint, fakeRoute } from './fake-route.ts';
import {
  headingAt,
  measureLine,
  measureRoute,
  pointAt,
  project,
  runsTowards,
  segmentAt,
} from './route-line.ts';

const CORNER = measureLine([fakePoint([0, 0]), fakePoint([0, 100]), fakePoint([100, 100])]);

describe('a line', () => {
  it('is measured along its points', () => {
    expect(CORNER.along.map(Math.round)).toEqual([0, 100, 200]);
    expect(CORNER.lengthM).toBeCloseTo(200, 0);
  });

  it('gives the point and the direction at a distance', () => {
    expect(pointAt(CORNER, 150)[0]).toBeCloseTo(fakePoint([50, 100])[0], 6);
    expect(pointAt(CORNER, -5)).toEqual(CORNER.points[0]);
    expect(pointAt(CORNER, 999)).toEqual(CORNER.points[2]);
    expect([headingAt(CORNER, 50), headingAt(CORNER, 150)].map(Math.round)).toEqual([0, 90]);
  });

  it('has a direction where a point stands twice', () => {
    const [a, b] = [fakePoint([0, 0]), fakePoint([0, 100])];
    expect(headingAt(measureLine([a, b, b]), 100)).toBeCloseTo(0);
    expect(headingAt(measureLine([a]), 0)).toBe(0);
  });

  it('needs a point', () => {
    expect(() => measureLine([])).toThrow(RangeError);
  });

  it('finds the segment of every distance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), (alongM) => {
        const segment = segmentAt(CORNER, alongM);
        expect(CORNER.along[segment]).toBeLessThanOrEqual(alongM);
      }),
    );
  });
});

describe('project', () => {
  it('finds the nearest place and how far off it is', () => {
    const found = project(CORNER, fakePoint([20, 60]), { fromM: 0, toM: 200 });
    expect(found?.alongM).toBeCloseTo(60, 0);
    expect(found?.offM).toBeCloseTo(20, 0);
    expect(found?.heading).toBeCloseTo(0, 0);
  });

  it('looks only into the window', () => {
    const found = project(CORNER, fakePoint([0, 10]), { fromM: 50, toM: 80 });
    expect(found?.alongM).toBeCloseTo(50, 0);
  });

  it('lets the cost decide between ways that lie on each other', () => {
    const there = fakePoint([0, 100]);
    const line = measureLine([fakePoint([0, 0]), there, fakePoint([0, 0])]);
    const back = project(line, fakePoint([0, 40]), { fromM: 0, toM: 200 }, ({ heading, offM }) =>
      Math.abs(heading - 180) > 90 ? 1000 : offM,
    );
    expect(back?.alongM).toBeCloseTo(160, 0);
  });
});

it('knows whether a line runs in a direction nearby', () => {
  const window = { fromM: 80, toM: 120 };
  expect(runsTowards(CORNER, window, 95, 20)).toBe(true);
  expect(runsTowards(CORNER, window, 200, 20)).toBe(false);
  expect(runsTowards(CORNER, { fromM: 0, toM: 50 }, 95, 20)).toBe(false);
});

it('places the manoeuvres and legs of a route', () => {
  const route = fakeRoute({
    way: [
      [0, 0],
      [0, 300],
      [200, 300],
    ],
    turns: [{ at: 1, type: 'Right' }],
    vias: [{ at: 1, waypoint: {} }],
  });
  const line = measureRoute(route);
  expect(line.manoeuvreAt.map(Math.round)).toEqual([0, 300, 300, 300, 500]);
  expect(line.legEndAt.map(Math.round)).toEqual([300, 500]);
  expect(line.points).toEqual(decodePolyline(route.geometry));
});
