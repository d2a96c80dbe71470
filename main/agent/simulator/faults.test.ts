import { describe, expect, it } from 'vitest';
import { faultOf, SIGNAL_PATHS } from '../../../shared/vehicle/signal.ts';
import {
  actuatorFault,
  badSamples,
  faultAt,
  slotFault,
  TIMED_FAULTS,
  type TimedFault,
} from './faults.ts';

function faultsUntil(seed: number, end: number): TimedFault[] {
  const faults: TimedFault[] = [];
  for (let time = 0; time < end; time += 15_000) {
    const fault = slotFault(seed, time);
    if (fault) faults.push(fault);
  }
  return faults;
}

describe('fault schedule', () => {
  it('leaves the first 15 s alone', () => {
    expect(slotFault(1, 14_999)).toBeNull();
    for (let time = 0; time < 15_000; time += 50) expect(faultAt(9, time)).toBeNull();
  });

  it('has every timed fault once in every round of 45 s', () => {
    for (let seed = 0; seed < 20; seed++) {
      const faults = faultsUntil(seed, 15_000 + 4 * 45_000);
      expect(faults).toHaveLength(12);
      for (let round = 0; round < 4; round++) {
        const kinds = faults.slice(3 * round, 3 * round + 3).map(({ kind }) => kind);
        expect([...kinds].sort()).toEqual([...TIMED_FAULTS].sort());
      }
    }
  });

  it('keeps faults apart and link drops within 2 to 6 s', () => {
    for (let seed = 0; seed < 20; seed++) {
      const faults = faultsUntil(seed, 300_000);
      faults.forEach(({ kind, from, to }, index) => {
        expect(to).toBeLessThan(faults[index + 1]?.from ?? Infinity);
        if (kind === 'link-drop') {
          expect(to - from).toBeGreaterThanOrEqual(2000);
          expect(to - from).toBeLessThanOrEqual(6000);
        }
      });
    }
  });

  it('is the same again for the same seed, and another for another', () => {
    expect(faultsUntil(1, 300_000)).toEqual(faultsUntil(1, 300_000));
    expect(faultsUntil(1, 300_000)).not.toEqual(faultsUntil(2, 300_000));
  });

  it('sends only samples that are bad in value or in time', () => {
    const fault = { kind: 'bad-values', from: 20_000, to: 24_000 } as const;
    const samples = badSamples(fault, 20_000, 24_000, 1_000_000);
    expect(samples.length).toBeGreaterThan(13);
    for (const { path, value, ts } of samples) {
      const wrong = faultOf(path, value) !== null || ts !== 1_000_000;
      expect(wrong, `${path} ${String(value)}`).toBe(true);
    }
    const reasons = new Set(samples.map(({ path, value }) => faultOf(path, value)));
    for (const reason of ['wrong-type', 'not-finite', 'out-of-range', 'not-allowed', 'too-long']) {
      expect(reasons).toContain(reason);
    }
    expect(samples.some(({ ts }) => ts > 1_000_000)).toBe(true);
    expect(badSamples({ ...fault, kind: 'link-drop' }, 20_000, 24_000, 0)).toEqual([]);
  });

  it('makes some actuators refuse, some stick, and some lag, whatever the seed', () => {
    for (let seed = 0; seed < 10; seed++) {
      const faults = SIGNAL_PATHS.map((path) => actuatorFault(seed, path as never));
      expect(new Set(faults)).toEqual(new Set([null, 'refuse', 'stuck', 'lag']));
    }
  });
});
