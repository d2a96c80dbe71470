import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Merchant, Slot } from './merchant.ts';
import { yuan } from './money.ts';
import { coversDay, isPlausibleMerchant, isPlausibleQuote, plausibleSlots } from './plausible.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');

const PRICE = { currency: 'CNY', tenThousandths: 8000 } as const;

const station: Merchant = {
  id: 'm1',
  category: 'charging',
  name: 'Station',
  lon: 120.15,
  lat: 30.25,
  charging: {
    connectors: [
      { id: 'c1', name: '1', current: 'dc', powerKw: 120, status: 'available', updatedAt: NOW },
    ],
    priceBands: [{ from: '00:00', to: '24:00', electricity: PRICE, service: PRICE }],
    canReserve: true,
  },
};

const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

describe('price bands', () => {
  it('cover the day when they are its parts, in any order, and not when one is missing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { minLength: 1, maxLength: 10 }),
        fc.integer(),
        (cuts, pick) => {
          const edges = [0, ...cuts.sort((a, b) => a - b), 1440];
          const bands = edges
            .slice(1)
            .map((to, index) => ({ from: timeOf(edges[index] ?? 0), to: timeOf(to) }));
          expect(coversDay([...bands].reverse())).toBe(true);
          const left = bands.filter((_, index) => index !== Math.abs(pick) % bands.length);
          expect(coversDay(left)).toBe(false);
          expect(coversDay([...bands, { from: '00:00', to: '24:00' }])).toBe(false);
        },
      ),
    );
  });
});

describe('what cannot be true', () => {
  it('is a merchant with a status from the future, a connector twice, or more free than there are', () => {
    expect(isPlausibleMerchant(station, NOW)).toBe(true);
    expect(isPlausibleMerchant(station, NOW - 3_600_000)).toBe(false);
    const [connector] = station.charging?.connectors ?? [];
    if (!connector || !station.charging) throw new Error('no connector');
    const twice = { ...station.charging, connectors: [connector, connector] };
    expect(isPlausibleMerchant({ ...station, charging: twice }, NOW)).toBe(false);
    const parking = {
      spaces: 10,
      free: 11,
      freeMinutes: 0,
      perHour: yuan(5),
      canReserve: true,
      canPayWithoutStopping: true,
      updatedAt: NOW,
    };
    const { id, category, name, lon, lat } = station;
    const place = { id, category, name, lon, lat };
    expect(isPlausibleMerchant({ ...place, parking }, NOW)).toBe(false);
    expect(isPlausibleMerchant({ ...place, parking: { ...parking, free: 10 } }, NOW)).toBe(true);
  });

  it('is a slot in the past, one that ends before it begins, and one named twice', () => {
    const slot: Slot = { id: 's1', startsAt: NOW + 1, endsAt: NOW + 2, isFree: true };
    expect(
      plausibleSlots(
        [
          slot,
          slot,
          { ...slot, id: 's2', startsAt: NOW - 1 },
          { ...slot, id: 's3', endsAt: NOW + 1 },
        ],
        NOW,
      ),
    ).toEqual([slot]);
  });

  it('is a quote above the sum of its lines', () => {
    const lines = [
      { productId: 'latte', name: 'Latte', quantity: 1, unit: 'piece' as const, amount: yuan(28) },
    ];
    expect(isPlausibleQuote({ lines, total: yuan(28), isEstimate: false }, NOW)).toBe(true);
    expect(isPlausibleQuote({ lines, total: yuan(29), isEstimate: false }, NOW)).toBe(false);
    expect(isPlausibleQuote({ lines, total: yuan(20), isEstimate: false }, NOW)).toBe(true);
  });
});
