import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../shared/services/order.ts';
import { Bench, RECEIVER_URL, REQUEST, RESERVATION, valueOf } from './bench.fixture.ts';
import { isFromOperator } from './is-from-operator.ts';
import { dateTimeOf } from './messages/basics.ts';
import {
  cdr,
  connector,
  evse,
  location,
  RECEIVE_TOKEN,
  SEND_TOKEN,
  session,
  tariff,
} from './operator-server.fixture.ts';

const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const MINUTE_MS = 60_000;
const SESSION = '/sessions/CN/ABC/S1';

let bench: Bench;
let told: Order[];
let reference: string;

beforeEach(async () => {
  bench = new Bench();
  told = [];
  await bench.operator.open();
  bench.provider.onOrder((order) => told.push(order));
  valueOf(await bench.provider.createOrder(REQUEST, KEY));
  reference = bench.reference('START_SESSION');
  told.length = 0;
});

afterEach(async () => {
  await bench.operator.close();
});

const later = (minutes: number, more = {}) => {
  bench.clock.pass(minutes * MINUTE_MS);
  return session(reference, bench.now, more);
};
const count = (why: string) => bench.rejections.of('services', `ocpi-${why}`);
const latest = () => told.at(-1);

describe('the token', () => {
  it.each([null, 'guessed', SEND_TOKEN, `${RECEIVE_TOKEN}x`, ''])(
    '%s is refused',
    async (token) => {
      expect(await bench.push('PUT', SESSION, session(reference, bench.now), token)).toEqual([
        401, 2000,
      ]);
      expect(told).toEqual([]);
      expect(count('push-forged')).toBe(1);
    },
  );

  it('of nobody opens nothing', async () => {
    bench.secret = SEND_TOKEN;
    bench.restarted();
    expect(await bench.push('PUT', SESSION, session(reference, bench.now))).toEqual([401, 2000]);
  });

  it('is taken as the specification writes it, and not otherwise', () => {
    const encoded = Buffer.from('token').toString('base64');
    expect(isFromOperator(`Token ${encoded}`, 'token')).toBe(true);
    for (const header of [
      null,
      '',
      'token',
      'Token token',
      `Bearer ${encoded}`,
      `Token  ${encoded}`,
    ]) {
      expect([header, isFromOperator(header, 'token')]).toEqual([header, false]);
    }
    expect(isFromOperator('Token ', '')).toBe(false);
  });
});

