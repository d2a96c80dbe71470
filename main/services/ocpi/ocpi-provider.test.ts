import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { merchantSchema } from '../../../shared/services/merchant.ts';
import { quoteSchema } from '../../../shared/services/order.ts';
import { isPlausibleMerchant, isPlausibleQuote } from '../../../shared/services/plausible.ts';
import { Bench, faultOf, REQUEST, RESERVATION, valueOf } from './bench.fixture.ts';
import {
  connector,
  envelope,
  evse,
  location,
  SEND_TOKEN,
  tariff,
} from './operator-server.fixture.ts';

const SEARCH = {
  category: 'charging',
  near: { lon: 120.1425, lat: 30.2425 },
  radiusM: 5000,
  limit: 10,
} as const;
const MINUTE_MS = 60_000;

let bench: Bench;

beforeEach(async () => {
  bench = new Bench();
  await bench.operator.open();
});

afterEach(async () => {
  await bench.operator.close();
});

const ids = async () => valueOf(await bench.provider.merchants(SEARCH)).map(({ id }) => id);

describe('discovery', () => {
  it('goes from the versions to the endpoints, once', async () => {
    await bench.provider.merchants(SEARCH);
    await bench.provider.merchant('CN.ABC:LOC1');
    const paths = bench.operator.requests.map(({ path }) => path);
    expect(paths.slice(0, 3)).toEqual(['/ocpi/versions', '/ocpi/2.2.1', '/ocpi/2.2.1/credentials']);
    expect(paths.filter((path) => path === '/ocpi/versions')).toHaveLength(1);
  });

  it('addresses functional modules from us to the operator, and configuration to nobody', async () => {
    await bench.provider.merchants(SEARCH);
    const [locations] = bench.operator.of('locations');
    const header = (name: string) => locations?.headers.get(name);
    expect(header('authorization')).toBe(`Token ${btoa(SEND_TOKEN)}`);
    expect(header('ocpi-from-country-code')).toBe('CN');
    expect(header('ocpi-from-party-id')).toBe('ZLU');
    expect(header('ocpi-to-party-id')).toBe('ABC');
    const [versions] = bench.operator.requests;
    expect(versions?.headers.get('ocpi-from-party-id')).toBeNull();
    const requestIds = bench.operator.requests.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(requestIds).size).toBe(requestIds.length);
  });

  it('refuses an operator without 2.2.1', async () => {
    bench.operator.versions = ['2.1.1'];
    expect(faultOf(await bench.provider.merchants(SEARCH))).toMatchObject({
      code: 'notSupported',
      isFinal: true,
    });
  });

  it('does not send the token to another origin', async () => {
    let stolen = 0;
    bench.operator.misbehave = (request) => {
      const url = new URL(request.url);
      if (url.hostname === 'localhost') stolen += 1;
      const elsewhere = `http://localhost:${url.port}/ocpi/2.2.1`;
      return url.pathname === '/ocpi/versions'
        ? envelope([{ version: '2.2.1', url: elsewhere }])
        : undefined;
    };
    expect(faultOf(await bench.provider.merchants(SEARCH)).code).toBe('invalid');
    expect(stolen).toBe(0);
    expect(bench.rejections.of('services', 'ocpi-elsewhere')).toBe(1);
  });

  it('names a token that is not known', async () => {
    bench.secret = 'another';
    expect(faultOf(await bench.provider.merchants(SEARCH))).toMatchObject({
      code: 'unauthorised',
      isFinal: true,
    });
  });
});

