import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceBand } from './merchant.ts';
import { priceOf, yuan } from './money.ts';
import {
  bandAt,
  chargingCost,
  minuteOfDayAt,
  parkingFee,
  productLines,
  pumpLitres,
  type EnergySpan,
} from './pricing.ts';

const band = (from: string, to: string, electricity: number, service = 5000): PriceBand => ({
  from,
  to,
  electricity: { currency: 'CNY', tenThousandths: electricity },
  service: { currency: 'CNY', tenThousandths: service },
});

const BANDS = [
  band('00:00', '08:00', 3980),
  band('08:00', '12:00', 10_860),
  band('12:00', '22:00', 7120),
  band('22:00', '24:00', 3980, 4000),
];

/** A moment in Hangzhou. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);

const span = (from: string, to: string, energyKwh: number): EnergySpan => ({
  from: at(from),
  to: at(to),
  energyKwh,
});

describe('chargingCost', () => {
  it('prices a session inside one band: 20 kWh at 0.712 + 0.5 yuan', () => {
    const cost = chargingCost(BANDS, [span('2026-11-22T13:00', '2026-11-22T13:30', 20)]);
    expect(cost.bands).toMatchObject([
      { energyKwh: 20, electricity: yuan(14.24), service: yuan(10) },
    ]);
    expect(cost.total).toEqual(yuan(24.24));
  });

  it('splits the energy by time across a change of price', () => {
    const cost = chargingCost(BANDS, [span('2026-11-22T11:45', '2026-11-22T12:15', 30)]);
    expect(cost.bands.map(({ band: { from }, energyKwh }) => [from, energyKwh])).toEqual([
      ['08:00', 15],
      ['12:00', 15],
    ]);
    // 15 × 1.086 = 16.29, 15 × 0.712 = 10.68, and 15 × 0.5 = 7.50 twice.
    expect(cost.total).toEqual(yuan(16.29 + 10.68 + 15));
  });

  it('goes on over midnight', () => {
    const cost = chargingCost(BANDS, [span('2026-11-22T23:00', '2026-11-23T01:00', 14)]);
    // 7 × 0.398 = 2.786 → 2.79 in each band; service 7 × 0.5 = 3.50 and 7 × 0.4 = 2.80.
    expect(cost.bands).toMatchObject([
      { band: { from: '00:00' }, electricity: yuan(2.79), service: yuan(3.5) },
      { band: { from: '22:00' }, electricity: yuan(2.79), service: yuan(2.8) },
    ]);
    expect(cost.total).toEqual(yuan(11.88));
  });

  it('adds up a band that is met on two days', () => {
    const cost = chargingCost(BANDS, [span('2026-11-22T07:00', '2026-11-23T07:00', 24)]);
    expect(cost.bands.map(({ energyKwh }) => energyKwh)).toEqual([8, 4, 10, 2]);
  });

  it('rounds half up to the fen, each band by itself', () => {
    // 0.625 kWh × 0.712 = 0.445 → 0.45; × 0.5 = 0.3125 → 0.31
    const cost = chargingCost(BANDS, [span('2026-11-22T13:00', '2026-11-22T13:01', 0.625)]);
    expect(cost.bands).toMatchObject([{ electricity: yuan(0.45), service: yuan(0.31) }]);
  });

  it('counts a change exactly at the end of a band to neither twice', () => {
    const spans = [
      span('2026-11-22T11:00', '2026-11-22T12:00', 1),
      span('2026-11-22T12:00', '2026-11-22T13:00', 2),
    ];
    expect(chargingCost(BANDS, spans).bands.map(({ energyKwh }) => energyKwh)).toEqual([1, 2]);
  });

  it('uses the clock of the merchant', () => {
    const inTokyo = chargingCost(BANDS, [span('2026-11-22T11:30', '2026-11-22T11:40', 1)], 540);
    expect(inTokyo.bands[0]?.band.from).toBe('12:00');
  });

  it('refuses bands that leave a gap', () => {
    const gap = [band('00:00', '08:00', 1)];
    expect(() => chargingCost(gap, [span('2026-11-22T09:00', '2026-11-22T09:10', 1)])).toThrow(
      RangeError,
    );
  });

  const spans = fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 600 }),
        energyKwh: fc.double({ min: 0, max: 300, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .chain((parts) =>
      fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') }).map((start) => {
        let from = start;
        return parts.map(({ minutes, energyKwh }): EnergySpan => {
          const to = from + minutes * 60_000;
          const one = { from, to, energyKwh };
          from = to;
          return one;
        });
      }),
    );

  it('loses no watt-hour and no fen', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { bands, energyKwh, total } = chargingCost(BANDS, list);
        const drawn = list.reduce((sum, one) => sum + one.energyKwh, 0);
        expect(Math.abs(energyKwh - drawn)).toBeLessThanOrEqual(0.0005 + 1e-9);
        const lines = bands.flatMap(({ electricity, service }) => [electricity, service]);
        expect(total.minor).toBe(lines.reduce((sum, { minor }) => sum + minor, 0));
      }),
    );
  });

  it('never makes a running bill smaller', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const totals = list.map(
          (_, end) => chargingCost(BANDS, list.slice(0, end + 1)).total.minor,
        );
        expect(totals).toEqual([...totals].sort((a, b) => a - b));
      }),
    );
  });

  it('lies between the cheapest and the dearest band, up to the rounding', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { energyKwh, total } = chargingCost(BANDS, list);
        expect(total.minor).toBeGreaterThanOrEqual(Math.floor(energyKwh * 79.8) - 4);
        expect(total.minor).toBeLessThanOrEqual(Math.ceil(energyKwh * 158.6) + 4);
      }),
    );
  });
});

describe('bandAt', () => {
  it('begins a band with its first minute and ends it before its last', () => {
    expect(bandAt(BANDS, at('2026-11-22T08:00'))?.from).toBe('08:00');
    expect(bandAt(BANDS, at('2026-11-22T08:00') - 1)?.from).toBe('00:00');
    expect(bandAt(BANDS, at('2026-11-22T23:59'))?.from).toBe('22:00');
  });

  it('knows no price where there is a gap', () => {
    expect(bandAt([band('00:00', '08:00', 1)], at('2026-11-22T08:00'))).toBeUndefined();
  });
});

describe('minuteOfDayAt', () => {
  it('is the time in Hangzhou', () => {
    expect(minuteOfDayAt(at('2026-11-22T00:00'))).toBe(0);
    expect(minuteOfDayAt(at('2026-11-22T23:30'))).toBe(1410);
  });
});

describe('parkingFee', () => {
  const TARIFF = { freeMinutes: 30, perHour: yuan(5), dailyMax: yuan(40) };
  const fee = (minutes: number, tariff: Parameters<typeof parkingFee>[0] = TARIFF) =>
    parkingFee(tariff, 0, minutes * 60_000).minor / 100;

  it.each([
    [0, 0],
    [30, 0],
    // Beyond the free minutes the whole stay counts.
    [31, 5],
    [60, 5],
    [61, 10],
    [8 * 60, 40],
    [8 * 60 + 1, 40],
    [24 * 60, 40],
    [24 * 60 + 1, 45],
    [26 * 60, 50],
    [3 * 24 * 60 + 90, 130],
  ])('is %i min → %i yuan', (minutes, amount) => {
    expect(fee(minutes)).toBe(amount);
  });

  it('has no limit where there is no daily maximum', () => {
    expect(fee(26 * 60, { freeMinutes: 0, perHour: yuan(5) })).toBe(130);
  });

  it('costs nothing where nothing is asked', () => {
    expect(fee(10_000, { freeMinutes: 0, perHour: yuan(0) })).toBe(0);
  });

  it('never costs less for staying longer, nor more than the maximum of each day begun', () => {
    const minutes = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        expect(fee(long)).toBeGreaterThanOrEqual(fee(short));
        expect(fee(long)).toBeLessThanOrEqual(40 * Math.ceil((long + 1) / 1440));
      }),
    );
  });
});

describe('priceOf', () => {
  it('is exact where a float is not', () => {
    // 1.005 × 100 is 100.49999… as a float.
    expect(priceOf({ currency: 'CNY', tenThousandths: 10_050 }, 1)).toEqual(yuan(1.01));
    expect(priceOf({ currency: 'CNY', tenThousandths: 80_600 }, 36.57)).toEqual(yuan(294.75));
  });
});

describe('pumpLitres', () => {
  it('reads like a pump', () => expect(pumpLitres(36.5678)).toBe(36.57));
});

describe('productLines', () => {
  const latte = { id: 'latte', name: '拿铁', price: yuan(22), isSoldOut: false };

  it('multiplies', () => {
    const { lines } = {
      lines: [],
      ...productLines([latte], [{ productId: 'latte', quantity: 3 }]),
    };
    expect(lines).toEqual([
      { productId: 'latte', name: '拿铁', quantity: 3, unit: 'piece', amount: yuan(66) },
    ]);
  });

  it('names what nobody sells', () => {
    expect(productLines([latte], [{ productId: 'tea', quantity: 1 }])).toEqual({
      ok: false,
      unknown: 'tea',
    });
  });
});
