import { describe, expect, it } from 'vitest';
import { pendingAfter, withoutUnwanted, withRefused } from './pending-outcome.ts';
import type { Pending, StoredOrder } from './stored-order.ts';

const HALF_AN_HOUR_MS = 30 * 60_000;

const CREATE: Pending = { what: 'create', key: 'k1', queuedAt: 0, isSent: false };
const BEGIN: Pending = { what: 'begin', key: 'k2', queuedAt: 0, isSent: false };

const PLACED: StoredOrder = {
  key: 'k1',
  service: 'charging-demo',
  merchant: { id: 'm1', category: 'charging', name: 'A', lon: 120, lat: 30 },
  details: { kind: 'charge', connectorId: 'c1' },
  estimate: null,
  placedAt: 0,
  order: null,
  trouble: null,
  isEstimate: false,
  beginsWhenAccepted: false,
  paysAtOnce: false,
  canPayWithoutStopping: false,
  pending: [CREATE, BEGIN],
  endedAt: null,
};

describe('withoutUnwanted', () => {
  it('ends an order that could not be placed for half an hour, unless it may have arrived', () => {
    expect(withoutUnwanted(PLACED, CREATE, HALF_AN_HOUR_MS - 1)).toBeNull();
    expect(withoutUnwanted(PLACED, CREATE, HALF_AN_HOUR_MS)).toMatchObject({
      stored: { pending: [], endedAt: HALF_AN_HOUR_MS },
      refusal: { key: 'services.providerDown' },
    });
    const sent = { ...CREATE, isSent: true };
    expect(withoutUnwanted(PLACED, sent, HALF_AN_HOUR_MS)).toBeNull();
  });

  it('drops an operation that the order does not allow, and keeps the rest', () => {
    const stored = { ...PLACED, pending: [BEGIN, CREATE] };
    expect(withoutUnwanted(stored, BEGIN, 1)).toMatchObject({
      stored: { pending: [CREATE], endedAt: null },
      refusal: { key: 'services.noOrder' },
    });
  });
});

describe('a telephone number', () => {
  const details = { kind: 'booking', slotId: 's1', productIds: [], phone: '13800138000' } as const;
  const booked: StoredOrder = { ...PLACED, details: { ...details, productIds: [] } };

  it('does not stay with an order that came to nothing', () => {
    const late = withoutUnwanted(booked, CREATE, HALF_AN_HOUR_MS);
    const refused = withRefused(
      booked,
      CREATE,
      { code: 'slotTaken', isFinal: true, message: 'gone' },
      5,
    );
    for (const outcome of [late, refused]) {
      expect(outcome?.stored.details).toEqual({ kind: 'booking', slotId: 's1', productIds: [] });
    }
  });
});

describe('withRefused', () => {
  const fault = { code: 'soldOut', isFinal: true, message: 'gone' } as const;

  it('leaves nothing to follow an order that was never made', () => {
    expect(withRefused(PLACED, CREATE, fault, 5).stored).toMatchObject({ pending: [], endedAt: 5 });
  });

  it('ends an order that its provider no longer knows, and no other', () => {
    const stored = { ...PLACED, pending: [BEGIN] };
    const unknown = { ...fault, code: 'notFound' } as const;
    expect(withRefused(stored, BEGIN, unknown, 5)).toMatchObject({
      stored: { endedAt: 5 },
      refusal: { key: 'services.noOrder' },
    });
    expect(withRefused(stored, BEGIN, fault, 5).stored).toMatchObject({ endedAt: null });
  });
});

describe('pendingAfter', () => {
  it('goes on with what follows', () => {
    expect(pendingAfter(PLACED, CREATE, 1, () => 'k3')).toEqual([BEGIN]);
  });

  it('calls off at once what came through too late, once', () => {
    const late = pendingAfter(PLACED, CREATE, HALF_AN_HOUR_MS, () => 'k3');
    expect(late).toMatchObject([BEGIN, { what: 'cancel', key: 'k3' }]);
    const stored = { ...PLACED, pending: [CREATE, ...late] };
    expect(pendingAfter(stored, CREATE, HALF_AN_HOUR_MS, () => 'k4')).toEqual(late);
  });
});
