import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptUpdate, canBe, leadsTo, nextStatuses } from './order-machine.ts';
import {
  ORDER_KINDS,
  ORDER_OPERATIONS,
  ORDER_STATUSES,
  type Order,
  type OrderKind,
  type OrderStatus,
} from './order.ts';
import { yuan } from './money.ts';
import { isEnded } from './facts.ts';
import type { KnownOrder } from './plausible-order.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');
const MINUTE_MS = 60_000;

const order = (change: Partial<Order> = {}): Order => ({
  id: 'o1',
  key: 'k1',
  kind: 'pickup',
  status: 'created',
  version: 1,
  merchant: { id: 'm1', category: 'coffee', name: 'Nandu', lon: 120.15, lat: 30.25 },
  lines: [],
  total: yuan(32),
  createdAt: NOW,
  updatedAt: NOW,
  ...change,
});

const known = (last: Order | null, change: Partial<KnownOrder> = {}): KnownOrder => ({
  key: 'k1',
  kind: last?.kind ?? 'pickup',
  merchantId: 'm1',
  placedAt: NOW,
  quoted: { total: yuan(32), isEstimate: false },
  order: last,
  ...change,
});

/** The next word of a provider after `last`. */
const then = (last: Order, change: Partial<Order>): Order => ({
  ...last,
  version: last.version + 1,
  updatedAt: last.updatedAt + 1000,
  ...change,
});

const verdict = (last: Order | null, update: Order, at = NOW + MINUTE_MS) => {
  const judged = acceptUpdate(known(last), update, at);
  return judged.kind === 'implausible' ? judged.why : judged.kind;
};

const kinds = fc.constantFrom(...ORDER_KINDS);
const statuses = fc.constantFrom(...ORDER_STATUSES);

describe('the ways of an order', () => {
  const reaches = (kind: OrderKind, ...path: readonly OrderStatus[]) =>
    path.every((status, index) => {
      const before = path[index - 1];
      return before === undefined || nextStatuses(kind, before).includes(status);
    });

  it('are those of its kind, step by step', () => {
    for (const kind of ['pickup', 'purchase'] as const) {
      expect(reaches(kind, 'created', 'awaitingPayment', 'paid', 'accepted', 'ready', 'done')).toBe(
        true,
      );
    }
    for (const kind of ['charge', 'park', 'fuel'] as const) {
      expect(reaches(kind, 'created', 'accepted', 'ready', 'awaitingPayment', 'paid', 'done')).toBe(
        true,
      );
    }
    expect(reaches('booking', 'created', 'accepted', 'ready', 'done')).toBe(true);
  });

  it('never lead back', () => {
    fc.assert(
      fc.property(kinds, statuses, statuses, (kind, one, other) => {
        fc.pre(one !== other);
        expect(leadsTo(kind, one, other) && leadsTo(kind, other, one)).toBe(false);
      }),
    );
  });

  it('lead from everywhere they pass to an end', () => {
    fc.assert(
      fc.property(kinds, statuses, (kind, status) => {
        fc.pre(leadsTo(kind, 'created', status));
        expect(ORDER_STATUSES.some((end) => isEnded(end) && leadsTo(kind, status, end))).toBe(true);
      }),
    );
  });

  it('allow nothing to be done to an order that has ended', () => {
    fc.assert(
      fc.property(kinds, statuses, fc.constantFrom(...ORDER_OPERATIONS), (kind, status, what) => {
        fc.pre(isEnded(status));
        expect(canBe(what, { kind, status })).toBe(false);
      }),
    );
  });

  it('allow to pay only what is asked for, and to begin and end only what lasts', () => {
    expect(canBe('pay', { kind: 'pickup', status: 'awaitingPayment' })).toBe(true);
    expect(canBe('pay', { kind: 'pickup', status: 'paid' })).toBe(false);
    expect(canBe('begin', { kind: 'charge', status: 'accepted' })).toBe(true);
    expect(canBe('begin', { kind: 'pickup', status: 'accepted' })).toBe(false);
    expect(canBe('end', { kind: 'park', status: 'ready' })).toBe(true);
    expect(canBe('cancel', { kind: 'charge', status: 'ready' })).toBe(false);
  });
});