describe('merchants', () => {
  it('are the locations around, whole and plausible', async () => {
    const [merchant] = valueOf(await bench.provider.merchants(SEARCH));
    expect(merchant).toMatchObject({
      id: 'CN.ABC:LOC1',
      category: 'charging',
      lon: 120.1425,
      lat: 30.2425,
      hours: { from: '00:00', to: '24:00' },
      charging: {
        canReserve: true,
        connectors: [{ id: 'EE1:1', current: 'dc', powerKw: 120, status: 'available' }],
        priceBands: [{ from: '00:00', to: '24:00', electricity: { tenThousandths: 12000 } }],
      },
    });
    const parsed = merchantSchema.parse(merchant);
    expect(isPlausibleMerchant(parsed, bench.now)).toBe(true);
  });

  it.each([true, false])('are read page by page (link: %s)', async (sendsLink) => {
    bench.operator.sendsLink = sendsLink;
    bench.operator.locations = Array.from({ length: 7 }, (_, index) =>
      location(`LOC${index}`, {
        coordinates: { latitude: `30.24250${index}`, longitude: '120.142500' },
      }),
    );
    expect(await ids()).toHaveLength(7);
    expect(bench.operator.of('locations')).toHaveLength(4);
  });

  it('refuse pages that never end', async () => {
    bench.operator.misbehave = (request) => {
      if (!request.url.includes('/2.2.1/locations')) return undefined;
      const answer = envelope([location('LOC1')]);
      answer.headers.set('link', `<${request.url}>; rel="next"`);
      return answer;
    };
    expect(faultOf(await bench.provider.merchants(SEARCH)).code).toBe('tooLarge');
  });

  it('are read anew only as far as they have changed', async () => {
    await ids();
    bench.clock.pass(3 * MINUTE_MS);
    const last_updated = new Date(bench.now).toISOString();
    bench.operator.locations = [
      location('LOC1', { evses: [evse('E1', { status: 'CHARGING', last_updated })], last_updated }),
      location('LOC2'),
    ];
    const merchants = valueOf(await bench.provider.merchants(SEARCH));
    expect(bench.operator.of('locations').at(-1)?.query.get('date_from')).not.toBeNull();
    expect(merchants.map(({ id }) => id)).toEqual(['CN.ABC:LOC1']);
    expect(merchants[0]?.charging?.connectors[0]?.status).toBe('charging');
  });

  it('are shown on while the operator is down, and their statuses soon are not', async () => {
    await ids();
    await bench.operator.close();
    bench.clock.pass(3 * MINUTE_MS);
    expect(await ids()).toEqual(['CN.ABC:LOC1']);
    bench.clock.pass(20 * MINUTE_MS);
    const [merchant] = valueOf(await bench.provider.merchants(SEARCH));
    expect(merchant?.charging?.connectors[0]?.status).toBe('unknown');
  });

  it('leave out what cannot be offered, and count why', async () => {
    bench.operator.tariffs = [
      tariff('T1', 1),
      tariff('EUR', 1, { currency: 'EUR' }),
      tariff('NEG', -1),
    ];
    bench.operator.locations = [
      location('HIDDEN', { publish: false }),
      location('EUR', {
        evses: [evse('E1', { connectors: [connector('1', { tariff_ids: ['EUR'] })] })],
      }),
      location('NEG', {
        evses: [evse('E1', { connectors: [connector('1', { tariff_ids: ['NEG'] })] })],
      }),
      location('NONE', {
        evses: [evse('E1', { connectors: [connector('1', { tariff_ids: [] })] })],
      }),
      location('GONE', { evses: [evse('E1', { status: 'REMOVED' })] }),
      location('ZONE', { time_zone: 'Nowhere/Land' }),
      location('EVIL', { name: '<script>alert(1)</script>', address: '<b>', city: 'x' }),
      { ...location('BROKEN'), coordinates: { latitude: 'north', longitude: 'east' } },
      location('FINE'),
    ];
    expect(await ids()).toEqual(['CN.ABC:FINE']);
    const count = (why: string) => bench.rejections.of('services', `ocpi-${why}`);
    expect(count('unpublished')).toBe(1);
    expect(count('currency')).toBe(1);
    expect(count('negative')).toBe(1);
    expect(count('noTariff')).toBe(1);
    expect(count('timeZone')).toBe(1);
    expect(count('misshapen')).toBe(1);
    expect(count('locations')).toBe(1);
  });

  it('keep ids apart and safe', async () => {
    bench.operator.locations = [
      location('a/b c', { evses: [evse('CN*ABC*E1'), evse('CN_ABC_E1')] }),
    ];
    const [merchant] = valueOf(await bench.provider.merchants(SEARCH));
    expect(merchant?.id).toBe('CN.ABC:a_2fb_20c');
    expect(merchant?.charging?.connectors.map(({ id }) => id)).toEqual([
      'ECN_2aABC_2aE1:1',
      'ECN_5fABC_5fE1:1',
    ]);
  });

  it('show the dearest of a station whose connectors differ', async () => {
    bench.operator.tariffs = [tariff('T1', 1), tariff('T2', 1.5)];
    bench.operator.locations = [
      location('LOC1', {
        evses: [evse('E1'), evse('E2', { connectors: [connector('1', { tariff_ids: ['T2'] })] })],
      }),
    ];
    const merchant = valueOf(await bench.provider.merchant('CN.ABC:LOC1'));
    expect(merchant.charging?.priceBands).toMatchObject([
      { electricity: { tenThousandths: 15000 } },
    ]);
    const quote = valueOf(await bench.provider.quote(REQUEST));
    expect(quote.total.minor).toBe(3000);
  });

  it('have no other categories', async () => {
    const answer = await bench.provider.merchants({ ...SEARCH, category: 'food' });
    expect(faultOf(answer).code).toBe('notSupported');
  });
});

describe('quotes', () => {
  it('name the energy, the fees, and what a reservation may cost', async () => {
    bench.operator.tariffs = [
      tariff('T1', 1, {
        elements: [
          { price_components: [{ type: 'FLAT', price: 2, step_size: 1 }] },
          {
            price_components: [{ type: 'TIME', price: 6, step_size: 60 }],
            restrictions: { reservation: 'RESERVATION' },
          },
          { price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }] },
        ],
      }),
    ];
    const quote = valueOf(await bench.provider.quote(RESERVATION));
    expect(quote.lines.map(({ productId, amount }) => [productId, amount.minor])).toEqual([
      ['energy', 3000],
      ['start', 200],
      ['reservation', 300],
    ]);
    expect(quote.total.minor).toBe(3500);
    expect(quote.isEstimate).toBe(true);
    expect(isPlausibleQuote(quoteSchema.parse(quote), bench.now)).toBe(true);
  });

  it.each([
    [{ min_price: { excl_vat: 50 } }, 5000],
    [{ max_price: { excl_vat: 20 } }, 2000],
  ])('keep to the limits of a tariff', async (limits, minor) => {
    bench.operator.tariffs = [tariff('T1', 1, limits)];
    const quote = valueOf(await bench.provider.quote(REQUEST));
    expect(quote.total.minor).toBe(minor);
    expect(isPlausibleQuote(quote, bench.now)).toBe(true);
  });
});

describe('what OCPI lacks', () => {
  it('is said', async () => {
    const { provider } = bench;
    const answers = await Promise.all([
      provider.slots('CN.ABC:LOC1', '2026-03-01'),
      provider.offers(SEARCH.near),
      provider.weather(SEARCH.near),
      provider.quote({ merchantId: 'x', details: { kind: 'park', from: bench.now } }),
    ]);
    expect(answers.map((answer) => faultOf(answer).code)).toEqual(Array(4).fill('notSupported'));
  });
});
