import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/bench/seeded-random.ts';
import type { Position } from '../guidance.ts';
import type { Metres } from '../position/plane.ts';
import { noisyReceiver } from './fake-receiver.ts';
import { fakePoint } from './fake-route.ts';
import { headingAt, measureLine, pointAt, type Line } from './route-line.ts';
import { reckon, startTracking, track, type Tracking } from './tracking.ts';

const lineOf = (...way: Metres[]): Line => measureLine(way.map(fakePoint));

const STRAIGHT = lineOf([0, 0], [0, 3000]);

function at(metres: Metres, ts: number, of: Partial<Position> = {}): Position {
  const [lon, lat] = fakePoint(metres);
  return {
    lon,
    lat,
    heading: 0,
    speedMps: 10,
    accuracyM: 5,
    quality: 'fix',
    simulated: false,
    onRoute: false,
    ts: ts * 1000,
    ...of,
  };
}

function onLine(line: Line, alongM: number, ts: number, of: Partial<Position> = {}): Position {
  const [lon, lat] = pointAt(line, alongM);
  return { ...at([0, 0], ts), lon, lat, heading: headingAt(line, alongM), ...of };
}

/** Drives a line at 10 m/s with one fix per second. */
function follow(line: Line, errorM: number, seed: number, each?: (state: Tracking) => void) {
  const receiver = noisyReceiver(errorM, seed);
  const fix = (alongM: number, second: number) =>
    receiver.fix(line, { alongM, speedMps: 10 }, second * 1000);
  let state = startTracking(line, fix(0, 0));
  let worst = 0;
  for (let second = 1; second * 10 <= line.lengthM; second++) {
    state = track(line, state, fix(second * 10, second));
    worst = Math.max(worst, Math.abs(state.alongM - second * 10));
    each?.(state);
  }
  return { state, worst };
}

describe('on the line', () => {
  it.each([
    [
      'a straight road',
      [
        [0, 0],
        [0, 2000],
      ],
    ],
    [
      'there and back',
      [
        [0, 0],
        [0, 800],
        [0, 0],
      ],
    ],
    [
      'round the block and across',
      [
        [0, 0],
        [0, 500],
        [200, 500],
        [200, 250],
        [-300, 250],
      ],
    ],
    [
      'a loop that ends on its own beginning',
      [
        [0, 0],
        [0, 400],
        [400, 400],
        [400, 0],
        [0, 0],
        [0, 400],
      ],
    ],
    [
      'a U-turn on a divided road',
      [
        [0, 0],
        [0, 600],
        [-12, 600],
        [-12, 0],
      ],
    ],
  ] satisfies [string, Metres[]][])('stays with the car: %s', (_, way) => {
    for (let seed = 1; seed <= 10; seed++) {
      for (const [errorM, tolerance] of [
        [5, 25],
        [15, 60],
      ] as const) {
        const { state, worst } = follow(lineOf(...way), errorM, seed, ({ isOff }) => {
          expect(isOff).toBe(false);
        });
        expect(worst).toBeLessThan(tolerance);
        expect(state.hasJoined).toBe(true);
      }
    }
  });

  it('smooths the error of the fixes', () => {
    const errors: number[] = [];
    let second = 0;
    follow(STRAIGHT, 15, 7, ({ estimateM }) => {
      second += 1;
      errors.push(estimateM - second * 10);
    });
    const rms = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(rms).toBeLessThan(10);
  });

  it('stands still with the car', () => {
    let state = startTracking(STRAIGHT, at([0, 50], 0, { speedMps: 0 }));
    const start = state.alongM;
    const random = seededRandom(3);
    for (let second = 1; second < 120; second++) {
      const position = at([20 * random() - 10, 50 + 20 * random() - 10], second, { speedMps: 0 });
      state = track(STRAIGHT, state, position);
    }
    expect(Math.abs(state.alongM - start)).toBeLessThan(20);
  });

  it('bridges a gap with the speed', () => {
    let state = startTracking(STRAIGHT, at([0, 0], 0));
    state = track(STRAIGHT, state, at([0, 10], 1));
    state = track(STRAIGHT, state, at([0, 610], 61));
    expect(state.isOff).toBe(false);
    expect(state.alongM).toBeCloseTo(610, -1);
  });

  it('counts time, not fixes: ten per second prove no more than one', () => {
    let state = startTracking(STRAIGHT, at([0, 0], 0));
    for (let tenth = 1; tenth <= 10; tenth++) {
      state = track(STRAIGHT, state, at([60, tenth], tenth / 10));
    }
    expect(state.isOff).toBe(false);
  });
});

