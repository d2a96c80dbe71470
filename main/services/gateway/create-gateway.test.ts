import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from '../../../shared/services/merchant.ts';
import {
  isPlausibleMerchant,
  isPlausibleQuote,
  isPlausibleWeather,
} from '../../../shared/services/plausible.ts';
import { providerErrorSchema } from '../../../shared/services/provider-api.ts';
import { SERVICE_CATEGORIES } from '../../../shared/services/service.ts';
import { createGateway } from './create-gateway.ts';
import { CENTRE, GatewayBench, START } from './gateway.fixture.ts';

const MINUTE = 60_000;

let bench: GatewayBench;

beforeEach(() => {
  bench = new GatewayBench();
});

afterEach(() => bench.close());

function productOf({ products = [] }: Merchant): string {
  const product = products.find(({ isSoldOut }) => !isSoldOut);
  if (!product) throw new Error('nothing to sell');
  return product.id;
}

async function coffee() {
  const shop = await bench.nearest('coffee');
  const lines = [{ productId: productOf(shop), quantity: 1 }];
  return { merchantId: shop.id, details: { kind: 'pickup', lines, at: START + MINUTE } };
}

describe('starting', () => {
  it('opens nothing until something is asked', () => {
    expect(readdirSync(bench.stateDir)).toEqual([]);
    bench.restart();
    expect(readdirSync(bench.stateDir)).toEqual([]);
  });

  it('sets an unreadable database aside and begins anew', async () => {
    writeFileSync(join(bench.stateDir, 'gateway.sqlite'), 'not a database, far too long for one');
    expect(await bench.ask('orders', `/v1/orders?updatedSince=${START}`)).toEqual({ orders: [] });
    expect(readdirSync(bench.stateDir)).toContain(`gateway.sqlite.broken-${START}`);
  });

  it('answers 500 in the form of the API when its data is missing', async () => {
    const gateway = createGateway({
      stateDir: bench.stateDir,
      dataDir: join(bench.stateDir, 'nowhere'),
      clock: bench.clock,
      log: pino({ level: 'silent' }),
    });
    const request = new Request(`http://gateway.invalid/v1/merchants?category=food&${CENTRE}`);
    const response = await gateway.fetch(request);
    expect(response.status).toBe(500);
    const { error } = providerErrorSchema.parse(await response.json());
    expect(error).toEqual({ code: 'internal', message: 'the gateway failed; see the log' });
    gateway.close();
  });

  it('is busy, not broken, after it was closed', async () => {
    bench.gateway.close();
    expect(await bench.refusal('GET', `/v1/orders?updatedSince=${START}`)).toBe('busy');
  });
});

describe('every answer', () => {
  it.each(SERVICE_CATEGORIES)('of merchants of %s fits and is believable', async (category) => {
    const path = `/v1/merchants?category=${category}&${CENTRE}&limit=100`;
    for (let hour = 0; hour < 24; hour += 3) {
      const { merchants } = await bench.ask('merchants', path);
      const now = bench.clock.now().wall;
      expect(merchants.every((merchant) => isPlausibleMerchant(merchant, now))).toBe(true);
      for (const merchant of merchants.slice(0, 2)) {
        expect(await bench.ask('merchant', `/v1/merchants/${merchant.id}`)).toEqual(merchant);
      }
      bench.clock.pass(3 * 60 * MINUTE);
    }
  });

  it('lists the nearest first, as many as asked for, and none beyond the radius', async () => {
    const path = '/v1/merchants?category=charging&lon=120.16&lat=30.26';
    const near = await bench.ask('merchants', `${path}&radiusM=1500`);
    const all = await bench.ask('merchants', `${path}&radiusM=100000&limit=100`);
    expect(near.merchants.length).toBeLessThan(all.merchants.length);
    expect(all.merchants.slice(0, near.merchants.length)).toEqual(near.merchants);
    expect(await bench.ask('merchants', `${path}&limit=3`)).toEqual({
      merchants: all.merchants.slice(0, 3),
    });
  });

  it('of the weather fits, is believable, and is the same when asked again', async () => {
    const path = '/v1/weather?lon=120.16&lat=30.26';
    for (let day = 0; day < 400; day++) {
      const weather = await bench.ask('weather', path);
      const now = bench.clock.now().wall;
      expect(isPlausibleWeather(weather, now)).toBe(true);
      expect(weather.now.temperatureC).toBeGreaterThan(-15);
      expect(weather.now.temperatureC).toBeLessThan(43);
      expect(await bench.ask('weather', path)).toEqual(weather);
      bench.clock.pass(24 * 60 * MINUTE + 37 * MINUTE);
    }
  });

  it('of offers fits, and names merchants that exist', async () => {
    const { offers } = await bench.ask('offers', `/v1/offers?${CENTRE}`);
    expect(offers.length).toBeGreaterThan(3);
    for (const { merchantId, validUntil } of offers) {
      expect(validUntil).toBeGreaterThan(START);
      expect(await bench.ask('merchant', `/v1/merchants/${merchantId}`)).toBeDefined();
    }
  });

  it('of a quote costs what the order then costs', async () => {
    const request = await coffee();
    const quote = await bench.ask('quote', '/v1/quotes', request);
    expect(isPlausibleQuote(quote, START)).toBe(true);
    const order = await bench.ask('createOrder', '/v1/orders', request, 'k');
    expect(order).toMatchObject({ lines: quote.lines, total: quote.total });
  });
});

