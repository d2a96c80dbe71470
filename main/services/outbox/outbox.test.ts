import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { yuan } from '../../../shared/services/money.ts';
import type { OrderDetails } from '../../../shared/services/order.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import { openRowStorage } from '../../storage/row-storage.ts';
import { FakeProvider } from '../fake-provider.ts';
import type { ProviderFault } from '../provider.ts';
import { OrderBook, type NewOrder } from './order-book.ts';
import { OrderStore } from './order-store.ts';
import { Outbox } from './outbox.ts';
import { hasEnded, trackedOf } from './stored-order.ts';
import { Tracker } from './tracker.ts';
import { Wallet } from './wallet.ts';

const MINUTE_MS = 60_000;
const DOWN: ProviderFault = { code: 'unreachable', isFinal: false, message: 'no link' };
const SOLD_OUT: ProviderFault = { code: 'soldOut', isFinal: true, message: 'gone' };

let dir: string;
let clock: FakeClock;
let provider: FakeProvider;
let rejections: Rejections;
let paysByItself: boolean;
let keys: number;
let host: ReturnType<typeof startHost>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-outbox-'));
  clock = new FakeClock();
  provider = new FakeProvider(clock);
  rejections = new Rejections();
  paysByItself = false;
  keys = 0;
  host = startHost();
});
afterEach(() => {
  host.close();
  rmSync(dir, { recursive: true });
});

/** What a host has of orders; a second one on the same folder is what a restart is. */
function startHost() {
  const log = pino({ level: 'silent' });
  const { storage } = openRowStorage(dir, 'services.sqlite', 0);
  const store = new OrderStore(storage, log, rejections);
  const limits = { perOrder: yuan(100), perDay: yuan(150) };
  const wallet = new Wallet(store, limits, clock, true);
  const newKey = () => `k${++keys}`;
  const outbox: Outbox = new Outbox({
    ...{ store, newKey, clock, log, rejections },
    provider: () => provider,
    random: () => 0.5,
    onChange: (key) => book.followUp(key),
    onRefused: (stored, what) => book.refused(stored, what),
    onStorageFailed: (error) => {
      throw error;
    },
  });
  const book = new OrderBook({
    ...{ store, outbox, wallet, newKey, clock, log, rejections },
    paysByItself: () => paysByItself,
    onChange: () => undefined,
  });
  const tracker = new Tracker({
    ...{ store, outbox, clock },
    provider: () => provider,
    take: (service, update) => book.take(service, update, false),
  });
  for (const { key } of store.orders) book.followUp(key);
  return {
    ...{ store, wallet, outbox, book },
    close: () => {
      outbox.close();
      tracker.close();
      store.close();
    },
  };
}

function restart(): void {
  host.close();
  host = startHost();
}

const COFFEE: OrderDetails = {
  kind: 'pickup',
  lines: [{ productId: 'latte', quantity: 1 }],
  at: Date.parse('2026-03-01T09:00:00Z'),
};

const newOrder = (change: Partial<NewOrder> = {}): NewOrder => ({
  service: 'coffee',
  merchant: { id: 'm1', category: 'coffee', name: 'Cafe', lon: 120.15, lat: 30.25 },
  details: COFFEE,
  estimate: yuan(30),
  isEstimate: false,
  beginsWhenAccepted: false,
  paysAtOnce: false,
  canPayWithoutStopping: false,
  ...change,
});