describe('leaving the line', () => {
  const straightTo = (alongM: number): Tracking => {
    let state = startTracking(STRAIGHT, at([0, 0], 0));
    for (let second = 1; second <= alongM / 10; second++) {
      state = track(STRAIGHT, state, at([0, second * 10], second));
    }
    return state;
  };

  const secondsToNotice = (from: Tracking, fix: (second: number) => Position): number => {
    let state = from;
    for (let second = 1; second <= 60; second++) {
      state = track(STRAIGHT, state, fix(second));
      if (state.isOff) return second;
    }
    return Infinity;
  };

  it('is noticed within seconds of a wrong turn', () => {
    const noticed = secondsToNotice(straightTo(500), (second) =>
      at([10 * second, 500], 50 + second, { heading: 90 }),
    );
    expect(noticed).toBeGreaterThanOrEqual(3);
    expect(noticed).toBeLessThanOrEqual(5);
  });

  it('is noticed when the car turns back on the same road', () => {
    const noticed = secondsToNotice(straightTo(500), (second) =>
      at([0, 500 - 10 * second], 50 + second, { heading: 180 }),
    );
    expect(noticed).toBeLessThanOrEqual(5);
  });

  it('is noticed on a parallel road 40 m away', () => {
    const noticed = secondsToNotice(straightTo(500), (second) =>
      at([40, 500 + 10 * second], 50 + second),
    );
    expect(noticed).toBeLessThanOrEqual(4);
  });

  it('is not concluded from one or two wild fixes', () => {
    let state = straightTo(500);
    state = track(STRAIGHT, state, at([200, 510], 51));
    state = track(STRAIGHT, state, at([0, 520], 52));
    state = track(STRAIGHT, state, at([-45, 530], 53));
    state = track(STRAIGHT, state, at([-45, 540], 54));
    state = track(STRAIGHT, state, at([0, 550], 55));
    expect(state).toMatchObject({ isOff: false, doubt: 0 });
  });

  it('does not move on while the fixes contradict the line', () => {
    const before = straightTo(500);
    const after = track(STRAIGHT, before, at([60, 510], 51));
    expect(after.alongM).toBe(before.alongM);
  });

  it('gives a vague receiver more room', () => {
    const noticed = secondsToNotice(straightTo(500), (second) =>
      at([40, 500 + 10 * second], 50 + second, { accuracyM: 20 }),
    );
    expect(noticed).toBe(Infinity);
  });

  it('ends when the car is back for some seconds', () => {
    let state = straightTo(500);
    for (let second = 1; second <= 10; second++) {
      state = track(STRAIGHT, state, at([10 * second, 500], 50 + second, { heading: 90 }));
    }
    expect(state.isOff).toBe(true);
    const back: boolean[] = [];
    for (let second = 11; second <= 15; second++) {
      state = track(STRAIGHT, state, at([0, 600 + 10 * second], 50 + second));
      back.push(!state.isOff);
    }
    expect(back).toEqual([false, false, true, true, true]);
    expect(state.alongM).toBeCloseTo(750, -1);
  });
});

describe('before the line is joined', () => {
  it('lets the car come out of a car park', () => {
    let state = startTracking(STRAIGHT, at([120, 0], 0, { speedMps: 2, heading: 270 }));
    for (let second = 1; second <= 60; second++) {
      const position = at([120 - 2 * second, 0], second, { speedMps: 2, heading: 270 });
      state = track(STRAIGHT, state, position);
      expect(state.isOff).toBe(false);
    }
    expect(state.hasJoined).toBe(true);
  });

  it('notices that the car drives away instead', () => {
    let state = startTracking(STRAIGHT, at([120, 0], 0));
    for (let second = 1; second <= 12; second++) {
      state = track(STRAIGHT, state, at([120 + 10 * second, 0], second, { heading: 90 }));
    }
    expect(state.isOff).toBe(true);
  });
});

it('reckons on along the line and not beyond its end', () => {
  const state = startTracking(STRAIGHT, onLine(STRAIGHT, 100, 0));
  expect(reckon(state, STRAIGHT, 50)).toBeGreaterThan(state.alongM);
  expect(reckon(state, STRAIGHT, 1e6)).toBe(STRAIGHT.lengthM);
});

it('takes any stream of positions, and never falls back while on the line', () => {
  const line = lineOf([0, 0], [0, 500], [300, 500], [300, 0], [-200, 0]);
  const position = fc.record({
    east: fc.double({ min: -400, max: 400, noNaN: true }),
    north: fc.double({ min: -400, max: 900, noNaN: true }),
    heading: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true }), { nil: undefined }),
    speedMps: fc.double({ min: 0, max: 60, noNaN: true }),
    accuracyM: fc.double({ min: 0, max: 300, noNaN: true }),
    after: fc.double({ min: -5, max: 200, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(position, { maxLength: 40 }), (stream) => {
      let ts = 0;
      let state = startTracking(line, at([0, 0], 0));
      for (const { east, north, heading, after, ...of } of stream) {
        ts += after;
        const { heading: none, ...bare } = at([east, north], ts, of);
        expect(none).toBe(0);
        const next = track(line, state, { ...bare, ...(heading !== undefined && { heading }) });
        expect(next.alongM).toBeGreaterThanOrEqual(state.alongM);
        expect(next.alongM).toBeLessThanOrEqual(line.lengthM);
        for (const value of Object.values(next)) expect(value).not.toBeNaN();
        state = next;
      }
    }),
  );
});
