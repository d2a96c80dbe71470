import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { PURPOSE_FACTS } from '../../shared/privacy/purpose.ts';
import type { ServiceCategory } from '../../shared/services/service.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import type { RowStorage } from '../storage/row-storage.ts';
import { History } from './history.ts';
import { OrderStore } from './outbox/order-store.ts';
import type { StoredOrder } from './outbox/stored-order.ts';
import { dayOf } from './outbox/wallet.ts';

const DAY_MS = 24 * 3_600_000;

let clock: FakeClock;
let rows: Map<string, string>;
let store: OrderStore;
let isKept: boolean;
let history: History;

beforeEach(() => {
  clock = new FakeClock();
  rows = new Map();
  isKept = true;
  const storage: RowStorage = {
    read: () => new Map(rows),
    write: (name, json) => void rows.set(name, json),
    remove: (name) => void rows.delete(name),
    close: () => undefined,
  };
  store = new OrderStore(storage, pino({ level: 'silent' }), new Rejections());
  history = new History({
    ...{ store, clock },
    newKey: () => 'k',
    isKept: () => isKept,
    onChange: () => undefined,
  });
});

/** A booking with everything that a driver can tell a merchant, as it lies in the car. */
function booking(category: ServiceCategory, change: Partial<StoredOrder> = {}): StoredOrder {
  const { wall } = clock.now();
  const stored: StoredOrder = {
    ...{ key: 'k1', service: 's1', estimate: null, placedAt: wall, trouble: null, pending: [] },
    merchant: { id: 'm1', category, name: 'A', lon: 120, lat: 30 },
    details: {
      ...{ kind: 'booking', slotId: 's1', productIds: [] },
      ...{ phone: '13800138000', subject: '置换 三厢车 5年 60000公里' },
    },
    order: {
      ...{ id: 'o1', key: 'k1', kind: 'booking', version: 1, status: 'done', lines: [] },
      merchant: { id: 'm1', category, name: 'A', lon: 120, lat: 30 },
      total: { currency: 'CNY', minor: 0 },
      ...{ createdAt: wall, updatedAt: wall },
    },
    ...{ isEstimate: false, beginsWhenAccepted: false, paysAtOnce: false },
    ...{ canPayWithoutStopping: false, endedAt: wall },
    ...change,
  };
  store.put(stored);
  return stored;
}

/** Days pass at once; what the car does now and then, it does at their end. */
function pass(days: number): void {
  clock.setWall(days * DAY_MS);
  history.tidy();
}

const onDisk = () => [...rows.values()].join();

describe('what the car keeps for a purpose', () => {
  it('is gone after the days that were promised: orders', () => {
    booking('coffee');
    pass(PURPOSE_FACTS.orderHistory.keptDays);
    expect(store.orders).toHaveLength(1);
    pass(1);
    expect(rows.size).toBe(0);
  });

  it.each([
    ['carCare', PURPOSE_FACTS.carCareContact.keptDays],
    ['ownership', PURPOSE_FACTS.tradeInContact.keptDays],
  ] as const)('is gone after the days that were promised: what %s was told', (category, days) => {
    booking(category);
    pass(days);
    expect(onDisk()).toContain('60000');
    pass(1);
    expect(onDisk()).not.toContain('60000');
    expect(onDisk()).not.toContain('13800138000');
    // The order itself is kept for another purpose, and longer.
    expect(store.orders).toHaveLength(1);
  });

  it('is gone after the days that were promised: a number that never reached the merchant', () => {
    const { wall } = clock.now();
    const create = { what: 'create', key: 'k1', queuedAt: wall, isSent: true } as const;
    booking('carCare', { order: null, endedAt: null, pending: [create] });
    pass(PURPOSE_FACTS.carCareContact.keptDays + 1);
    expect(onDisk()).not.toContain('13800138000');
    expect(onDisk()).toContain('60000');
  });

  it('is gone with its day: what was paid from the seat', () => {
    store.putSpent({ day: dayOf(clock.now().wall), minor: 1200 });
    history.tidy();
    expect(store.spent?.minor).toBe(1200);
    pass(1);
    expect(store.spent).toBeNull();
    expect(rows.size).toBe(0);
  });

  it('is hardly kept at all without consent: long enough to be read', () => {
    isKept = false;
    booking('coffee');
    clock.setWall(5 * 60_000);
    history.tidy();
    expect(store.orders).toHaveLength(1);
    clock.setWall(6 * 60_000);
    history.tidy();
    expect(rows.size).toBe(0);
  });
});
