import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversDay } from '../../../shared/services/plausible.ts';
import { priceBandsOf } from './price-bands.ts';

const at = (hour: number, ElecPrice: number, SevicePrice = 0.4) => ({
  StartTime: hour * 3600,
  ElecPrice,
  SevicePrice,
});

const flat = (bands: ReturnType<typeof priceBandsOf>) =>
  bands?.map(({ from, to, electricity }) => [from, to, electricity.tenThousandths]);

describe('a policy', () => {
  it('holds from each of its times until the next', () => {
    expect(flat(priceBandsOf([at(8, 1.1023), at(0, 0.3512), at(22, 0.3)]))).toEqual([
      ['00:00', '08:00', 3512],
      ['08:00', '22:00', 11_023],
      ['22:00', '24:00', 3000],
    ]);
  });

  it('that begins in the morning holds over midnight', () => {
    expect(flat(priceBandsOf([at(7, 1), at(23, 0.3)]))).toEqual([
      ['00:00', '07:00', 3000],
      ['07:00', '23:00', 10_000],
      ['23:00', '24:00', 3000],
    ]);
  });

  it('is one band where nothing changes', () => {
    expect(flat(priceBandsOf([at(0, 1), at(8, 1), at(9, 1)]))).toEqual([
      ['00:00', '24:00', 10_000],
    ]);
  });

  it.each([
    ['is empty', []],
    ['has two prices at once', [at(8, 1), at(8, 2)]],
    ['changes within a minute', [{ ...at(8, 1), StartTime: 30 }]],
  ])('is none when it %s', (_, policies) => {
    expect(priceBandsOf(policies)).toBeNull();
  });

  it('covers the day, whatever it says', () => {
    const policy = fc.record({
      StartTime: fc.integer({ min: 0, max: 1439 }).map((minute) => minute * 60),
      ElecPrice: fc.double({ min: 0, max: 100, noNaN: true }),
      SevicePrice: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(policy, { selector: (p) => p.StartTime, minLength: 1 }), (all) => {
        const bands = priceBandsOf(all);
        expect(bands && coversDay(bands)).toBe(true);
      }),
    );
  });
});
