import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDER_KINDS, ORDER_STATUSES, type Order } from './order.ts';
import { orderInSight, orderPhase } from './order-phase.ts';
import type { TrackedOrder } from './services-state.ts';

const NOW = Date.UTC(2026, 5, 1, 4);
const MERCHANT = {
  id: 'm1',
  category: 'coffee',
  name: '一隅咖啡馆',
  lon: 120.15,
  lat: 30.25,
} as const;
const NOTHING = { currency: 'CNY', minor: 0 } as const;

function tracked(change: Partial<Order> | null, own: Partial<TrackedOrder> = {}): TrackedOrder {
  const kind = change?.kind ?? 'pickup';
  const details =
    kind === 'charge'
      ? ({ kind, connectorId: 'c1' } as const)
      : ({ kind: 'pickup', lines: [{ productId: 'p1', quantity: 1 }], at: NOW } as const);
  return {
    key: 'k1',
    service: 'coffee',
    merchant: MERCHANT,
    details: details.kind === 'pickup' ? { ...details, lines: [...details.lines] } : details,
    estimate: null,
    placedAt: NOW,
    sending: null,
    trouble: null,
    order: change && {
      ...{ id: 'p', key: 'k1', kind, status: 'accepted', version: 1, merchant: MERCHANT },
      ...{ lines: [], total: NOTHING, createdAt: NOW, updatedAt: NOW },
      ...change,
    },
    ...own,
  };
}

describe('orderPhase', () => {
  it('tells what is on its way before what was last heard', () => {
    const paying = tracked({ status: 'awaitingPayment' }, { sending: 'pay' });
    expect(orderPhase(paying)).toBe('paying');
    expect(orderPhase({ ...paying, trouble: { key: 'services.providerDown' } })).toBe(
      'waitingForNetwork',
    );
    expect(orderPhase({ ...paying, sending: null })).toBe('awaitingPayment');
  });

  it('tells an order that was refused from one that is still to be sent', () => {
    expect(orderPhase(tracked(null, { sending: 'create' }))).toBe('sending');
    expect(orderPhase(tracked(null, { trouble: { key: 'services.soldOut' } }))).toBe('failed');
  });

  it('has a word of its own for each kind', () => {
    expect(orderPhase(tracked({ kind: 'pickup', status: 'ready' }))).toBe('readyForPickup');
    expect(orderPhase(tracked({ kind: 'charge', status: 'ready' }))).toBe('charging');
    const session = { state: 'waitingForPlug', costSoFar: NOTHING } as const;
    expect(orderPhase(tracked({ kind: 'charge', session }))).toBe('waitingForPlug');
  });

  it('knows every kind in every state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ORDER_KINDS),
        fc.constantFrom(...ORDER_STATUSES),
        (kind, status) => {
          expect(orderPhase(tracked({ kind, status }))).toBeTypeOf('string');
        },
      ),
    );
  });
});

describe('orderInSight', () => {
  it('shows what is to be collected before what is to be paid, and nothing that is over', () => {
    const unpaid = tracked({ status: 'awaitingPayment' }, { key: 'unpaid' });
    const ready = tracked({ status: 'ready' }, { key: 'ready' });
    const done = tracked({ status: 'done' });
    expect(orderInSight([done, unpaid, ready], null, NOW)?.tracked.key).toBe('ready');
    expect(orderInSight([done, unpaid], null, NOW)?.tracked.key).toBe('unpaid');
    expect(orderInSight([done], null, NOW)).toBeNull();
  });

  it('reminds of setting off when it is time, not before', () => {
    const made = tracked({ status: 'accepted', dueAt: NOW + 30 * 60_000 });
    // About 9 km: half an hour of city traffic.
    const car = { lon: 120.24, lat: 30.25 };
    expect(orderInSight([made], car, NOW)?.reminder).toBe('leave');
    const later = tracked({ status: 'accepted', dueAt: NOW + 180 * 60_000 });
    expect(orderInSight([later], car, NOW)).toBeNull();
  });
});
