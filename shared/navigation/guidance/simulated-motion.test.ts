import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakePoint, fakeRoute } from './fake-route.ts';
import { measureLine, measureRoute } from './route-line.ts';
import { drive, planRoute, planSpeeds, type Motion, type SpeedPlan } from './simulated-motion.ts';

const START: Motion = { alongM: 0, speedMps: 0 };

function journey(plan: SpeedPlan, stepS = 0.2): Motion[] {
  const motions = [START];
  for (let motion = START; motions.length < 20_000;) {
    motion = drive(plan, motion, stepS);
    motions.push(motion);
    if (motion.alongM >= plan.line.lengthM) break;
  }
  return motions;
}

const lineOf = (way: readonly (readonly [number, number])[]) => measureLine(way.map(fakePoint));

describe('a simulated journey', () => {
  const corner = lineOf([
    [0, 0],
    [0, 400],
    [400, 400],
  ]);

  it('slows down for the turn and stops at the end', () => {
    const motions = journey(planSpeeds(corner, () => 14));
    const inTurn = motions.filter(({ alongM }) => Math.abs(alongM - 400) < 3);
    expect(Math.max(...motions.map(({ speedMps }) => speedMps))).toBeGreaterThan(13);
    expect(Math.max(...inTurn.map(({ speedMps }) => speedMps))).toBeLessThan(7);
    expect(motions.at(-1)).toEqual({ alongM: corner.lengthM, speedMps: 0 });
  });

  it('keeps to the limits, and to what the durations tell where none is known', () => {
    const route = fakeRoute({
      way: [
        [0, 0],
        [0, 500],
        [0, 1000],
      ],
      speedLimits: [
        { fromShapeIndex: 0, kmh: 30 },
        { fromShapeIndex: 1, kmh: null },
      ],
    });
    const motions = journey(planRoute(route, measureRoute(route)));
    const fastest = (from: number, to: number) =>
      Math.max(
        ...motions
          .filter(({ alongM }) => alongM >= from && alongM < to)
          .map(({ speedMps }) => speedMps),
      );
    expect(fastest(0, 490)).toBeLessThanOrEqual(30 / 3.6 + 1e-6);
    expect(fastest(520, 900)).toBeCloseTo(13, 1);
  });

  it('always gets to the end, never backwards, never with a jolt', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 5, max: 60, noNaN: true }),
        (way, speedMps) => {
          const plan = planSpeeds(lineOf(way), () => speedMps);
          const motions = journey(plan);
          expect(motions.at(-1)).toEqual({ alongM: plan.line.lengthM, speedMps: 0 });
          const pairs = motions.slice(1, -1).map((motion, index) => {
            const before = motions[index] ?? START;
            return [motion.alongM - before.alongM, Math.abs(motion.speedMps - before.speedMps)];
          });
          expect(pairs.filter(([moved = 0, jolt = 0]) => moved < 0 || jolt >= 1)).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });
});