describe('acceptUpdate', () => {
  it('takes the first word and what follows it', () => {
    expect(verdict(null, order())).toBe('accept');
    expect(verdict(order(), then(order(), { status: 'awaitingPayment' }))).toBe('accept');
    expect(verdict(order(), then(order(), { status: 'accepted' }))).toBe('accept');
  });

  it('does not take a replayed or older notification for news', () => {
    const paid = order({ status: 'paid', version: 5 });
    expect(verdict(paid, paid)).toBe('stale');
    expect(verdict(paid, order({ status: 'awaitingPayment', version: 4 }))).toBe('stale');
  });

  it('refuses what is about something else', () => {
    expect(verdict(order(), then(order(), { key: 'k2' }))).toBe('key');
    expect(verdict(order(), then(order(), { id: 'o2' }))).toBe('id');
    expect(verdict(order(), then(order(), { kind: 'purchase' }))).toBe('kind');
    const elsewhere = { ...order().merchant, id: 'm2' };
    expect(verdict(order(), then(order(), { merchant: elsewhere }))).toBe('merchant');
  });

  it('refuses a way back, whatever the version says', () => {
    const paid = order({ status: 'paid' });
    expect(verdict(paid, then(paid, { status: 'awaitingPayment' }))).toBe('backwards');
    const done = order({ status: 'done' });
    expect(verdict(done, then(done, { status: 'cancelled' }))).toBe('backwards');
  });

  it('refuses another total than the one that was agreed to', () => {
    const asked = order({ status: 'awaitingPayment' });
    expect(verdict(asked, then(asked, { status: 'paid', total: yuan(31) }))).toBe(
      'totalAfterPayment',
    );
    expect(verdict(asked, then(asked, { status: 'paid' }))).toBe('accept');
    const paid = order({ status: 'paid' });
    expect(verdict(paid, then(paid, { status: 'done', total: yuan(12) }))).toBe(
      'totalAfterPayment',
    );
  });

  it('refuses a bill above the quote', () => {
    expect(verdict(null, order({ total: yuan(32.01) }))).toBe('totalTooHigh');
    expect(verdict(null, order({ total: yuan(30) }))).toBe('accept');
  });

  it('refuses a refund of more than was paid, or one that shrinks', () => {
    const done = order({ status: 'done' });
    expect(verdict(done, then(done, { status: 'refunded', refund: yuan(33) }))).toBe(
      'refundAboveTotal',
    );
    const refunded = then(done, { status: 'refunded', refund: yuan(20) });
    expect(verdict(done, refunded)).toBe('accept');
    expect(verdict(refunded, then(refunded, { refund: yuan(5) }))).toBe('refundShrank');
  });

  it('refuses times before the order, after now, and in the wrong order', () => {
    const day = 24 * 60 * MINUTE_MS;
    expect(verdict(null, order({ createdAt: NOW - day }))).toBe('timePast');
    expect(verdict(null, order({ dueAt: NOW - day }))).toBe('timePast');
    expect(verdict(null, order({ createdAt: NOW + day, updatedAt: NOW + day }))).toBe('timeFuture');
    expect(verdict(null, order({ dueAt: NOW + 500 * day }))).toBe('timeFuture');
    expect(verdict(null, order({ updatedAt: NOW - 1 }))).toBe('timeOrder');
    expect(verdict(order(), then(order(), { createdAt: NOW + 1 }))).toBe('timeOrder');
  });

  it('refuses a session that runs backwards or faster than any charger', () => {
    const at = (energyKwh: number, cost: number) => ({
      state: 'running' as const,
      startedAt: NOW,
      energyKwh,
      costSoFar: yuan(cost),
    });
    const charging = order({
      kind: 'charge',
      status: 'ready',
      total: yuan(0),
      session: at(10, 12),
    });
    expect(verdict(charging, then(charging, { session: at(11, 13) }))).toBe('accept');
    expect(verdict(charging, then(charging, { session: at(9, 13) }))).toBe('sessionBackwards');
    expect(verdict(charging, then(charging, { session: at(11, 11) }))).toBe('sessionBackwards');
    expect(verdict(charging, then(charging, { session: at(900, 1000) }))).toBe('sessionTooFast');
    expect(verdict(charging, then(charging, { session: at(11, 900) }))).toBe('sessionTooFast');
  });

  it('never takes an update that would cost more after it was paid, whatever else it says', () => {
    const paid = order({ status: 'paid' });
    fc.assert(
      fc.property(
        fc.record({
          status: statuses,
          version: fc.integer({ min: 1, max: 1000 }),
          total: fc.integer({ min: 3201, max: 1_000_000_000 }).map((minor) => ({
            currency: 'CNY' as const,
            minor,
          })),
          updatedAt: fc.integer({ min: NOW, max: NOW + MINUTE_MS }),
        }),
        (change) => {
          const judged = acceptUpdate(known(paid), order(change), NOW + MINUTE_MS);
          expect(judged.kind).not.toBe('accept');
        },
      ),
    );
  });
});