describe('Idempotency-Key', () => {
  it('is needed where something happens', async () => {
    const request = await coffee();
    expect(await bench.refusal('POST', '/v1/orders', request)).toBe('badRequest');
    expect(await bench.refusal('POST', '/v1/orders', request, 'no spaces')).toBe('badRequest');
    expect(await bench.refusal('DELETE', '/v1/orders')).toBe('badRequest');
  });

  it('gives the same answer to the same request, also after a restart, and orders once', async () => {
    const request = await coffee();
    const first = await bench.ask('createOrder', '/v1/orders', request, 'same');
    bench.clock.pass(5 * MINUTE);
    // The order of the fields says nothing.
    const turned = { details: request.details, merchantId: request.merchantId };
    expect(await bench.ask('createOrder', '/v1/orders', turned, 'same')).toEqual(first);
    bench.restart();
    expect(await bench.ask('createOrder', '/v1/orders', request, 'same')).toEqual(first);
    const { orders } = await bench.ask('orders', `/v1/orders?updatedSince=${START}`);
    expect(orders).toHaveLength(1);
  });

  it('refuses another request with it', async () => {
    const request = await coffee();
    const { id } = await bench.ask('createOrder', '/v1/orders', request, 'same');
    const other = { ...request, details: { ...request.details, at: START + 9 * MINUTE } };
    expect(await bench.refusal('POST', '/v1/orders', other, 'same')).toBe('conflict');
    expect(await bench.refusal('POST', `/v1/orders/${id}/pay`, undefined, 'same')).toBe('conflict');
    expect((await bench.look(id)).status).toBe('awaitingPayment');
  });

  it('pays once', async () => {
    const { id } = await bench.ask('createOrder', '/v1/orders', await coffee(), 'order');
    const paid = await bench.operate(id, 'pay', 'pay');
    bench.clock.pass(MINUTE);
    expect(await bench.operate(id, 'pay', 'pay')).toEqual(paid);
    expect(await bench.refusal('POST', `/v1/orders/${id}/pay`, undefined, 'again')).toBe(
      'notPayable',
    );
  });

  it('repeats a refusal, and does not remember a request that was no request', async () => {
    const { id } = await bench.ask('createOrder', '/v1/orders', await coffee(), 'order');
    const path = `/v1/orders/${id}/begin`;
    expect(await bench.refusal('POST', `/v1/orders/none/pay`, undefined, 'k')).toBe('notFound');
    expect(await bench.refusal('POST', `/v1/orders/none/pay`, undefined, 'k')).toBe('notFound');
    expect(await bench.refusal('POST', path, undefined, 'k')).toBe('conflict');
    expect(await bench.refusal('POST', '/v1/orders', {}, 'fresh')).toBe('badRequest');
    expect((await bench.ask('createOrder', '/v1/orders', await coffee(), 'fresh')).key).toBe(
      'fresh',
    );
  });
});

