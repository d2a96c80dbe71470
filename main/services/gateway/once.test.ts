import { fork } from 'node:child_process';
import { once as event } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yuan } from '../../../shared/services/money.ts';
import { GatewayBench, START } from './gateway.fixture.ts';
import { GatewayStore } from './gateway-store.ts';
import { fingerprintOf, forgetOld, once } from './once.ts';
import type { OrderRecord } from './order-record.ts';

const REQUEST = { key: 'key', fingerprint: 'print', now: START };
const ANSWER = { status: 200, body: '{}', orderId: 'o-1' };

const RECORD: OrderRecord = {
  id: 'o-1',
  key: 'key',
  createdAt: START,
  pace: 1,
  details: { kind: 'purchase', lines: [{ productId: 'p', quantity: 1 }] },
  isScarce: false,
  merchant: { id: 'm', category: 'ownership', name: '店', lon: 120, lat: 30 },
  lines: [],
  total: yuan(1),
  operations: [],
};

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-once-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => GatewayStore.open(dir, START).store;

describe('once', () => {
  it('keeps effect and answer, or neither', () => {
    const store = open();
    const crash = () =>
      once(store, REQUEST, () => {
        store.keepOrder(RECORD, null);
        throw new Error('crashed');
      });
    expect(crash).toThrow('crashed');
    expect(store.order('o-1')).toBeNull();
    expect(store.answer('key')).toBeNull();
    once(store, REQUEST, () => {
      store.keepOrder(RECORD, null);
      return ANSWER;
    });
    store.close();
    const later = open();
    expect(later.order('o-1')).toEqual(RECORD);
    expect(once(later, REQUEST, () => expect.unreachable())).toMatchObject({ status: 200 });
    later.close();
  });

  it('leaves nothing behind when the database goes away in the middle', () => {
    const store = open();
    const close = () =>
      once(store, REQUEST, () => {
        store.keepOrder(RECORD, null);
        store.close();
        return ANSWER;
      });
    expect(close).toThrow();
    const later = open();
    expect(later.order('o-1')).toBeNull();
    expect(later.answer('key')).toBeNull();
    later.close();
  });

  it('forgets answers after a month, when nobody retries any more, and orders after a year', () => {
    const store = open();
    once(store, REQUEST, () => {
      store.keepOrder(RECORD, START);
      return ANSWER;
    });
    const after = (days: number) => {
      const now = START + days * 24 * 3_600_000;
      once(store, { key: `day-${days}`, fingerprint: 'print', now }, () => ANSWER);
    };
    after(29);
    expect(store.answer('key')).not.toBeNull();
    after(31);
    expect(store.answer('key')).toBeNull();
    expect(store.order('o-1')).not.toBeNull();
    after(366);
    expect(store.order('o-1')).toBeNull();
    store.close();
  });

  it.each([
    ['carCare', 90],
    ['ownership', 30],
    ['coffee', 365],
  ] as const)('forgets what was told with an order at %s after %i days', (category, days) => {
    const store = open();
    const told = { phone: '13800138000', subject: '置换' };
    store.keepOrder(
      {
        ...RECORD,
        details: { kind: 'booking', slotId: 's1', productIds: [], ...told },
        merchant: { ...RECORD.merchant, category },
      },
      START,
    );
    const detailsAfter = (count: number) => {
      forgetOld(store, START + count * 24 * 3_600_000);
      return store.order('o-1')?.details;
    };
    expect(detailsAfter(days)).toMatchObject(told);
    expect(detailsAfter(days + 1) ?? {}).not.toMatchObject({ phone: told.phone });
    expect(store.order('o-1') === null).toBe(category === 'coffee');
    store.close();
  });
});

describe('fingerprintOf', () => {
  it('does not depend on the order of fields, and on everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        const print = (body: unknown) => fingerprintOf('post', '/v1/orders', body);
        expect(print({ a, b })).toBe(print({ b, a }));
        const isSame = JSON.stringify([a]) === JSON.stringify([b]);
        if (!isSame) expect(print({ a, b })).not.toBe(print({ a: b, b: a }));
        expect(fingerprintOf('post', '/v1/other', a)).not.toBe(print(a));
      }),
    );
  });
});

describe('a gateway that is killed', () => {
  it('has every order that it acknowledged, once, and goes on with the same keys', async () => {
    const bench = new GatewayBench();
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < 3; round++) {
      const child = fork(join(import.meta.dirname, 'killed-gateway.fixture.ts'), [
        bench.stateDir,
        String(round * 1000),
      ]);
      child.on('message', ([key, id]: [string, string]) => {
        acknowledged.set(key, id);
        if (acknowledged.size % 40 === 39) child.kill('SIGKILL');
      });
      // Only what has been read of a killed child was told: all of it has at the end of the channel.
      await Promise.all([event(child, 'exit'), event(child, 'disconnect')]);
    }
    expect(acknowledged.size).toBeGreaterThan(100);
    const store = GatewayStore.open(bench.stateDir, START).store;
    const records = store.ordersSince(0);
    store.close();
    const ids = new Map(records.map(({ key, id }) => [key, id]));
    expect(ids.size).toBe(records.length);
    for (const [key, id] of acknowledged) expect(ids.get(key)).toBe(id);
    // One more than was acknowledged may be stored for each kill: its answer was on its way.
    expect(records.length - acknowledged.size).toBeLessThanOrEqual(3 * 2);
    bench.close();
  });
});
