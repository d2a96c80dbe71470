import { describe, expect, it } from 'vitest';
import { DETOUR_M, detourTargets, partsAfter, straightOn } from './detour.ts';
import { fakePoint } from './fake-route.ts';
import { measureLine } from './route-line.ts';

const lineOf = (...way: (readonly [number, number])[]) => measureLine(way.map(fakePoint));
const ROUTE = lineOf([0, 0], [0, 1000], [1000, 1000]);
const WHOLE = { fromM: 0, toM: ROUTE.lengthM };

describe('partsAfter', () => {
  it('tells where a way parts from the route for good', () => {
    const straight = lineOf([0, 0], [0, 2000]);
    expect(partsAfter(straight, ROUTE, WHOLE)).toBeCloseTo(1060, -2);
  });

  it('does not count a way that comes back, or that ends too soon', () => {
    const back = lineOf([0, 0], [0, 300], [200, 300], [200, 500], [0, 500], [0, 900]);
    expect(partsAfter(back, lineOf([0, 0], [0, 1000]), WHOLE)).toBeDefined();
    const block = lineOf([0, 0], [0, 300], [100, 300], [100, 400], [0, 400], [0, 900]);
    expect(partsAfter(block, lineOf([0, 0], [0, 1000]), WHOLE)).toBeUndefined();
    expect(partsAfter(lineOf([0, 0], [0, 1200]), ROUTE, WHOLE)).toBeUndefined();
  });
});

it('offers places all around, straight on behind the crossing first', () => {
  const targets = detourTargets(fakePoint([0, 800]), 0, fakePoint([0, 1000]), 0);
  const [lon, lat] = fakePoint([0, 1500]);
  expect(targets[0]?.lon).toBeCloseTo(lon, 5);
  expect(targets[0]?.lat).toBeCloseTo(lat, 5);
  expect(targets.length).toBeGreaterThan(10);
});

it('drives straight on for long enough to be off', () => {
  expect(straightOn(fakePoint([0, 0]), 45).lengthM).toBeGreaterThan(DETOUR_M);
});
