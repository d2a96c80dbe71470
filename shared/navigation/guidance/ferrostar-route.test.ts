import { describe, expect, it } from 'vitest';
import { fakeRoute } from './fake-route.ts';
import { toFerrostarRoute } from './ferrostar-route.ts';
import { measureRoute } from './route-line.ts';

const way = [0, 100, 200, 300, 400].map((north) => [0, north] as const);

describe('toFerrostarRoute', () => {
  it('cuts the ways between manoeuvres into short steps without a gap', () => {
    const route = fakeRoute({ way, turns: [{ at: 3, type: 'Right' }] });
    const line = measureRoute(route);
    const { route: converted, stepEndAt } = toFerrostarRoute(route, line);
    expect(stepEndAt.map(Math.round)).toEqual([100, 200, 300, 400]);
    converted.steps.slice(1).forEach(({ geometry }, index) => {
      expect(geometry[0]).toEqual(converted.steps[index]?.geometry.at(-1));
    });
    const total = converted.steps.reduce((sum, { distance }) => sum + distance, 0);
    expect(total).toBeCloseTo(line.lengthM, 6);
    expect(converted.steps.reduce((sum, { duration }) => sum + duration, 0)).toBeCloseTo(40, 1);
  });

  it('keeps each manoeuvre one step when it is not to cut', () => {
    const route = fakeRoute({ way, turns: [{ at: 3, type: 'Right' }] });
    const { stepEndAt } = toFerrostarRoute(route, measureRoute(route), Infinity);
    expect(stepEndAt.map(Math.round)).toEqual([300, 400]);
  });

  it('makes a step of a route without a manoeuvre or a length', () => {
    const point = { ...fakeRoute({ way: [[0, 0]] }), manoeuvres: [] };
    expect(toFerrostarRoute(point, measureRoute(point)).route.steps).toHaveLength(1);
  });

  it('survives indices that lie outside the geometry or out of order', () => {
    const route = fakeRoute({ way, turns: [{ at: 3, type: 'Right' }] });
    const manoeuvres = route.manoeuvres.map((one, index) => ({
      ...one,
      beginShapeIndex: [0, 900, 2][index] ?? 7,
    }));
    const { stepEndAt } = toFerrostarRoute({ ...route, manoeuvres }, measureRoute(route));
    expect(stepEndAt.at(-1)).toBeCloseTo(measureRoute(route).lengthM, 6);
  });
});
