import { describe, expect, it } from 'vitest';
import { bestConnector, firstFreeSlot, isOpenAt, sells } from './choose.ts';
import type { Connector, Merchant } from './merchant.ts';
import { yuan } from './money.ts';

const connector = (id: string, change: Partial<Connector>): Connector => ({
  ...{
    id,
    name: id,
    current: 'dc',
    powerKw: 60,
    status: 'available',
    updatedAt: 1_750_000_000_000,
  },
  ...change,
});

const station = (...connectors: readonly Connector[]): Merchant => ({
  ...{ id: 'm1', category: 'charging', name: 'Station', lon: 120, lat: 30 },
  charging: { connectors: [...connectors], priceBands: [], canReserve: true },
});

describe('what the car chooses', () => {
  it('is the free point with the most power, direct before alternating current', () => {
    const points = station(
      connector('ac', { current: 'ac', powerKw: 80 }),
      connector('slow', { powerKw: 60 }),
      connector('fast', { powerKw: 120 }),
      connector('taken', { powerKw: 360, status: 'charging' }),
      connector('silent', { powerKw: 480, status: 'unknown' }),
    );
    expect(bestConnector(points)?.id).toBe('fast');
    expect(bestConnector(station(connector('x', { status: 'fault' })))).toBeNull();
    expect(bestConnector({ ...points, category: 'fuel' })?.id).toBe('fast');
  });

  it('is the first time that is free, in whatever order they come', () => {
    const slot = (id: string, startsAt: number, isFree = true) => ({
      ...{ id, startsAt, isFree },
      endsAt: startsAt + 1,
    });
    expect(firstFreeSlot([slot('c', 3), slot('a', 1, false), slot('b', 2)])?.id).toBe('b');
    expect(firstFreeSlot([slot('a', 1, false)])).toBeNull();
  });

  it('knows who is open, also over midnight', () => {
    const hours = (from: string, to: string) => ({ hours: { from, to } });
    expect(isOpenAt(hours('08:30', '18:30'), 8 * 60 + 29)).toBe(false);
    expect(isOpenAt(hours('08:30', '18:30'), 8 * 60 + 30)).toBe(true);
    expect(isOpenAt(hours('20:00', '02:00'), 60)).toBe(true);
    expect(isOpenAt(hours('20:00', '02:00'), 180)).toBe(false);
    expect(isOpenAt(hours('00:00', '24:00'), 1439)).toBe(true);
    expect(isOpenAt({}, 180)).toBe(true);
  });

  it('tells what is sold out from what nobody sells', () => {
    const product = (id: string, isSoldOut: boolean) => ({
      ...{ id, name: id, price: yuan(20), isSoldOut },
    });
    const shop = { products: [product('latte', false), product('mocha', true)] };
    expect(sells(shop, ['latte'])).toBe('all');
    expect(sells(shop, ['latte', 'mocha'])).toBe('soldOut');
    expect(sells(shop, ['tea'])).toBe('unknown');
  });
});
