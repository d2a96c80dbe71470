import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_NOT_AVAILABLE, dataObjectSchema } from '../../shared/contract/viss.ts';
import { SIGNAL_PATHS, faultOf } from '../../shared/vehicle/signal.ts';
import { CurrentValues, MAX_FUTURE_MS } from './current-values.ts';

const NOW = Date.UTC(2026, 0, 15, 8, 30);
const PATH = 'Vehicle.Speed';

describe('CurrentValues', () => {
  it('keeps a good sample and its wire form', () => {
    const values = new CurrentValues();
    values.take({ path: PATH, value: 42.5, ts: NOW - 20 }, NOW);
    expect(values.get(PATH)).toEqual({
      path: PATH,
      value: 42.5,
      ts: NOW - 20,
      data: { path: PATH, dp: { value: 42.5, ts: '2026-01-15T08:29:59.980Z' } },
    });
  });

  it('turns "no value" into the VISS inline marker', () => {
    const values = new CurrentValues();
    values.take({ path: PATH, value: null, ts: NOW }, NOW);
    expect(values.get(PATH)?.data.dp.value).toBe(DATA_NOT_AVAILABLE);
  });

  it.each([
    [{ path: PATH, value: 401, ts: NOW }, 'out-of-range'],
    [{ path: PATH, value: Number.NaN, ts: NOW }, 'not-finite'],
    [{ path: PATH, value: 'fast', ts: NOW }, 'wrong-type'],
    [{ path: PATH, value: 1, ts: Number.NaN }, 'bad-timestamp'],
    [{ path: PATH, value: 1, ts: 1e17 }, 'bad-timestamp'],
    [{ path: PATH, value: 1, ts: NOW + MAX_FUTURE_MS + 1 }, 'future'],
    [
      { path: 'Vehicle.VehicleIdentification.VIN', value: 'viss-inline:x', ts: NOW },
      'reserved-string',
    ],
  ] as const)('does not take %j: %s', (sample, fault) => {
    const values = new CurrentValues();
    expect(values.take(sample, NOW)).toBe(fault);
    expect(values.get(sample.path)).toBeUndefined();
  });

  it('never goes back in time, and takes the same time twice', () => {
    const values = new CurrentValues();
    values.take({ path: PATH, value: 1, ts: NOW }, NOW);
    expect(values.take({ path: PATH, value: 2, ts: NOW - 1 }, NOW)).toBe('out-of-order');
    values.take({ path: PATH, value: 3, ts: NOW }, NOW);
    expect(values.get(PATH)?.value).toBe(3);
  });

  it('goes on when the wall clock is set back', () => {
    const values = new CurrentValues();
    values.take({ path: PATH, value: 1, ts: NOW }, NOW);
    const anHourBack = NOW - 3_600_000;
    values.take({ path: PATH, value: 2, ts: anHourBack }, anHourBack);
    expect(values.get(PATH)?.value).toBe(2);
  });

  it('holds nothing invalid, whatever a source delivers', () => {
    const values = new CurrentValues();
    fc.assert(
      fc.property(
        fc.constantFrom(...SIGNAL_PATHS),
        fc.oneof(
          fc.double(),
          fc.integer(),
          fc.boolean(),
          fc.string(),
          fc.array(fc.string()),
          fc.constantFrom('ON', 'GBT_DC', 'UP', null),
        ),
        fc.oneof(fc.double(), fc.integer({ min: NOW - 5000, max: NOW + 5000 })),
        (path, value, ts) => {
          values.take({ path, value, ts }, NOW);
          const current = values.get(path);
          if (!current) return;
          expect(current.value === null || faultOf(path, current.value) === null).toBe(true);
          expect(current.ts).toBeLessThanOrEqual(NOW + MAX_FUTURE_MS);
          expect(dataObjectSchema.safeParse(current.data).success).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('passes rehearsed faults on, and keeps none of them', () => {
    const values = new CurrentValues(true);
    values.take({ path: PATH, value: 42, ts: NOW }, NOW);
    const rehearsed = [
      { path: PATH, value: 5000, ts: NOW },
      { path: PATH, value: 1, ts: NOW + 60_000 },
      { path: PATH, value: 1, ts: NOW - 60_000 },
    ] as const;
    for (const sample of rehearsed) expect(values.take(sample, NOW)).toMatchObject(sample);
    expect(values.get(PATH)?.value).toBe(42);
  });

  it('cannot pass on a time that has no wire form', () => {
    const sample = { path: PATH, value: 1, ts: Number.POSITIVE_INFINITY } as const;
    expect(new CurrentValues(true).take(sample, NOW)).toBe('bad-timestamp');
  });
});
