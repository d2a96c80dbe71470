import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderSchema, type Order } from '../../../shared/services/order.ts';
import { acceptUpdate } from '../../../shared/services/order-machine.ts';
import { Bench, faultOf, REQUEST, RESERVATION, shown, valueOf } from './bench.fixture.ts';
import { dateTimeOf } from './messages/basics.ts';
import { cdr, envelope, evse, location, session } from './operator-server.fixture.ts';

const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const MINUTE_MS = 60_000;

let bench: Bench;

beforeEach(async () => {
  bench = new Bench();
  await bench.operator.open();
});

afterEach(async () => {
  await bench.operator.close();
});

const order = async () => valueOf(await bench.provider.order(KEY));
const start = async () => valueOf(await bench.provider.createOrder(REQUEST, KEY));
const operate = (operation: 'begin' | 'end' | 'cancel' | 'pay') =>
  bench.provider.operate(KEY, operation, `${KEY}-${operation}`);

/** What the operator holds of the session of the order. */
function holdSession(at: number, more: Record<string, unknown>): void {
  const command =
    bench.operator.commands('START_SESSION').length > 0 ? 'START_SESSION' : 'RESERVE_NOW';
  bench.operator.sessions = [session(bench.reference(command), at, more)];
}

describe('charging', () => {
  it('goes from the plug to the bill, and every step is accepted by the order machine', async () => {
    const began = bench.now;
    const steps: Order[] = [await start()];
    expect(steps.map(shown)[0]).toEqual({
      status: 'created',
      state: 'waitingForPlug',
      total: 0,
    });
    const reference = bench.reference('START_SESSION');

    expect(
      await bench.push('POST', `/commands/START_SESSION/${reference}`, { result: 'ACCEPTED' }),
    ).toEqual([200, 1000]);
    steps.push(await order());
    expect(steps.map(shown)[1]).toEqual({
      status: 'accepted',
      state: 'waitingForPlug',
      total: 0,
    });

    bench.clock.pass(10 * MINUTE_MS);
    holdSession(began, {
      kwh: 12.5,
      total_cost: { excl_vat: 13.27, incl_vat: 15 },
      last_updated: dateTimeOf(bench.now),
      charging_periods: [
        {
          start_date_time: dateTimeOf(began),
          dimensions: [
            { type: 'POWER', volume: 75 },
            { type: 'STATE_OF_CHARGE', volume: 41 },
          ],
        },
      ],
    });
    steps.push(await order());
    expect(steps[2]?.session).toMatchObject({
      state: 'running',
      energyKwh: 12.5,
      powerKw: 75,
      soc: 41,
      costSoFar: { minor: 1500 },
    });

    valueOf(await operate('end'));
    expect(bench.operator.commands('STOP_SESSION')[0]?.body).toMatchObject({ session_id: 'S1' });

    bench.clock.pass(20 * MINUTE_MS);
    holdSession(began, {
      kwh: 30,
      status: 'COMPLETED',
      total_cost: { excl_vat: 31.86, incl_vat: 36 },
      end_date_time: dateTimeOf(bench.now),
      last_updated: dateTimeOf(bench.now),
    });
    steps.push(await order());
    expect(steps.map(shown)[3]).toEqual({ status: 'ready', state: 'ended', total: 3600 });

    bench.operator.cdrs = [cdr(reference, began, bench.now)];
    steps.push(await order());
    expect(steps.map(shown)[4]).toEqual({ status: 'done', state: 'ended', total: 3600 });
    expect(steps[4]?.lines).toMatchObject([
      { productId: 'energy', quantity: 30, unit: 'kWh', amount: { minor: 3600 } },
    ]);

    const known = {
      key: KEY,
      kind: 'charge',
      merchantId: REQUEST.merchantId,
      placedAt: began,
      quoted: null,
    } as const;
    steps.forEach((step, index) => {
      const update = orderSchema.parse(step);
      const verdict = acceptUpdate(
        { ...known, order: steps[index - 1] ?? null },
        update,
        bench.now,
      );
      expect([index, verdict]).toEqual([index, { kind: 'accept' }]);
    });
  });

  it('names the order, the EVSE, and a token that is used for it alone', async () => {
    await start();
    const [command] = bench.operator.commands('START_SESSION');
    const reference = bench.reference('START_SESSION');
    expect(reference).toMatch(/^[0-9a-f]{32}$/);
    expect(command?.body).toMatchObject({
      response_url: `https://relay.example/car-1/ocpi/commands/START_SESSION/${reference}`,
      token: {
        uid: reference,
        type: 'AD_HOC_USER',
        whitelist: 'NEVER',
        country_code: 'CN',
        party_id: 'ZLU',
      },
      location_id: 'LOC1',
      evse_uid: 'E1',
      authorization_reference: reference,
    });
    expect(command?.body).not.toHaveProperty('connector_id');
  });

  it('names the connector where the EVSE wants it', async () => {
    const capabilities = ['REMOTE_START_STOP_CAPABLE', 'START_SESSION_CONNECTOR_REQUIRED'];
    bench.operator.locations = [location('LOC1', { evses: [evse('E1', { capabilities })] })];
    await start();
    expect(bench.operator.commands('START_SESSION')[0]?.body).toMatchObject({ connector_id: '1' });
  });

  it('is over when nobody plugs in', async () => {
    await start();
    bench.clock.pass(3 * MINUTE_MS);
    expect(shown(await order())).toMatchObject({ status: 'cancelled', note: 'TIMEOUT' });
  });

  it('takes what the session said when no bill comes for a day', async () => {
    await start();
    holdSession(bench.now, {
      status: 'COMPLETED',
      kwh: 10,
      total_cost: { excl_vat: 12 },
      end_date_time: dateTimeOf(bench.now),
    });
    expect(shown(await order())).toMatchObject({ status: 'ready', total: 1200 });
    bench.clock.pass(25 * 60 * MINUTE_MS);
    expect(shown(await order())).toMatchObject({ status: 'done', total: 1200 });
  });

  it('is confirmed by the answer alone where results cannot reach the car', async () => {
    bench.receiverUrl = null;
    expect((await start()).status).toBe('accepted');
    const { body } = bench.operator.commands('START_SESSION')[0] ?? {};
    expect(body?.['response_url']).toMatch(/^https:\/\/receiver\.invalid\//);
  });

  it.each([
    ['REJECTED', 'declined'],
    ['NOT_SUPPORTED', 'notSupported'],
    ['UNKNOWN_SESSION', 'notFound'],
  ])('is refused when the operator answers %s', async (result, code) => {
    bench.operator.commandResult = result;
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY))).toMatchObject({
      code,
      isFinal: true,
    });
    expect(faultOf(await bench.provider.order(KEY)).code).toBe('notFound');
  });

  it.each([
    ['CHARGING', 'connectorTaken'],
    ['RESERVED', 'connectorTaken'],
    ['OUTOFORDER', 'declined'],
  ])('is not asked for at an EVSE that is %s', async (status, code) => {
    bench.operator.locations = [location('LOC1', { evses: [evse('E1', { status })] })];
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY)).code).toBe(code);
    expect(bench.operator.commands('START_SESSION')).toEqual([]);
  });

  it('is not paid for here', async () => {
    await start();
    expect(faultOf(await operate('pay')).code).toBe('notPayable');
  });

  it('cannot be taken back while the start is under way', async () => {
    await start();
    expect(faultOf(await operate('cancel'))).toMatchObject({
      code: 'notCancellable',
      isFinal: false,
    });
    holdSession(bench.now, { status: 'PENDING' });
    expect(valueOf(await operate('cancel')).status).toBe('cancelled');
    expect(bench.operator.commands('STOP_SESSION')).toHaveLength(1);
  });
});

