import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { OrderRequest } from '../../shared/services/order.ts';
import { IDEMPOTENCY_HEADER } from '../../shared/services/provider-api.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { secretReader } from './credentials.ts';
import { createHttpProvider } from './http-provider.ts';
import { jpegOf, pngOf } from '../pictures/image-header.fixture.ts';
import type { Fetch } from './provider.ts';

let asked: Request[];
let folder: string;
beforeEach(() => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'zhilu-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const json = (body: unknown, status = 200) => Response.json(body, { status });

function providerThat(answer: Fetch, secret = 'a-token') {
  return createHttpProvider({
    fetch: (request) => {
      asked.push(request);
      return answer(request);
    },
    clock: new FakeClock(),
    log: pino({ level: 'silent' }),
    rejections: new Rejections(),
    url: 'https://provider.example/zhilu/',
    timeoutMs: 1000,
    token: () => ({ ok: true, value: secret }),
  });
}

const answering = (body: unknown, status?: number) =>
  providerThat(() => Promise.resolve(json(body, status)));

const NEAR = { lon: 120.15, lat: 30.25 };
const REQUEST: OrderRequest = {
  merchantId: 'm1',
  details: { kind: 'booking', slotId: 's1', productIds: [] },
};

const codeOf = async (
  answer: Promise<{ ok: boolean; fault?: { code: string; isFinal: boolean } }>,
) => {
  const { fault } = await answer;
  return fault && `${fault.code}${fault.isFinal ? '!' : ''}`;
};

describe('a request to a provider', () => {
  it('goes below its address, with token, query, and key', async () => {
    const provider = answering({ merchants: [] });
    await provider.merchants({ category: 'coffee', near: NEAR, radiusM: 500, limit: 3 });
    await provider.createOrder(REQUEST, 'key-1');
    await provider.operate('o:1', 'pay', 'key-2');
    const [search, order, payment] = asked;
    expect(search?.url).toBe(
      'https://provider.example/zhilu/v1/merchants?category=coffee&lon=120.15&lat=30.25&radiusM=500&limit=3',
    );
    expect(search?.headers.get('authorization')).toBe('Bearer a-token');
    expect(search?.headers.get(IDEMPOTENCY_HEADER)).toBeNull();
    expect(order?.headers.get(IDEMPOTENCY_HEADER)).toBe('key-1');
    expect(payment?.url).toBe('https://provider.example/zhilu/v1/orders/o%3A1/pay');
    expect(payment?.headers.get(IDEMPOTENCY_HEADER)).toBe('key-2');
  });

  it('names the order that was made although its answer does not fit', async () => {
    const cheap = { id: 'o1', key: 'key-1', total: { currency: 'CNY', minor: -5 } };
    const faultOf = async (key: string) => {
      const answer = await answering(cheap).createOrder(REQUEST, key);
      return answer.ok ? null : answer.fault;
    };
    expect(await faultOf('key-1')).toMatchObject({ code: 'invalid', isFinal: true, orderId: 'o1' });
    expect(await faultOf('key-2')).not.toHaveProperty('orderId');
  });

  it('is not sent without its secret, and reads it anew each time', () => {
    const file = join(folder, 'token.secret');
    const read = secretReader({ file: 'token.secret' }, folder);
    expect(read()).toMatchObject({ ok: false, fault: { code: 'unauthorised', isFinal: false } });
    writeFileSync(file, 'first\n', { mode: 0o600 });
    expect(read()).toEqual({ ok: true, value: 'first' });
    writeFileSync(file, 'second');
    expect(read()).toEqual({ ok: true, value: 'second' });
    chmodSync(file, 0o644);
    expect(read()).toMatchObject({ ok: false });
    const fromEnvironment = secretReader({ env: 'ZHILU_SERVICE_X_TOKEN' }, folder, {
      ZHILU_SERVICE_X_TOKEN: 'third',
    });
    expect(fromEnvironment()).toEqual({ ok: true, value: 'third' });
  });
});

describe('an answer of a provider', () => {
  it('is refused when it is HTML, cut, or not what the API says', async () => {
    const html = new Response('<html>', { headers: { 'content-type': 'text/html' } });
    expect(await codeOf(providerThat(() => Promise.resolve(html.clone())).weather(NEAR))).toBe(
      'notJson!',
    );
    const cut = new Response('{"merchants": [');
    expect(await codeOf(providerThat(() => Promise.resolve(cut.clone())).weather(NEAR))).toBe(
      'notJson!',
    );
    expect(await codeOf(answering({ merchants: 'none' }).merchant('m1'))).toBe('invalid!');
  });

  it('is refused when it lies about money, place, or time', async () => {
    const merchant = { id: 'm1', category: 'coffee', name: 'Cafe', lon: 120.15, lat: 30.25 };
    const price = (minor: number, currency = 'CNY') => ({
      ...merchant,
      priceFrom: { currency, minor },
    });
    expect((await answering(price(100)).merchant('m1')).ok).toBe(true);
    for (const lie of [
      price(-1),
      price(1.5),
      price(100, 'USD'),
      price(1e12),
      { ...merchant, lat: 120.15, lon: 30.25 },
      { ...merchant, name: '<b>Cafe</b>' },
      { ...merchant, picture: 'https://elsewhere.example/a.png' },
    ]) {
      expect(await codeOf(answering(lie).merchant('m1')), JSON.stringify(lie)).toBe('invalid!');
    }
  });

  it('is refused in the provider’s own words, and final when asking again cannot help', async () => {
    const error = (code: string, status: number) =>
      codeOf(
        answering({ error: { code, message: '13800138000' } }, status).createOrder(REQUEST, 'k'),
      );
    expect(await error('soldOut', 409)).toBe('soldOut!');
    expect(await error('busy', 503)).toBe('busy');
    expect(await error('unauthorised', 401)).toBe('unauthorised');
    expect(await codeOf(answering({}, 500).order('o1'))).toBe('internal');
    expect(await codeOf(answering({}, 418).order('o1'))).toBe('badRequest!');
    expect(await codeOf(answering({}, 302).order('o1'))).toBe('invalid!');
    const down = providerThat(() => Promise.reject(new TypeError('fetch failed')));
    expect(await codeOf(down.order('o1'))).toBe('unreachable');
  });

  it('never gets its values into a fault, which is logged', async () => {
    const merchant = {
      id: 'm1',
      category: 'coffee',
      name: '13800138000',
      lon: 'secret-place',
      lat: 0,
    };
    const answer = await answering(merchant).merchant('m1');
    expect(JSON.stringify(answer)).not.toMatch(/13800138000|secret-place|a-token/);
  });

  it('never throws, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom(200, 204, 400, 503),
        async (body, status) => {
          const text = status === 204 ? null : JSON.stringify(body);
          const provider = providerThat(() => Promise.resolve(new Response(text, { status })));
          expect(typeof (await provider.order('o1')).ok).toBe('boolean');
          expect(
            typeof (
              await provider.merchants({ category: 'food', near: NEAR, radiusM: 500, limit: 3 })
            ).ok,
          ).toBe('boolean');
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a picture of a provider', () => {
  const pictureOf = (bytes: Uint8Array, path = '/pictures/a.png', status = 200) =>
    providerThat(() => Promise.resolve(new Response(Buffer.from(bytes), { status }))).picture?.(
      path,
    );

  it('is one by its first bytes, whatever it is called', async () => {
    expect(await pictureOf(jpegOf(640, 480))).toMatchObject({
      ok: true,
      value: { type: 'image/jpeg' },
    });
    expect(asked[0]?.url).toBe('https://provider.example/zhilu/pictures/a.png');
  });

  it('is refused when it is too large, none, or outside of the provider', async () => {
    expect(await pictureOf(pngOf(2049, 10))).toMatchObject({ fault: { code: 'tooLarge' } });
    const heavy = Buffer.concat([pngOf(10, 10), Buffer.alloc(600_000)]);
    expect(await pictureOf(heavy)).toMatchObject({ fault: { code: 'tooLarge' } });
    expect(await pictureOf(Buffer.from('<svg/>'))).toMatchObject({ fault: { code: 'invalid' } });
    expect(await pictureOf(pngOf(9, 9), '/a.png', 302)).toMatchObject({ ok: false });
    asked = [];
    for (const path of [
      '/../secret',
      '/a/../../b',
      '//elsewhere.example/a',
      '/.git/a',
      '/%2e%2e/a',
    ]) {
      expect(await pictureOf(pngOf(9, 9), path), path).toMatchObject({ ok: false });
    }
    expect(asked).toEqual([]);
  });
});
