import fc from 'fast-check';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { merchantSchema } from '../../../shared/services/merchant.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderAnswer, ServiceProvider } from '../provider.ts';
import { createAmapProvider } from './amap-provider.ts';
import { AmapServer, KEY, poi, refusal } from './amap-server.fixture.ts';
import { fromAmap, toAmap } from './gcj.ts';
import { categoryOf, isOfCategory, typesOf } from './place-types.ts';

/** Tiananmen in both systems, the known pair of `datum.test.ts`. */
const WORLD = { lon: 116.391265, lat: 39.907356 };
const AMAP = { lon: 116.39751, lat: 39.90876 };

const HOUR_MS = 3_600_000;
const LAKE = [120.1425, 30.2425] as const;
const SEARCH = {
  category: 'coffee',
  near: { lon: LAKE[0], lat: LAKE[1] },
  radiusM: 3000,
  limit: 10,
} as const;

let server: AmapServer;
let url: string;
let clock: FakeClock;
let rejections: Rejections;
let logged: string[];
let provider: ServiceProvider;

beforeEach(async () => {
  server = new AmapServer();
  server.pois = [poi('B0001', LAKE)];
  url = await server.open();
  clock = new FakeClock();
  rejections = new Rejections();
  logged = [];
  provider = withKey(KEY);
});

afterEach(async () => {
  await server.close();
});

function withKey(key: string): ServiceProvider {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  return createAmapProvider(
    { kind: 'amap', url, timeoutMs: 250, key: { env: 'ZHILU_AMAP' } },
    key,
    { fetch: (request) => fetch(request), clock, log, rejections },
  );
}

function valueOf<Value>(answer: ProviderAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
}

function faultOf(answer: ProviderAnswer<unknown>) {
  if (!answer.ok) return answer.fault;
  throw new Error('the answer has no fault');
}

