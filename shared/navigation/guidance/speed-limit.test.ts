import { describe, expect, it } from 'vitest';
import { fakeRoute } from './fake-route.ts';
import { measureRoute } from './route-line.ts';
import { limitAt, limitsAlong, NOT_OVER_SPEED, stepOverSpeed } from './speed-limit.ts';

describe('limits along a route', () => {
  const route = fakeRoute({
    way: [0, 100, 200, 300, 400].map((north) => [0, north] as const),
    speedLimits: [
      { fromShapeIndex: 0, kmh: null },
      { fromShapeIndex: 1, kmh: 60 },
      { fromShapeIndex: 2, kmh: 60 },
      { fromShapeIndex: 3, kmh: 40 },
    ],
  });
  const limits = limitsAlong(route, measureRoute(route));

  it('are one stretch where neighbours agree', () => {
    expect(limits.map(({ kmh }) => kmh)).toEqual([null, 60, 40]);
  });

  it('hold from where they begin', () => {
    expect([50, 150, 299, 301].map((at) => limitAt(limits, at)?.kmh)).toEqual([null, 60, 60, 40]);
    expect(limitAt([], 50)).toBeUndefined();
  });
});

describe('the over-speed notice', () => {
  const SIXTY = { fromM: 0, kmh: 60 };

  /** One speed per second; at which seconds the notice comes. */
  function noticesOf(
    speedsKmh: readonly number[],
    stretchOf: (second: number) => typeof SIXTY = () => SIXTY,
  ) {
    let state = NOT_OVER_SPEED;
    return speedsKmh.flatMap((kmh, second) => {
      const step = stepOverSpeed(state, stretchOf(second), kmh / 3.6, second * 1000);
      state = step.state;
      return step.isToBeSaid ? [second] : [];
    });
  }

  it('comes after some seconds, once', () => {
    expect(noticesOf([60, 70, 70, 70, 70, 70, 70, 70])).toEqual([4]);
  });

  it('lets a moment and a little pass', () => {
    expect(noticesOf([60, 70, 70, 60, 70, 70, 60])).toEqual([]);
    expect(noticesOf(new Array<number>(20).fill(64))).toEqual([]);
  });

  it('is not repeated on the same stretch, however often the limit is passed', () => {
    expect(noticesOf([70, 70, 70, 70, 50, 70, 70, 70, 70, 70])).toEqual([3]);
  });

  it('comes again where another limit begins, after time to brake', () => {
    const stretch = (second: number) => (second < 6 ? SIXTY : { fromM: 500, kmh: 40 });
    expect(noticesOf(new Array<number>(12).fill(70), stretch)).toEqual([3, 6]);
    const slower = (second: number) => (second < 2 ? SIXTY : { fromM: 500, kmh: 40 });
    expect(noticesOf([60, 60, 60, 52, 46, 42, 40, 40], slower)).toEqual([]);
  });

  it('never comes where no limit is known', () => {
    expect(stepOverSpeed(NOT_OVER_SPEED, undefined, 90, 0).state.isOver).toBe(false);
    expect(stepOverSpeed(NOT_OVER_SPEED, { fromM: 0, kmh: null }, 90, 9000).isToBeSaid).toBe(false);
  });
});