describe('a reservation', () => {
  const reserve = async () => valueOf(await bench.provider.createOrder(RESERVATION, KEY));
  const confirm = (command: string, result: string) =>
    bench.push('POST', `/commands/${command}/${bench.reference('RESERVE_NOW')}`, { result });

  it('is held until its end, then charging begins at it', async () => {
    const held = await reserve();
    expect(held).toMatchObject({ status: 'created', dueAt: bench.now + 30 * MINUTE_MS });
    await confirm('RESERVE_NOW', 'ACCEPTED');
    holdSession(bench.now, { status: 'RESERVATION' });
    expect((await order()).status).toBe('accepted');
    valueOf(await operate('begin'));
    const [command] = bench.operator.commands('START_SESSION');
    expect(command?.body['token']).toMatchObject({ uid: bench.reference('RESERVE_NOW') });
  });

  it('lapses', async () => {
    await reserve();
    await confirm('RESERVE_NOW', 'ACCEPTED');
    bench.clock.pass(40 * MINUTE_MS);
    expect(shown(await order())).toMatchObject({ status: 'cancelled', note: 'EXPIRED' });
  });

  it('is cancelled once the charging point has said so', async () => {
    await reserve();
    await confirm('RESERVE_NOW', 'ACCEPTED');
    expect(valueOf(await operate('cancel')).status).toBe('accepted');
    const [command] = bench.operator.commands('CANCEL_RESERVATION');
    expect(command?.body).toMatchObject({ reservation_id: bench.reference('RESERVE_NOW') });
    await confirm('CANCEL_RESERVATION', 'ACCEPTED');
    expect((await order()).status).toBe('cancelled');
  });

  it('is cancelled at once where results cannot reach the car', async () => {
    bench.receiverUrl = null;
    await reserve();
    expect(valueOf(await operate('cancel')).status).toBe('cancelled');
  });

  it('can be taken back by the operator, once', async () => {
    await reserve();
    await confirm('RESERVE_NOW', 'ACCEPTED');
    expect(await confirm('RESERVE_NOW', 'CANCELED_RESERVATION')).toEqual([200, 1000]);
    expect(shown(await order())).toMatchObject({
      status: 'cancelled',
      note: 'CANCELED_RESERVATION',
    });
  });

  it('stays when it could not be started', async () => {
    await reserve();
    await confirm('RESERVE_NOW', 'ACCEPTED');
    valueOf(await operate('begin'));
    await confirm('START_SESSION', 'FAILED');
    expect((await order()).status).toBe('accepted');
    valueOf(await operate('begin'));
    expect(bench.operator.commands('START_SESSION')).toHaveLength(2);
  });

  it('is not asked for where the EVSE cannot be held', async () => {
    bench.operator.locations = [
      location('LOC1', { evses: [evse('E1', { capabilities: ['REMOTE_START_STOP_CAPABLE'] })] }),
    ];
    const answer = await bench.provider.createOrder(RESERVATION, KEY);
    expect(faultOf(answer).code).toBe('notSupported');
  });
});