/** Lets answers arrive, and time pass in small steps so that retries happen. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    clock.pass(250);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

const place = (change?: Partial<NewOrder>) => host.book.place(newOrder(change));
const shown = () => host.book.all.map(trackedOf);
const sentOf = (what: string) => provider.sent.filter((line) => line.startsWith(what));

describe('the outbox', () => {
  it('places an order, pays it, and says so', async () => {
    expect(await place()).toBeNull();
    expect(shown()).toMatchObject([
      { key: 'k1', sending: null, order: { status: 'awaitingPayment' } },
    ]);
    expect(await host.book.ask('pay', 'k1')).toBeNull();
    expect(shown()).toMatchObject([{ order: { status: 'paid' }, trouble: null }]);
    expect(provider.sent.slice(0, 2)).toEqual(['create k1', 'pay k2']);
  });

  it('goes on with the same key until the provider answers', async () => {
    provider.faults = [DOWN, 'lost', DOWN];
    expect(await place()).toBeNull();
    expect(shown()).toMatchObject([{ sending: 'create', order: null }]);
    await pass(20_000);
    expect(sentOf('create')).toEqual(['create k1', 'create k1', 'create k1', 'create k1']);
    expect(provider.placed.size).toBe(1);
    expect(shown()).toMatchObject([{ sending: null, order: { status: 'awaitingPayment' } }]);
  });

  it('takes up after a restart what had not been acknowledged, with the same key', async () => {
    provider.faults = ['lost'];
    await place();
    restart();
    expect(shown()).toMatchObject([{ key: 'k1', sending: 'create' }]);
    await pass(1000);
    expect(provider.placed.size).toBe(1);
    provider.faults = ['lost'];
    await host.book.ask('pay', 'k1');
    restart();
    await pass(1000);
    expect(new Set(sentOf('pay')).size).toBe(1);
    expect(shown()).toMatchObject([{ sending: null, order: { status: 'paid' } }]);
  });

  it('ends an order that is refused, with the reason', async () => {
    provider.faults = [SOLD_OUT];
    expect(await place()).toMatchObject({ key: 'services.soldOut' });
    expect(host.book.all.every(hasEnded)).toBe(true);
    expect(shown()).toMatchObject([
      { order: null, sending: null, trouble: { key: 'services.soldOut' } },
    ]);
    expect(host.book.forget('k1')).toBeNull();
    expect(shown()).toEqual([]);
  });

  it('cancels at the provider what was made otherwise than it was ordered, once', async () => {
    provider.lie = { total: yuan(300) };
    const placing = place();
    provider.faults = [DOWN, 'lost'];
    expect(await placing).toMatchObject({ key: 'services.providerInvalid' });
    expect(shown()).toMatchObject([{ order: null, sending: null }]);
    restart();
    await pass(20_000);
    expect(sentOf('cancel')).toEqual(['cancel k2', 'cancel k2', 'cancel k2']);
    expect(provider.placed.get('k1')?.status).toBe('cancelled');
    expect(host.store.callOffs).toEqual([]);
  });

  it('does not cancel an order that an answer names and that was made with another key', async () => {
    provider.lie = { key: 'other', id: 'o-other' };
    expect(await place()).not.toBeNull();
    await pass(20_000);
    expect(sentOf('cancel')).toEqual([]);
  });

  it('gives up to cancel what the provider does not cancel', async () => {
    provider.lie = { total: yuan(300) };
    const placing = place();
    provider.faults = [{ code: 'notCancellable', isFinal: true, message: 'too late' }];
    await placing;
    await pass(20_000);
    expect(sentOf('cancel')).toHaveLength(1);
    expect(host.store.callOffs).toEqual([]);
  });

  it('drops an order that nobody has seen when it is cancelled, and cancels one that may have arrived', async () => {
    provider.faults = ['lost', DOWN];
    await place();
    expect(await host.book.ask('cancel', 'k1')).toBeNull();
    await pass(10_000);
    expect(provider.placed.get('k1')?.status).toBe('cancelled');
    expect(provider.sent.map((line) => line.split(' ')[0])).toEqual([
      'create',
      'create',
      'create',
      'cancel',
    ]);
  });

  it('calls off what could not be placed for half an hour', async () => {
    provider.faults = ['lost', ...Array.from({ length: 100 }, () => DOWN)];
    await place();
    await pass(45 * MINUTE_MS);
    expect(provider.placed.get('k1')?.status).toBe('cancelled');
    expect(host.book.all.every(hasEnded)).toBe(true);
  });

  it('does not order the same twice within a minute, nor charge twice at a time', async () => {
    await place();
    expect(await place()).toMatchObject({ key: 'services.alreadyUnderWay' });
    await pass(MINUTE_MS + 1000);
    expect(await place()).toBeNull();
    const charge = newOrder({
      service: 'charging',
      details: { kind: 'charge', connectorId: 'c1' },
    });
    expect(await host.book.place(charge)).toBeNull();
    await pass(5 * MINUTE_MS);
    expect(await host.book.place(charge)).toMatchObject({ key: 'services.alreadyUnderWay' });
  });

  it('has a provider that was not reachable forget what the driver erased, once it is', async () => {
    provider.faults = [DOWN, DOWN];
    host.store.putErasure({ service: 'coffee', key: 'e1' });
    await pass(500);
    restart();
    await pass(20_000);
    expect(sentOf('erase')).toEqual(['erase e1', 'erase e1', 'erase e1']);
    expect(host.store.erasures).toEqual([]);
  });
});

describe('what a provider says', () => {
  beforeEach(() => place());

  const say = (change: Parameters<FakeProvider['change']>[1]) =>
    host.book.take('coffee', provider.change('k1', change), true);

  it('is taken when it is news, from a notification or when asked', async () => {
    expect(say({ status: 'paid' })).toBe(true);
    expect(shown()[0]?.order?.status).toBe('paid');
    provider.change('k1', { status: 'accepted' });
    await pass(5000);
    expect(shown()[0]?.order?.status).toBe('accepted');
  });

  it('is counted when it is a notification sent again', () => {
    const order = provider.change('k1', { status: 'paid' });
    host.book.take('coffee', order, true);
    host.book.take('coffee', order, true);
    expect(rejections.of('services', 'replayed')).toBe(1);
  });

  it('is refused when it cannot be true, and the known state holds', () => {
    expect(say({ status: 'paid', total: yuan(300) })).toBe(false);
    expect(shown()[0]?.order).toMatchObject({ status: 'awaitingPayment', total: yuan(30) });
    expect(rejections.of('services', 'implausible')).toBe(1);
  });

  it('is not taken for an order of another service', () => {
    host.book.take('food', provider.change('k1', { status: 'paid' }), true);
    expect(shown()[0]?.order?.status).toBe('awaitingPayment');
  });

  it('is not asked for any more when the order has ended', async () => {
    say({ status: 'cancelled' });
    const asked = sentOf('ask').length;
    await pass(MINUTE_MS);
    expect(sentOf('ask').length).toBe(asked);
  });
});

describe('paying', () => {
  it('stays within the limits of an order and of a day, over restarts', async () => {
    await place({ estimate: null });
    provider.change('k1', { total: yuan(90) });
    await pass(4000);
    expect(await host.book.ask('pay', 'k1')).toBeNull();
    restart();
    expect(host.wallet.state.spentToday).toEqual(yuan(90));
    await place({ merchant: { ...newOrder().merchant, id: 'm2' }, estimate: null });
    const second = shown()[0]?.key ?? '';
    provider.change(second, { total: yuan(61) });
    await pass(4000);
    expect(await host.book.ask('pay', second)).toMatchObject({ key: 'services.overLimit' });
    clock.pass(24 * 60 * MINUTE_MS);
    expect(host.wallet.state.spentToday).toEqual(yuan(0));
  });

  it('gives back what a refused payment had set aside', async () => {
    await place();
    provider.faults = [{ code: 'declined', isFinal: true, message: 'no' }];
    expect(await host.book.ask('pay', 'k1')).toMatchObject({ key: 'services.declined' });
    expect(host.wallet.state.spentToday).toEqual(yuan(0));
  });

  it('happens once, however often it is asked for', async () => {
    await place();
    await Promise.all([host.book.ask('pay', 'k1'), host.book.ask('pay', 'k1')]);
    expect(await host.book.ask('pay', 'k1')).toMatchObject({ key: 'services.notPayable' });
    expect(sentOf('pay')).toHaveLength(1);
  });

  it('happens at once for the usual, and for parking only with consent', async () => {
    await place({ paysAtOnce: true });
    await pass(1000);
    expect(provider.placed.get('k1')?.status).toBe('paid');
    const parking = newOrder({
      service: 'parking',
      details: { kind: 'park', from: clock.now().wall },
      canPayWithoutStopping: true,
    });
    await host.book.place(parking);
    const key = host.book.all.find(({ service }) => service === 'parking')?.key ?? '';
    provider.change(key, { status: 'awaitingPayment' });
    await pass(20_000);
    expect(provider.placed.get(key)?.status).toBe('awaitingPayment');
    paysByItself = true;
    restart();
    await pass(1000);
    expect(provider.placed.get(key)?.status).toBe('paid');
  });
});

describe('charging', () => {
  it('begins as soon as it was accepted, also when the host died in between', async () => {
    const charge = newOrder({
      service: 'charging',
      details: { kind: 'charge', connectorId: 'c1' },
      beginsWhenAccepted: true,
    });
    provider.faults = ['lost'];
    await host.book.place(charge);
    restart();
    await pass(2000);
    expect(provider.placed.get('k1')?.status).toBe('ready');
    expect(sentOf('begin')).toHaveLength(1);
  });
});