describe('what is taken', () => {
  it('is a connector', async () => {
    const station = await bench.nearest('charging');
    const free = station.charging?.connectors.find(({ status }) => status === 'available');
    const used = station.charging?.connectors.find(({ status }) => status === 'charging');
    const request = (connectorId = '') => ({
      merchantId: station.id,
      details: { kind: 'charge', connectorId },
    });
    const refusal = (connectorId: string | undefined, key: string) =>
      bench.refusal('POST', '/v1/orders', request(connectorId), key);
    expect(await refusal(used?.id, 'a')).toBe('connectorTaken');
    await bench.ask('createOrder', '/v1/orders', request(free?.id), 'b');
    expect(await refusal(free?.id, 'c')).toBe('connectorTaken');
    expect(await refusal('none', 'd')).toBe('badRequest');
    bench.clock.pass(16 * MINUTE);
    const later = await bench.ask('merchant', `/v1/merchants/${station.id}`);
    expect(later.charging?.connectors.find(({ id }) => id === free?.id)?.status).not.toBe(
      'reserved',
    );
  });

  it('is a slot', async () => {
    const workshop = await bench.nearest('carCare');
    const path = `/v1/merchants/${workshop.id}/slots?day=2026-11-24`;
    const { slots } = await bench.ask('slots', path);
    const slotId = slots.find(({ isFree }) => isFree)?.id;
    const request = { merchantId: workshop.id, details: { kind: 'booking', slotId } };
    await bench.ask('createOrder', '/v1/orders', request, 'a');
    expect(await bench.refusal('POST', '/v1/orders', request, 'b')).toBe('slotTaken');
  });

  it('is a pump', async () => {
    const station = await bench.nearest('fuel');
    const details = { kind: 'fuel', pump: '1', grade: '92' };
    const request = { merchantId: station.id, details };
    await bench.ask('createOrder', '/v1/orders', request, 'a');
    expect(await bench.refusal('POST', '/v1/orders', request, 'b')).toBe('connectorTaken');
  });

  it('is a space', async () => {
    const { merchants } = await bench.ask(
      'merchants',
      `/v1/merchants?category=parking&${CENTRE}&limit=100`,
    );
    const [full] = merchants.filter(({ parking }) => parking?.free === 0);
    const [open] = merchants.filter(({ parking }) => (parking?.free ?? 0) > 1);
    const request = (merchantId = '') => ({ merchantId, details: { kind: 'park', from: START } });
    expect(await bench.refusal('POST', '/v1/orders', request(full?.id), 'a')).toBe('soldOut');
    await bench.ask('createOrder', '/v1/orders', request(open?.id), 'b');
    const after = await bench.ask('merchant', `/v1/merchants/${open?.id ?? ''}`);
    expect(after.parking?.free).toBe((open?.parking?.free ?? 0) - 1);
  });

  it('is the stock of a day', async () => {
    const { merchants } = await bench.ask(
      'merchants',
      `/v1/merchants?category=ownership&${CENTRE}&limit=100`,
    );
    const dealer = merchants.find(
      ({ products = [] }) => products.find(({ id }) => id === 'roof-rack')?.isSoldOut === false,
    );
    const request = (quantity: number) => ({
      merchantId: dealer?.id,
      details: { kind: 'purchase', lines: [{ productId: 'roof-rack', quantity }] },
    });
    expect(await bench.refusal('POST', '/v1/orders', request(5), 'a')).toBe('soldOut');
    await bench.ask('createOrder', '/v1/orders', request(4), 'b');
    expect(await bench.refusal('POST', '/v1/orders', request(1), 'c')).toBe('soldOut');
    const path = `/v1/merchants/${dealer?.id ?? ''}`;
    const rack = async () =>
      (await bench.ask('merchant', path)).products?.find(({ id }) => id === 'roof-rack');
    expect(await rack()).toMatchObject({ isSoldOut: true });
    // Nobody pays for it: it goes back on sale.
    bench.clock.pass(16 * MINUTE);
    expect(await rack()).toMatchObject({ isSoldOut: false });
  });
});

describe('erasing', () => {
  it('forgets what has ended, keeps what runs, and orders nothing anew on a retry', async () => {
    const request = await coffee();
    const { id: ended } = await bench.ask('createOrder', '/v1/orders', request, 'ended');
    await bench.operate(ended, 'cancel');
    const { id: open } = await bench.ask('createOrder', '/v1/orders', request, 'open');
    expect(await bench.ask('eraseOrders', '/v1/orders', undefined, 'erase')).toEqual({ erased: 1 });
    expect(await bench.ask('eraseOrders', '/v1/orders', undefined, 'erase')).toEqual({ erased: 1 });
    expect(await bench.refusal('GET', `/v1/orders/${ended}`)).toBe('notFound');
    expect(await bench.refusal('POST', '/v1/orders', request, 'ended')).toBe('notFound');
    expect((await bench.look(open)).status).toBe('awaitingPayment');
    const { orders } = await bench.ask('orders', `/v1/orders?updatedSince=${START}`);
    expect(orders.map(({ id }) => id)).toEqual([open]);
  });
});