describe('sessions', () => {
  it('are told at once', async () => {
    expect(await bench.push('PUT', SESSION, session(reference, bench.now))).toEqual([200, 1000]);
    expect(told).toMatchObject([{ id: KEY, status: 'ready', session: { state: 'running' } }]);
  });

  it('are patched, and periods are added', async () => {
    await bench.push('PUT', SESSION, session(reference, bench.now));
    bench.clock.pass(5 * MINUTE_MS);
    const period = {
      start_date_time: dateTimeOf(bench.now),
      dimensions: [{ type: 'STATE_OF_CHARGE', volume: 55 }],
    };
    const patch = { kwh: 7, charging_periods: [period], last_updated: dateTimeOf(bench.now) };
    expect(await bench.push('PATCH', SESSION, patch)).toEqual([200, 1000]);
    expect(latest()?.session).toMatchObject({ energyKwh: 7, soc: 55 });
    bench.clock.pass(MINUTE_MS);
    await bench.push('PATCH', SESSION, { kwh: 8, last_updated: dateTimeOf(bench.now) });
    expect(latest()?.session).toMatchObject({ energyKwh: 8, soc: 55 });
  });

  it('that are not held cannot be patched', async () => {
    const patch = { kwh: 7, last_updated: dateTimeOf(bench.now) };
    expect(await bench.push('PATCH', SESSION, patch)).toEqual([404, 2000]);
  });

  it('without a date are no patch', async () => {
    await bench.push('PUT', SESSION, session(reference, bench.now));
    expect(await bench.push('PATCH', SESSION, { kwh: 7 })).toEqual([200, 2001]);
  });

  it('that are sent again change nothing; older ones are refused', async () => {
    const first = session(reference, bench.now, { kwh: 1 });
    const second = later(5, { kwh: 5, start_date_time: first['start_date_time'] });
    await bench.push('PUT', SESSION, first);
    await bench.push('PUT', SESSION, second);
    expect(await bench.push('PUT', SESSION, second)).toEqual([200, 1000]);
    expect(await bench.push('PUT', SESSION, first)).toEqual([200, 2001]);
    expect(await bench.push('PUT', SESSION, { ...second, kwh: 900 })).toEqual([200, 2001]);
    expect(told).toHaveLength(2);
    expect(latest()?.session?.energyKwh).toBe(5);
    expect(count('older')).toBe(2);
  });

  it.each([
    ['another currency', { currency: 'EUR' }],
    ['a negative cost', { total_cost: { excl_vat: -1 } }],
    ['the future', { last_updated: '2026-03-02T08:00:00Z' }],
    ['an end before the start', { end_date_time: '2026-02-01T08:00:00Z' }],
    ['another location', { location_id: 'LOC9' }],
    ['more than a car takes', { kwh: 5000 }],
  ])('with %s are refused', async (_name, more) => {
    expect(await bench.push('PUT', SESSION, session(reference, bench.now, more))).toEqual([
      200, 2001,
    ]);
    expect(told).toEqual([]);
    expect(count('push-implausible')).toBe(1);
  });

  it.each([
    ['the distant past', { start_date_time: '2001-01-01T00:00:00Z' }],
    ['negative energy', { kwh: -1 }],
    ['an unknown status', { status: 'FLYING' }],
    ['another id than the address', { id: 'S2' }],
    ['another operator than the address', { party_id: 'XYZ' }],
  ])('with %s are invalid', async (_name, more) => {
    expect(await bench.push('PUT', SESSION, session(reference, bench.now, more))).toEqual([
      200, 2001,
    ]);
    expect(told).toEqual([]);
  });

  it('of others are not known here', async () => {
    const foreign = session('0'.repeat(32), bench.now);
    expect(await bench.push('PUT', SESSION, foreign)).toEqual([404, 2000]);
  });

  it('of an operator that did not get the order are not known here', async () => {
    const body = session(reference, bench.now, { party_id: 'XYZ' });
    expect(await bench.push('PUT', '/sessions/CN/XYZ/S1', body)).toEqual([404, 2000]);
  });

  it('that charge are one per order', async () => {
    await bench.push('PUT', SESSION, session(reference, bench.now));
    const second = later(1, { id: 'S2' });
    expect(await bench.push('PUT', '/sessions/CN/ABC/S2', second)).toEqual([200, 2001]);
    expect(count('implausible-second-session')).toBe(1);
  });

  it('neither run backwards nor begin again', async () => {
    await bench.push('PUT', SESSION, session(reference, bench.now, { kwh: 9 }));
    expect(await bench.push('PUT', SESSION, later(1, { kwh: 8 }))).toEqual([200, 2001]);
    expect(await bench.push('PUT', SESSION, later(1, { kwh: 9, status: 'COMPLETED' }))).toEqual([
      200, 1000,
    ]);
    expect(await bench.push('PUT', SESSION, later(1, { kwh: 9 }))).toEqual([200, 2001]);
    expect(latest()?.session?.state).toBe('ended');
  });
});

