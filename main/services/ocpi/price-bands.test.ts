import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversDay } from '../../../shared/services/plausible.ts';
import type { LocalTime } from './local-time.ts';
import { DAYS_OF_WEEK, tariffSchema, type Tariff } from './messages/tariff.ts';
import { tariff as rawTariff } from './operator-server.fixture.ts';
import { chargingTariffOf, type ChargingTariff } from './price-bands.ts';

const MONDAY: LocalTime = { date: '2026-03-02', dayOfWeek: 'MONDAY', minute: 600 };
const SUNDAY: LocalTime = { date: '2026-03-01', dayOfWeek: 'SUNDAY', minute: 600 };

const component = (type: string, price: number, more = {}) => ({
  type,
  price,
  step_size: 1,
  ...more,
});
const element = (components: unknown[], restrictions?: object) => ({
  price_components: components,
  ...(restrictions && { restrictions }),
});

function tariffOf(elements: unknown[], more = {}): Tariff {
  return tariffSchema.parse(rawTariff('T1', 1, { elements, ...more }));
}

function meaning(tariff: Tariff, today = MONDAY): ChargingTariff {
  const charging = chargingTariffOf(tariff, today);
  if (typeof charging === 'string') throw new Error(`refused: ${charging}`);
  return charging;
}

const prices = ({ priceBands }: ChargingTariff) =>
  priceBands.map(({ from, to, electricity }) => [from, to, electricity.tenThousandths]);

describe('price bands', () => {
  it('show one price as one band', () => {
    const charging = meaning(tariffOf([element([component('ENERGY', 1.2345)])]));
    expect(prices(charging)).toEqual([['00:00', '24:00', 12345]]);
    expect(charging.isExact).toBe(true);
  });

  it('add the VAT', () => {
    const charging = meaning(tariffOf([element([component('ENERGY', 1, { vat: 13 })])]));
    expect(prices(charging)).toEqual([['00:00', '24:00', 11300]]);
  });

  it('take the first element that holds at a time, over midnight too', () => {
    const charging = meaning(
      tariffOf([
        element([component('ENERGY', 0.4)], { start_time: '23:00', end_time: '07:00' }),
        element([component('ENERGY', 1.6)], { start_time: '18:00', end_time: '00:00' }),
        element([component('ENERGY', 1)]),
      ]),
    );
    expect(prices(charging)).toEqual([
      ['00:00', '07:00', 4000],
      ['07:00', '18:00', 10000],
      ['18:00', '23:00', 16000],
      ['23:00', '24:00', 4000],
    ]);
    expect(charging.isExact).toBe(true);
  });

  it('are those of the day', () => {
    const tariff = tariffOf([
      element([component('ENERGY', 0.8)], { day_of_week: ['SATURDAY', 'SUNDAY'] }),
      element([component('ENERGY', 2)], { start_date: '2026-03-02', end_date: '2026-03-03' }),
      element([component('ENERGY', 1)]),
    ]);
    expect(prices(meaning(tariff, SUNDAY))).toEqual([['00:00', '24:00', 8000]]);
    expect(prices(meaning(tariff, MONDAY))).toEqual([['00:00', '24:00', 20000]]);
    const tuesday: LocalTime = { date: '2026-03-03', dayOfWeek: 'TUESDAY', minute: 0 };
    expect(prices(meaning(tariff, tuesday))).toEqual([['00:00', '24:00', 10000]]);
  });

  it.each([
    ['max_power', 16],
    ['min_kwh', 20],
    ['max_current', 32],
    ['min_duration', 1800],
  ])('show the dearest where %s decides, and say so', (name, limit) => {
    const charging = meaning(
      tariffOf([
        element([component('ENERGY', 0.5)], { [name]: limit }),
        element([component('ENERGY', 1.5)]),
      ]),
    );
    expect(prices(charging)).toEqual([['00:00', '24:00', 15000]]);
    expect(charging.isExact).toBe(false);
  });

  it('leave fees to the quote', () => {
    const charging = meaning(
      tariffOf(
        [
          element([component('FLAT', 2, { vat: 50 }), component('PARKING_TIME', 30)]),
          element([component('TIME', 6), component('FLAT', 1)], { reservation: 'RESERVATION' }),
          element([component('ENERGY', 1)]),
        ],
        { min_price: { excl_vat: 4, incl_vat: 5 }, max_price: { excl_vat: 90 } },
      ),
    );
    expect(charging).toMatchObject({
      startFee: 3,
      minPrice: 5,
      maxPrice: 90,
      reservation: { fee: 1, perHour: 6 },
    });
    expect(prices(charging)).toEqual([['00:00', '24:00', 10000]]);
  });

  it('are nothing for a tariff that is free of charge', () => {
    const charging = meaning(tariffOf([element([component('FLAT', 0)])]));
    expect(prices(charging)).toEqual([['00:00', '24:00', 0]]);
  });

  it.each([
    ['currency', tariffOf([element([component('ENERGY', 1)])], { currency: 'EUR' })],
    ['negative', tariffOf([element([component('ENERGY', -0.1)])])],
    ['negative', tariffOf([element([component('ENERGY', 1)])], { min_price: { excl_vat: -1 } })],
    ['absurd', tariffOf([element([component('ENERGY', 12_345)])])],
    ['byTime', tariffOf([element([component('TIME', 10), component('ENERGY', 1)])])],
    ['withoutEnergy', tariffOf([element([component('FLAT', 20)])])],
  ])('refuse: %s', (why, tariff) => {
    expect(chargingTariffOf(tariff, MONDAY)).toBe(why);
  });

  it('are what the element that holds costs, at every minute of every tariff', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const restrictions = fc.record(
      {
        start_time: time,
        end_time: time,
        max_kwh: fc.integer({ min: 1, max: 50 }),
        day_of_week: fc.subarray([...DAYS_OF_WEEK]),
      },
      { requiredKeys: [] },
    );
    const elements = fc.array(fc.record({ price: fc.integer({ min: 1, max: 20 }), restrictions }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(elements, fc.integer({ min: 0, max: 1439 }), (list, minute) => {
        const all = [...list, { price: 99, restrictions: {} as Limits }];
        const charging = meaning(
          tariffOf(
            all.map(({ price, restrictions: limits }) =>
              element([component('ENERGY', price)], limits),
            ),
          ),
        );
        expect(coversDay(charging.priceBands)).toBe(true);
        const now = `${pad(minute / 60)}:${pad(minute % 60)}`;
        const holding = all.filter(({ restrictions: limits }) => holds(limits, now));
        const settled = holding.findIndex(({ restrictions: { max_kwh } }) => max_kwh === undefined);
        const possible = holding.slice(0, settled + 1).map(({ price }) => price);
        const band = charging.priceBands.find(({ from, to }) => from <= now && now < to);
        expect(band?.electricity.tenThousandths).toBe(Math.max(...possible) * 10_000);
        if (charging.isExact) expect(possible).toHaveLength(1);
      }),
    );
  });
});

interface Limits {
  start_time?: string;
  end_time?: string;
  max_kwh?: number;
  day_of_week?: string[];
}

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** Restrictions of a time of a Monday, read once more from the specification. */
function holds(
  { start_time: from = '00:00', end_time = '24:00', day_of_week = [] }: Limits,
  now: string,
) {
  if (day_of_week.length > 0 && !day_of_week.includes('MONDAY')) return false;
  const to = end_time === '00:00' ? '24:00' : end_time;
  return to > from ? from <= now && now < to : now >= from || now < to;
}
