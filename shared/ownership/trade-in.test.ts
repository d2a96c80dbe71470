import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleTradeIn } from './sample-showroom.ts';
import { CONDITIONS, estimateTradeIn, tradeInTableSchema, type UsedCar } from './trade-in.ts';

function estimate(car: UsedCar, odometerKm?: number) {
  const answer = estimateTradeIn(sampleTradeIn, car, odometerKm);
  if (!answer) throw new Error('no estimate');
  return answer;
}

describe('an estimate', () => {
  it('tells every step', () => {
    // 200,000 yuan, two years: 70 %; 34,000 km instead of 24,000: −2 %; own brand +5 %; fair −10 %.
    const { lines, lowFen, highFen } = estimate({
      ageMonths: 24,
      odometerKm: 34_000,
      brand: 'own',
      condition: 'fair',
    });
    expect(lines).toEqual([
      { kind: 'price', changeTenths: 0, valueFen: 20_000_000 },
      { kind: 'age', changeTenths: -300, valueFen: 14_000_000 },
      { kind: 'mileage', changeTenths: -20, valueFen: 13_720_000 },
      { kind: 'brand', changeTenths: 50, valueFen: 14_406_000 },
      { kind: 'condition', changeTenths: -100, valueFen: 12_965_400 },
    ]);
    expect([lowFen, highFen]).toEqual([12_310_000, 13_620_000]);
  });

  it('takes the mileage of the car unless the driver says another', () => {
    expect(estimate({}, 50_000).car.odometerKm).toBe(50_000);
    expect(estimate({ odometerKm: 10_000 }, 50_000).car.odometerKm).toBe(10_000);
    expect(estimate({ ageMonths: 24 }).car.odometerKm).toBe(24_000);
  });

  it('interpolates within a year and stays at the end of the table', () => {
    const age = (ageMonths: number) =>
      estimate({ ageMonths, brand: 'other' }).lines[1]?.changeTenths;
    expect([age(0), age(6), age(12), age(30), age(36), age(240)]).toEqual([
      0, -100, -200, -350, -400, -400,
    ]);
  });

  it('caps what mileage may change', () => {
    const mileage = (odometerKm: number) =>
      estimate({ ageMonths: 12, odometerKm }).lines[2]?.changeTenths;
    expect(mileage(500_000)).toBe(-150);
    expect(mileage(12_000)).toBe(0);
    expect(mileage(0)).toBe(24);
  });

  it('refuses what is not in the table', () => {
    expect(estimateTradeIn(sampleTradeIn, { segment: 'boat' }, undefined)).toBeNull();
    expect(estimateTradeIn(sampleTradeIn, { brand: 'none' }, undefined)).toBeNull();
  });

  it('never falls for a younger, less driven, or better kept car; and is a range', () => {
    const cars = fc.record({
      ageMonths: fc.integer({ min: 0, max: 200 }),
      odometerKm: fc.integer({ min: 0, max: 500_000 }),
      priceFen: fc.integer({ min: 1_000_000, max: 100_000_000 }),
    });
    fc.assert(
      fc.property(cars, fc.integer({ min: 1, max: 40 }), (car, more) => {
        const middle = ({ lowFen, highFen }: { lowFen: number; highFen: number }) =>
          lowFen + highFen;
        const now = estimate({ ...car, condition: 'good' });
        expect(now.lowFen).toBeLessThan(now.highFen);
        expect(now.lowFen % 10_000).toBe(0);
        const driven = estimate({
          ...car,
          condition: 'good',
          odometerKm: car.odometerKm + more * 2500,
        });
        expect(middle(driven)).toBeLessThanOrEqual(middle(now));
        const values = CONDITIONS.map((condition) => middle(estimate({ ...car, condition })));
        expect(values).toEqual(values.toSorted((a, b) => b - a));
      }),
    );
  });
});

it.each([
  ['a table that rises with age', { retention: [100, 70, 80] }],
  ['a table that begins above the price', { retention: [101, 80, 70] }],
])('refuses %s', (_what, change) => {
  const segments = [{ ...sampleTradeIn.segments[0], ...change }];
  expect(tradeInTableSchema.safeParse({ ...sampleTradeIn, segments }).success).toBe(false);
});