describe('bills', () => {
  it('end an order, once', async () => {
    const from = bench.now;
    bench.clock.pass(30 * MINUTE_MS);
    const bill = cdr(reference, from, bench.now);
    expect(await bench.push('POST', '/cdrs', bill)).toEqual([200, 1000]);
    expect(latest()).toMatchObject({ status: 'done', total: { minor: 3600 } });
    expect(await bench.push('POST', '/cdrs', bill)).toEqual([200, 1000]);
    expect(await bench.push('POST', '/cdrs', { ...bill, total_cost: { excl_vat: 99 } })).toEqual([
      200, 2001,
    ]);
    expect(told).toHaveLength(1);
  });

  it('say where they are kept', async () => {
    const headers = { authorization: `Token ${btoa(RECEIVE_TOKEN)}`, 'x-request-id': 'r7' };
    const body = JSON.stringify(cdr(reference, bench.now, bench.now));
    const request = new Request('http://host.invalid/cdrs', { method: 'POST', headers, body });
    const response = await bench.provider.receive(request);
    expect(response.headers.get('location')).toBe(`${RECEIVER_URL}/cdrs/CDR1`);
    expect(response.headers.get('x-request-id')).toBe('r7');
  });

  it('can be taken back by a credit', async () => {
    await bench.push('POST', '/cdrs', cdr(reference, bench.now, bench.now));
    const credit = cdr(reference, bench.now, bench.now, {
      id: 'CDR1-C',
      credit: true,
      credit_reference_id: 'CDR1',
      total_cost: { excl_vat: -31.86, incl_vat: -36 },
      total_energy: -30,
    });
    const wrong = { ...credit, credit_reference_id: 'CDR9' };
    expect(await bench.push('POST', '/cdrs', wrong)).toEqual([200, 2001]);
    expect(await bench.push('POST', '/cdrs', credit)).toEqual([200, 1000]);
    expect(latest()).toMatchObject({ status: 'refunded', refund: { minor: 3600 } });
  });

  it.each([
    ['another currency', { currency: 'USD' }],
    ['a negative total', { total_cost: { excl_vat: -36 } }],
    ['a negative part', { total_energy_cost: { excl_vat: -1 } }],
    ['an absurd total', { total_cost: { excl_vat: 1e12 } }],
    ['the future', { last_updated: '2027-01-01T00:00:00Z' }],
  ])('with %s are refused', async (_name, more) => {
    const bill = cdr(reference, bench.now, bench.now, more);
    expect(await bench.push('POST', '/cdrs', bill)).toEqual([200, 2001]);
    expect(told).toEqual([]);
  });

  it('whose parts do not add up are one line', async () => {
    const bill = cdr(reference, bench.now, bench.now, { total_energy_cost: { excl_vat: 1 } });
    await bench.push('POST', '/cdrs', bill);
    expect(latest()?.lines).toMatchObject([{ productId: 'charging', amount: { minor: 3600 } }]);
  });
});

describe('results of commands', () => {
  const result = (value: string, command = 'START_SESSION', of = reference) =>
    bench.push('POST', `/commands/${command}/${of}`, { result: value });

  it('count once', async () => {
    expect(await result('ACCEPTED')).toEqual([200, 1000]);
    expect(await result('ACCEPTED')).toEqual([200, 1000]);
    expect(await result('FAILED')).toEqual([200, 2001]);
    expect(told).toMatchObject([{ status: 'accepted' }]);
  });

  it('say why, in Chinese where the operator does', async () => {
    const message = [
      { language: 'en', text: 'Occupied' },
      { language: 'zh', text: '车位已被占用' },
    ];
    await bench.push('POST', `/commands/START_SESSION/${reference}`, {
      result: 'EVSE_OCCUPIED',
      message,
    });
    expect(latest()).toMatchObject({ status: 'cancelled', note: '车位已被占用' });
  });

  it('show no markup', async () => {
    const message = [{ language: 'zh', text: '<img src=x onerror=alert(1)>' }];
    await bench.push('POST', `/commands/START_SESSION/${reference}`, { result: 'FAILED', message });
    expect(latest()?.note).toBe('FAILED');
  });

  it.each([
    ['of nobody', 'START_SESSION', 'f'.repeat(32)],
    ['of a command that was not sent', 'RESERVE_NOW', undefined],
  ])('%s are not known here', async (_name, command, of) => {
    expect(await result('ACCEPTED', command, of ?? reference)).toEqual([404, 2000]);
  });

  it('may be quicker than the answer to the command', async () => {
    bench.operator.onCommand = async (command, body) => {
      const of = String(body['authorization_reference']);
      await bench.push('POST', `/commands/${command}/${of}`, { result: 'ACCEPTED' });
    };
    const order = valueOf(await bench.provider.createOrder(RESERVATION, 'another-key'));
    expect(order.status).toBe('accepted');
  });
});