describe('the same key', () => {
  it('is the same order, however often and at once it is sent', async () => {
    await Promise.all([start(), start(), start()]);
    await start();
    expect(bench.operator.commands('START_SESSION')).toHaveLength(1);
  });

  it('is not another order', async () => {
    await start();
    expect(faultOf(await bench.provider.createOrder(RESERVATION, KEY)).code).toBe('conflict');
  });

  it('does not start twice when the answer was lost, and finds the session', async () => {
    loseAnswers('START_SESSION');
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY)).isFinal).toBe(false);
    bench.operator.misbehave = null;
    holdSession(bench.now, { status: 'ACTIVE' });
    expect((await start()).status).toBe('ready');
    expect(bench.operator.commands('START_SESSION')).toHaveLength(1);
  });

  it('waits before it starts again when nothing is known, over a restart too', async () => {
    loseAnswers('START_SESSION');
    await bench.provider.createOrder(REQUEST, KEY);
    bench.operator.misbehave = null;
    bench.restarted();
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY))).toMatchObject({
      code: 'timeout',
      isFinal: false,
    });
    expect(bench.operator.commands('START_SESSION')).toHaveLength(1);
    bench.clock.pass(2 * MINUTE_MS);
    await start();
    const references = bench.operator
      .commands('START_SESSION')
      .map(({ body }) => body['authorization_reference']);
    expect(references).toHaveLength(2);
    expect(new Set(references).size).toBe(1);
  });

  it('reserves again at once, with the same reservation', async () => {
    loseAnswers('RESERVE_NOW');
    await bench.provider.createOrder(RESERVATION, KEY);
    bench.operator.misbehave = null;
    valueOf(await bench.provider.createOrder(RESERVATION, KEY));
    const reservations = bench.operator
      .commands('RESERVE_NOW')
      .map(({ body }) => body['reservation_id']);
    expect(reservations).toHaveLength(2);
    expect(new Set(reservations).size).toBe(1);
  });

  it('is remembered by a host that was killed before the answer', async () => {
    bench.operator.onCommand = () => {
      bench.restarted();
    };
    await bench.provider.createOrder(REQUEST, KEY);
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY)).code).toBe('timeout');
    expect(bench.operator.commands('START_SESSION')).toHaveLength(1);
  });

  it('can be used again when the operator was certainly not reached', async () => {
    valueOf(await bench.provider.merchant('CN.ABC:LOC1'));
    bench.operator.misbehave = (request) =>
      request.url.includes('START_SESSION') ? envelope(null, 429, 2000) : undefined;
    expect(faultOf(await bench.provider.createOrder(REQUEST, KEY)).code).toBe('busy');
    bench.operator.misbehave = null;
    expect((await start()).status).toBe('created');
  });
});

/** The operator takes a command, and its answer does not arrive. */
function loseAnswers(command: string): void {
  bench.operator.misbehave = (request) =>
    request.url.endsWith(command)
      ? new Response('<html>504</html>', { status: 504, headers: { 'content-type': 'text/html' } })
      : undefined;
}

describe('memory', () => {
  it('is erased of what is over, and of nothing else', async () => {
    await start();
    expect(valueOf(await bench.provider.eraseOrders('k')).erased).toBe(0);
    holdSession(bench.now, { status: 'INVALID' });
    await order();
    expect(valueOf(await bench.provider.eraseOrders('k')).erased).toBe(1);
    expect(bench.memory.rows.size).toBe(0);
    expect(faultOf(await bench.provider.order(KEY)).code).toBe('notFound');
  });

  it('does not outlive the month in which a credit may come', async () => {
    await start();
    holdSession(bench.now, { status: 'INVALID' });
    await order();
    bench.clock.setWall(30 * 24 * 60 * MINUTE_MS);
    bench.restarted();
    expect(bench.memory.rows.size).toBe(1);
    bench.clock.setWall(24 * 60 * MINUTE_MS);
    bench.restarted();
    expect(bench.memory.rows.size).toBe(0);
  });

  it('sets broken rows aside', async () => {
    await start();
    bench.memory.rows.set('order:other', '{"key":');
    bench.memory.rows.set('order:third', '{"key":"third"}');
    bench.restarted();
    expect((await order()).key).toBe(KEY);
    expect(bench.rejections.of('services', 'ocpi-memory')).toBe(2);
  });

  it('holds no secret', async () => {
    await start();
    const rows = [...bench.memory.rows.values()].join();
    expect(rows).not.toContain('car-7a2c');
    expect(bench.logged.join()).toBe('');
  });
});