describe('orders since a moment', () => {
  it('come with what changed by itself, oldest change first', async () => {
    const { id: first } = await bench.ask('createOrder', '/v1/orders', await coffee(), 'a');
    bench.clock.pass(MINUTE);
    const { id: second } = await bench.ask('createOrder', '/v1/orders', await coffee(), 'b');
    await bench.operate(second, 'pay');
    bench.clock.pass(15 * MINUTE);
    const since = async (at: number) =>
      (await bench.ask('orders', `/v1/orders?updatedSince=${at}`)).orders.map(({ id }) => id);
    expect(new Set(await since(START))).toEqual(new Set([first, second]));
    expect(await since(START + 14 * MINUTE)).toContain(first);
    expect(await since(START + 60 * MINUTE)).toEqual([]);
    const { orders } = await bench.ask('orders', `/v1/orders?updatedSince=${START}`);
    const times = orders.map(({ updatedAt }) => updatedAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('untrusted requests', () => {
  it('never make it fail', async () => {
    const shop = await bench.nearest('coffee');
    const station = await bench.nearest('charging');
    const ids = fc.constantFrom(
      shop.id,
      station.id,
      station.charging?.connectors[0]?.id ?? '',
      productOf(shop),
      'dealer-1',
      'dealer-1.2026-11-24.570',
      'none',
      '',
      '..%2f',
      '__proto__',
    );
    const moments = fc.oneof(
      fc.integer({ min: START - 1e7, max: START + 1e9 }),
      fc.double(),
      fc.constant(null),
    );
    const kinds = fc.constantFrom(
      'charge',
      'park',
      'fuel',
      'pickup',
      'booking',
      'purchase',
      'gift',
    );
    const line = fc.record({ productId: ids, quantity: fc.integer({ min: -1, max: 30 }) });
    const details = fc.record(
      {
        kind: kinds,
        connectorId: ids,
        targetSoc: fc.integer({ min: 0, max: 110 }),
        from: moments,
        to: moments,
        at: moments,
        pump: fc.constantFrom('1', '2', '99'),
        grade: fc.constantFrom('92', '95', '98', '0', '100'),
        litres: fc.double(),
        slotId: ids,
        productIds: fc.array(ids, { maxLength: 3 }),
        lines: fc.array(line, { maxLength: 3 }),
        subject: fc.string(),
        phone: fc.string(),
      },
      { requiredKeys: ['kind'] },
    );
    const bodies = fc.oneof(
      fc.record({ merchantId: ids, details }).map((body) => JSON.stringify(body)),
      fc.json(),
      fc.string(),
    );
    const paths = fc.oneof(
      fc.constantFrom('/v1/orders', '/v1/quotes', '/v1/merchants', '/v1/weather', '/v1/offers'),
      fc
        .tuple(ids, fc.constantFrom('', '/pay', '/slots', '/steal'))
        .map(([id, rest]) => `/v1/orders/${encodeURIComponent(id)}${rest}`),
      ids.map((id) => `/v1/merchants/${encodeURIComponent(id)}/slots`),
      fc.webPath(),
    );
    const queries = fc.oneof(
      fc.constant(''),
      fc.constant(`?category=food&${CENTRE}`),
      fc.webQueryParameters().map((query) => `?${query}`),
      fc
        .record({
          day: fc.constantFrom('2026-11-23', '2026-02-30', '9999-12-31', 'x'),
          lon: fc.double(),
          lat: fc.double(),
          limit: fc.integer(),
          updatedSince: fc.double(),
        })
        .map(
          (query) =>
            `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`,
        ),
    );
    const methods = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'HEAD');
    const keys = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(
        methods,
        paths,
        queries,
        bodies,
        keys,
        async (method, path, query, body, key) => {
          const hasBody = method === 'POST' || method === 'PUT';
          const response = await bench.request(
            method,
            path + query,
            hasBody ? body : undefined,
            key,
          );
          expect([200, 400, 404, 409]).toContain(response.status);
          if (response.status !== 200 && method !== 'HEAD') {
            expect(providerErrorSchema.safeParse(await response.json()).success).toBe(true);
          }
          bench.clock.pass(7 * MINUTE);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  it('of more than 64 KiB are not read', async () => {
    const body = { merchantId: 'x'.repeat(70_000), details: {} };
    expect(await bench.refusal('POST', '/v1/quotes', body)).toBe('badRequest');
  });
});
