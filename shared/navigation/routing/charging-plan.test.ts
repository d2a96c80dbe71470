import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPACITY, chargeAcceptance } from '../../../main/agent/simulator/battery.ts';
import { chargingPowerKw, chargingTimeS } from './charging-curve.ts';
import {
  SOC_STEP,
  STOP_OVERHEAD_S,
  firstFloorOf,
  planCharging,
  type PlanDrive,
  type PlanInput,
} from './charging-plan.ts';

const CAPACITY_KWH = 60;

describe('the charging curve', () => {
  it('is that of the simulated car with warm cells', () => {
    for (let soc = 1; soc < 100; soc += 1) {
      const simulated = chargeAcceptance(soc, 25) / 1000;
      expect(chargingPowerKw(soc, CAPACITY / 1000, 1000)).toBeCloseTo(simulated, 5);
    }
  });

  it('makes the last fifth slow', () => {
    const time = (from: number, to: number) => chargingTimeS(from, to, CAPACITY_KWH, 90);
    expect(time(80, 100)).toBeGreaterThan(time(20, 80));
    expect(time(50, 40)).toBe(0);
  });
});

/** Drives on a straight road: stops at these km, at a constant speed and consumption. */
function straight(kms: readonly number[], kwhPerKm = 0.2): PlanInput['drive'] {
  return (from, to) => {
    const km = (kms[to] ?? 0) - (kms[from] ?? 0);
    return { durationS: km * 36, energyKwh: km * kwhPerKm };
  };
}

const base = { floorSoc: 10, firstFloorSoc: 10, capacityKwh: CAPACITY_KWH };

describe('a charging plan', () => {
  it('has no stops when the charge reaches', () => {
    const stops = [{ isWanted: true }, { powerKw: 90, isWanted: false }, { isWanted: true }];
    const plan = planCharging({ ...base, stops, soc: 80, drive: straight([0, 50, 100]) });
    expect(plan).toEqual({ charges: [], durationS: 3600 });
  });

  it('prefers the strong station', () => {
    const stops = [
      { isWanted: true },
      { powerKw: 22, isWanted: false },
      { powerKw: 90, isWanted: false },
      { isWanted: true },
    ];
    const plan = planCharging({ ...base, stops, soc: 50, drive: straight([0, 80, 85, 200]) });
    expect(plan?.charges.map(({ stop }) => stop)).toEqual([2]);
    expect(plan?.charges[0]).toMatchObject({ arriveSoc: 21 });
  });

  it('says so when nothing helps', () => {
    const stops = [{ isWanted: true }, { isWanted: true }];
    expect(planCharging({ ...base, stops, soc: 50, drive: straight([0, 300]) })).toBeNull();
    expect(planCharging({ ...base, stops, soc: 50, drive: () => null })).toBeNull();
  });

  it('lets a car that is low already reach a station, and nothing else', () => {
    const drive = straight([0, 10, 40]);
    const stops = [{ isWanted: true }, { powerKw: 90, isWanted: false }, { isWanted: true }];
    const low = { ...base, stops, soc: 11, drive, firstFloorSoc: firstFloorOf(11, 10) };
    expect(planCharging(low)?.charges.map(({ stop }) => stop)).toEqual([1]);
    expect(firstFloorOf(60, 10)).toBe(10);
  });
});

/** Every choice of stations and levels, one after the other. */
function bruteForce(input: PlanInput): number {
  const { stops, drive, floorSoc, firstFloorSoc, capacityKwh } = input;
  const last = stops.length - 1;
  const go = (at: number, soc: number): number => {
    if (at === last) return 0;
    let best = Number.POSITIVE_INFINITY;
    const powerKw = stops[at]?.powerKw;
    for (let level = soc; level <= (powerKw === undefined ? soc : 100); level += SOC_STEP) {
      const charging =
        level > soc ? STOP_OVERHEAD_S + chargingTimeS(soc, level, capacityKwh, powerKw ?? 0) : 0;
      for (let to = at + 1; to <= last; to += 1) {
        const way = drive(at, to);
        if (way) {
          const need = Math.ceil((100 * way.energyKwh) / capacityKwh / SOC_STEP) * SOC_STEP;
          const floor = at === 0 && stops[to]?.powerKw !== undefined ? firstFloorSoc : floorSoc;
          const arrival = level - need;
          if (arrival >= floor) best = Math.min(best, charging + way.durationS + go(to, arrival));
        }
        if (stops[to]?.isWanted) break;
      }
    }
    return best;
  };
  return go(0, Math.floor(input.soc));
}

describe('the least total time', () => {
  const stop = fc.record({
    km: fc.integer({ min: 5, max: 120 }),
    powerKw: fc.constantFrom(20, 60, 90, undefined),
    isWanted: fc.boolean(),
  });

  it('is what trying everything finds', () => {
    fc.assert(
      fc.property(
        fc.array(stop, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 12, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 25, maxLength: 25 }),
        (between, soc, detours) => {
          const stops = [
            { isWanted: true },
            ...between.map(({ powerKw, isWanted }) => ({
              isWanted,
              ...(powerKw !== undefined && { powerKw }),
            })),
            { isWanted: true },
          ];
          const kms = [0];
          for (const { km } of between) kms.push((kms.at(-1) ?? 0) + km);
          kms.push((kms.at(-1) ?? 0) + 60);
          const road = straight(kms);
          const drive = (from: number, to: number): PlanDrive | null => {
            const way = road(from, to);
            const extra = detours[from * 5 + to] ?? 0;
            return (
              way && { durationS: way.durationS + 60 * extra, energyKwh: way.energyKwh + extra / 5 }
            );
          };
          const input = { ...base, stops, soc, drive, firstFloorSoc: firstFloorOf(soc, 10) };
          const plan = planCharging(input);
          const least = bruteForce(input);
          if (plan === null) expect(least).toBe(Number.POSITIVE_INFINITY);
          else expect(plan.durationS).toBeCloseTo(least, 3);
        },
      ),
      { numRuns: 25 },
    );
  });
});