describe('locations and tariffs', () => {
  const status = async () => {
    const search = {
      category: 'charging',
      near: { lon: 120.1425, lat: 30.2425 },
      radiusM: 5000,
      limit: 5,
    } as const;
    const [merchant] = valueOf(await bench.provider.merchants(search));
    return merchant?.charging;
  };
  const at = (minutes: number) => dateTimeOf(bench.now + minutes * MINUTE_MS);

  it('change the status of an EVSE', async () => {
    const patch = { status: 'CHARGING', last_updated: at(0) };
    expect(await bench.push('PATCH', '/locations/CN/ABC/LOC1/E1', patch)).toEqual([200, 1000]);
    expect((await status())?.connectors[0]?.status).toBe('charging');
    const old = { status: 'AVAILABLE', last_updated: at(-5) };
    expect(await bench.push('PATCH', '/locations/CN/ABC/LOC1/E1', old)).toEqual([200, 2001]);
    expect((await status())?.connectors[0]?.status).toBe('charging');
  });

  it('add an EVSE, change a connector, and rename a location', async () => {
    const added = evse('E2', { last_updated: at(0) });
    expect(await bench.push('PUT', '/locations/CN/ABC/LOC1/E2', added)).toEqual([200, 1000]);
    const weaker = connector('1', { max_electric_power: 60_000, last_updated: at(1) });
    expect(await bench.push('PUT', '/locations/CN/ABC/LOC1/E2/1', weaker)).toEqual([200, 1000]);
    const renamed = { name: '新名字', last_updated: at(2) };
    expect(await bench.push('PATCH', '/locations/CN/ABC/LOC1', renamed)).toEqual([200, 1000]);
    const charging = await status();
    expect(charging?.connectors.map(({ powerKw }) => powerKw)).toEqual([120, 60]);
  });

  it('bring a location', async () => {
    const put = location('LOC2', { last_updated: at(0) });
    expect(await bench.push('PUT', '/locations/CN/ABC/LOC2', put)).toEqual([200, 1000]);
    expect(await bench.push('PUT', '/locations/CN/ABC/LOC3', put)).toEqual([200, 2001]);
    expect(await bench.push('PATCH', '/locations/CN/ABC/LOC9/E1', { last_updated: at(0) })).toEqual(
      [404, 2000],
    );
  });

  it('change a price, and take a tariff away', async () => {
    const put = tariff('T1', 2, { last_updated: at(0) });
    expect(await bench.push('PUT', '/tariffs/CN/ABC/T1', put)).toEqual([200, 1000]);
    expect((await status())?.priceBands[0]?.electricity.tenThousandths).toBe(20000);
    expect(await bench.push('PUT', '/tariffs/CN/ABC/T1', tariff('T1', 1))).toEqual([200, 2001]);
    expect(await bench.push('DELETE', '/tariffs/CN/ABC/T1')).toEqual([200, 1000]);
    expect(await status()).toBeUndefined();
  });
});

describe('what is no push', () => {
  it.each([
    ['POST', '/nothing', '{}', [404, 2000]],
    ['POST', SESSION, '{}', [405, 2000]],
    ['PUT', SESSION, '<html>', [400, 2000]],
    ['PUT', SESSION, '{"id":"S1"', [400, 2000]],
    ['PUT', SESSION, '[]', [200, 2001]],
    ['PUT', SESSION, 'null', [200, 2001]],
    ['PUT', '/sessions/CN/ABC/%', '{}', [404, 2000]],
    ['POST', '/commands/UNLOCK_CONNECTOR/1', '{"result":"ACCEPTED"}', [404, 2000]],
  ] as const)('%s %s %s is refused', async (method, path, body, answer) => {
    expect(await bench.push(method, path, body)).toEqual(answer);
    expect(told).toEqual([]);
  });

  it('is not read to the end when it is too large', async () => {
    const body = JSON.stringify({
      ...session(reference, bench.now),
      padding: 'x'.repeat(2_000_000),
    });
    expect(await bench.push('PUT', SESSION, body)).toEqual([413, 2000]);
  });
});