describe('the shift', () => {
  it('is that of published points, both ways', () => {
    const [lon = 0, lat = 0] = toAmap(WORLD).split(',').map(Number);
    expect(distanceM({ lon, lat }, AMAP)).toBeLessThan(5);
    expect(distanceM(fromAmap(`${AMAP.lon},${AMAP.lat}`), WORLD)).toBeLessThan(5);
    expect(distanceM(WORLD, AMAP)).toBeGreaterThan(400);
  });

  it('happens once to the centre of a search', async () => {
    await provider.merchants(SEARCH);
    const [lon = 0, lat = 0] = (server.asked[0]?.searchParams.get('location') ?? '')
      .split(',')
      .map(Number);
    const [x = 0, y = 0] = String(poi('x', LAKE)['location']).split(',').map(Number);
    expect(distanceM({ lon, lat }, { lon: x, lat: y })).toBeLessThan(0.5);
  });

  it('is taken back once from a place: missing or doubled it would be hundreds of metres off', async () => {
    const [merchant] = valueOf(await provider.merchants(SEARCH));
    expect(distanceM(merchant ?? WORLD, SEARCH.near)).toBeLessThan(0.5);
    expect(distanceM(valueOf(await provider.merchant('B0001')), SEARCH.near)).toBeLessThan(0.5);
  });

  it('is undone anywhere in China, and nothing is shifted elsewhere', () => {
    const china = fc.record({
      lon: fc.double({ min: 80, max: 130, noNaN: true }),
      lat: fc.double({ min: 20, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(china, (point) => {
        expect(distanceM(fromAmap(toAmap(point)), point)).toBeLessThan(0.5);
      }),
    );
    expect(toAmap({ lon: 13.4, lat: 52.5 })).toBe('13.400000,52.500000');
  });
});

describe('places', () => {
  it('are merchants, with what is known', async () => {
    const [merchant] = valueOf(await provider.merchants(SEARCH));
    expect(merchant).toMatchObject({
      id: 'B0001',
      category: 'coffee',
      name: 'Place B0001',
      address: 'West LakeLongjing Road 1',
      rating: 4.6,
      hours: { from: '08:00', to: '22:00' },
    });
  });

  it('are asked for by kind and distance', async () => {
    await provider.merchants({ ...SEARCH, radiusM: 90_000, category: 'charging' });
    const query = server.asked[0]?.searchParams;
    expect(Object.fromEntries(query ?? [])).toMatchObject({
      types: '011100',
      radius: '50000',
      sortrule: 'distance',
      show_fields: 'business',
      page_size: '10',
      page_num: '1',
    });
  });

  it('are read over pages', async () => {
    server.pois = Array.from({ length: 60 }, (_, index) =>
      poi(`B${index}`, [LAKE[0] + index / 10_000, LAKE[1]]),
    );
    const merchants = valueOf(await provider.merchants({ ...SEARCH, limit: 40 }));
    expect(merchants.map(({ id }) => id)).toEqual(
      Array.from({ length: 40 }, (_, index) => `B${index}`),
    );
    expect(server.asked).toHaveLength(2);
  });

  it('without what they may lack are places still', async () => {
    server.pois = [
      poi('B1', LAKE, { address: [], adname: '', business: { rating: [], opentime_today: '' } }),
    ];
    const [merchant] = valueOf(await provider.merchants(SEARCH));
    expect(merchant).not.toHaveProperty('rating');
    expect(merchant).not.toHaveProperty('hours');
    expect(merchant).not.toHaveProperty('address');
  });

  it('that are damaged, hostile, or of another kind are left out and counted', async () => {
    server.pois = [
      poi('B1', LAKE, { name: '<script>alert(1)</script>' }),
      poi('B2', LAKE, { location: '500,100' }),
      poi('B3', LAKE, { location: [] }),
      poi('B4', LAKE, { typecode: '010100' }),
      poi('../5', LAKE),
      poi('B6', LAKE, { typecode: '050300|050500' }),
    ];
    const merchants = valueOf(await provider.merchants(SEARCH));
    expect(merchants.map(({ id }) => id)).toEqual(['B6']);
    expect(rejections.of('services', 'amap-place')).toBe(5);
  });

  it('are told one by one, with the category of their kind', async () => {
    server.pois = [poi('B1', LAKE, { typecode: '150904' })];
    expect(valueOf(await provider.merchant('B1')).category).toBe('parking');
    expect(faultOf(await provider.merchant('B2'))).toMatchObject({
      code: 'notFound',
      isFinal: true,
    });
    expect(faultOf(await provider.merchant('B1&key=x')).code).toBe('notFound');
  });

  it('are of the published classification', () => {
    const examples: Partial<Record<ServiceCategory, string>> = {
      charging: '011100',
      parking: '150903',
      fuel: '010101',
      coffee: '050501',
      food: '050118',
      carCare: '030100',
      hotel: '100105',
      sight: '110202',
    };
    for (const [category, typecode] of Object.entries(examples)) {
      expect([typecode, categoryOf(typecode)]).toEqual([typecode, category]);
    }
    expect(isOfCategory('050501', 'food')).toBe(true);
    expect(isOfCategory('011100', 'fuel')).toBe(false);
    expect(typesOf('payment')).toEqual([]);
    expect(categoryOf('190301')).toBeUndefined();
  });

  it('are all that Amap has', async () => {
    const answers = await Promise.all([
      provider.merchants({ ...SEARCH, category: 'payment' }),
      provider.weather(SEARCH.near),
      provider.offers(SEARCH.near),
      provider.slots('B1', '2026-03-01'),
    ]);
    expect(answers.map((answer) => faultOf(answer).code)).toEqual(Array(4).fill('notSupported'));
  });
});

describe('refusals', () => {
  it.each([
    ['10001', 'INVALID_USER_KEY', 'unauthorised', true],
    ['10009', 'USERKEY_PLAT_NOMATCH', 'unauthorised', true],
    ['10002', 'SERVICE_NOT_AVAILABLE', 'unauthorised', true],
    ['10003', 'DAILY_QUERY_OVER_LIMIT', 'busy', false],
    ['10004', 'ACCESS_TOO_FREQUENT', 'busy', false],
    ['10021', 'CUQPS_HAS_EXCEEDED_THE_LIMIT', 'busy', false],
    ['20000', 'INVALID_PARAMS', 'badRequest', true],
    ['20003', 'UNKNOWN_ERROR', 'internal', false],
    ['30001', 'ENGINE_RESPONSE_DATA_ERROR', 'internal', false],
  ])('%s %s is the fault %s', async (infocode, info, code, isFinal) => {
    server.misbehave = () => refusal(infocode, info);
    expect(faultOf(await provider.merchants(SEARCH))).toMatchObject({ code, isFinal });
  });

  it('of a spent quota hold until midnight in Beijing', async () => {
    server.misbehave = () => refusal('10003', 'DAILY_QUERY_OVER_LIMIT');
    await provider.merchants(SEARCH);
    server.misbehave = null;
    expect(faultOf(await provider.merchants(SEARCH)).code).toBe('busy');
    expect(server.asked).toHaveLength(1);
    // 16:00 in Beijing at the start.
    clock.pass(7.9 * HOUR_MS);
    expect((await provider.merchants(SEARCH)).ok).toBe(false);
    clock.pass(0.2 * HOUR_MS);
    expect((await provider.merchants(SEARCH)).ok).toBe(true);
  });

  it('do not tell the key, and nothing is logged', async () => {
    const secret = 'secret0123456789';
    const wrong = withKey(secret);
    const faults = [faultOf(await wrong.merchants(SEARCH))];
    await server.close();
    faults.push(faultOf(await wrong.merchants(SEARCH)), faultOf(await wrong.merchant('B1')));
    expect(JSON.stringify(faults)).not.toContain(secret);
    expect(logged.join()).not.toContain(secret);
    expect(faults.map(({ code }) => code)).toEqual(['unauthorised', 'unreachable', 'unreachable']);
  });
});

describe('a service that misbehaves', () => {
  it.each([
    ['HTML', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'notJson'],
    ['half an answer', () => new Response('{"status":"1","pois":[{'), 'notJson'],
    ['another shape', () => Response.json({ status: '1', pois: 'none' }), 'invalid'],
    ['too much', () => new Response(JSON.stringify('x'.repeat(1_500_000))), 'tooLarge'],
    ['an error', () => Response.json({}, { status: 500 }), 'internal'],
    ['silence', () => new Promise<Response>(() => undefined), 'timeout'],
  ])('with %s is a fault', async (_name, misbehave, code) => {
    server.misbehave = misbehave;
    expect(faultOf(await provider.merchants(SEARCH)).code).toBe(code);
  });

  it('never makes it throw', async () => {
    const whole = poi('B1', LAKE);
    const damaged = fc
      .tuple(fc.constantFrom(...Object.keys(whole)), fc.jsonValue())
      .map(([name, value]) => ({ ...whole, [name]: value }));
    const answers = fc.oneof(
      fc.jsonValue(),
      fc.array(damaged).map((pois) => ({ status: '1', infocode: '10000', pois })),
      fc.record({
        status: fc.constantFrom('0', '1', 0, 1),
        infocode: fc.jsonValue(),
        pois: fc.jsonValue(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(answers, async (body) => {
        server.misbehave = () => Response.json(body);
        const answer = await withKey(KEY).merchants(SEARCH);
        for (const merchant of answer.ok ? answer.value : []) merchantSchema.parse(merchant);
      }),
      { numRuns: 80 },
    );
  });
});
