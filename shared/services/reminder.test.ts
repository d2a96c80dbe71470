import { describe, expect, it } from 'vitest';
import type { Order } from './order.ts';
import { yuan } from './money.ts';
import { pollAfterMs } from './poll-pace.ts';
import { reminderOf } from './reminder.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');
const MINUTE_MS = 60_000;

const order = (change: Partial<Order>): Order => ({
  ...{ id: 'o1', key: 'k1', kind: 'booking', status: 'accepted', version: 1, lines: [] },
  merchant: { id: 'm1', category: 'carCare', name: 'Garage', lon: 120.2, lat: 30.25 },
  ...{ total: yuan(0), createdAt: NOW, updatedAt: NOW },
  ...change,
});

/** About 4.8 km from the merchant: a quarter of an hour. */
const CAR = { lon: 120.15, lat: 30.25 };

const remind = (change: Partial<Order>, car: typeof CAR | null = CAR) =>
  reminderOf(order(change), car, NOW);

describe('a reminder', () => {
  it('says to leave when it is time for the way', () => {
    expect(remind({ dueAt: NOW + 60 * MINUTE_MS })).toBeNull();
    expect(remind({ dueAt: NOW + 20 * MINUTE_MS })).toBe('leave');
    expect(remind({ dueAt: NOW + 20 * MINUTE_MS }, null)).toBeNull();
    expect(remind({ dueAt: NOW + 20 * MINUTE_MS }, { lon: 120.2, lat: 30.2501 })).toBeNull();
    expect(remind({ dueAt: NOW - 60 * MINUTE_MS })).toBeNull();
  });

  it('says to collect what is ready, and to pay before it is too late', () => {
    expect(remind({ kind: 'pickup', status: 'ready' })).toBe('collect');
    const waiting = { kind: 'pickup', status: 'awaitingPayment' } as const;
    expect(remind({ ...waiting, payBy: NOW + 2 * MINUTE_MS })).toBe('pay');
    expect(remind({ ...waiting, payBy: NOW + 10 * MINUTE_MS })).toBeNull();
    expect(remind({ ...waiting, payBy: NOW - 1 })).toBeNull();
  });
});

describe('asking about an order', () => {
  it('stops when it has ended, and hurries when money waits', () => {
    const asked = (change: Partial<Order>) => pollAfterMs(order(change), NOW);
    expect(asked({ status: 'done' })).toBeNull();
    const payment = asked({ status: 'awaitingPayment' }) ?? Infinity;
    const far = asked({ dueAt: NOW + 600 * MINUTE_MS }) ?? 0;
    expect(payment).toBeLessThan(far);
    expect(asked({ dueAt: NOW + 4000 })).toBeLessThan(6000);
  });
});
