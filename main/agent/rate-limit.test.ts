import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestBudget } from './rate-limit.ts';

const LIMIT = { perSecond: 10, burst: 5 };

describe('RequestBudget', () => {
  it('allows a burst, then the sustained rate', () => {
    const budget = new RequestBudget(LIMIT, 0);
    const spent = (now: number, times: number) =>
      Array.from({ length: times }, () => budget.spend(now)).filter(Boolean).length;
    expect(spent(0, 10)).toBe(5);
    expect(spent(100, 10)).toBe(1);
    expect(spent(10_000, 10)).toBe(5);
  });

  it('never allows more than burst + rate × time, with any clock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 }), (times) => {
        const clock = times.toSorted((a, b) => a - b);
        const budget = new RequestBudget(LIMIT, 0);
        const allowed = clock.filter((now) => budget.spend(now)).length;
        expect(allowed).toBeLessThanOrEqual(LIMIT.burst + (LIMIT.perSecond * 2000) / 1000);
      }),
    );
  });

  it('survives a clock that steps back', () => {
    const budget = new RequestBudget(LIMIT, 10_000);
    expect(budget.spend(5000)).toBe(true);
    expect(budget.spend(5000)).toBe(true);
  });
});
