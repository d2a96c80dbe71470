import { describe, expect, it } from 'vitest';
import type { Condition } from '../trigger.ts';
import { groundsOf, verdictOf } from './explain.ts';

const LOW: Condition = { fact: 'soc', below: 20 };
const NEAR: Condition = { fact: 'merchantKm', below: 5 };
const IDLE: Condition = { not: { fact: 'isCharging', is: true } };

describe('verdictOf', () => {
  it('knows what is known, and no more', () => {
    expect(verdictOf(LOW, { soc: 19 })).toBe(true);
    expect(verdictOf(LOW, { soc: 20 })).toBe(false);
    expect(verdictOf(LOW, {})).toBeUndefined();
    expect(verdictOf(IDLE, {})).toBeUndefined();
    expect(verdictOf({ all: [LOW, NEAR] }, { soc: 50 })).toBe(false);
    expect(verdictOf({ all: [LOW, NEAR] }, { soc: 10 })).toBeUndefined();
    expect(verdictOf({ any: [LOW, NEAR] }, { soc: 10 })).toBe(true);
    expect(verdictOf({ any: [LOW, NEAR] }, { soc: 50 })).toBeUndefined();
  });

  it('takes comparisons with a merchant for what it is told while there is none', () => {
    const wish: Condition = { all: [LOW, NEAR] };
    expect(verdictOf(wish, { soc: 10 }, true)).toBe(true);
    expect(verdictOf(wish, { soc: 10 }, false)).toBe(false);
    expect(verdictOf(wish, {}, true)).toBeUndefined();
    expect(verdictOf(wish, { soc: 10, merchantKm: 9 }, true)).toBe(false);
  });

  it('compares a time of day over midnight', () => {
    const night: Condition = { fact: 'minuteOfDay', between: [1260, 300] };
    expect(
      [1259, 1260, 1439, 0, 300, 301].map((minuteOfDay) => verdictOf(night, { minuteOfDay })),
    ).toEqual([false, true, true, true, true, false]);
    const never: Condition = { fact: 'soc', between: [60, 40] };
    expect(verdictOf(never, { soc: 50 })).toBe(false);
  });
});

describe('groundsOf', () => {
  it('names what decided, once, with its value', () => {
    const when: Condition = {
      all: [LOW, { any: [NEAR, { fact: 'rangeKm', below: 50 }] }, IDLE, { fact: 'soc', above: 2 }],
    };
    const facts = { soc: 10, merchantKm: 9, rangeKm: 40, isCharging: false };
    expect(groundsOf(when, facts)).toEqual([
      { fact: 'soc', value: 10 },
      { fact: 'rangeKm', value: 40 },
      { fact: 'isCharging', value: false },
    ]);
  });

  it('names nothing while undecided', () => {
    expect(groundsOf({ all: [LOW, NEAR] }, { soc: 10 })).toEqual([]);
  });
});
