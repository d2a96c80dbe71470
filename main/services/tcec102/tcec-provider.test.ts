import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { merchantSchema } from '../../../shared/services/merchant.ts';
import {
  orderSchema,
  quoteSchema,
  type Order,
  type OrderRequest,
} from '../../../shared/services/order.ts';
import { isPlausibleMerchant, isPlausibleQuote } from '../../../shared/services/plausible.ts';
import { acceptUpdate } from '../../../shared/services/order-machine.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderAnswer, ServiceProvider } from '../provider.ts';
import {
  connectorInfo,
  OPERATOR_ID,
  OperatorServer,
  SECRETS,
  stationInfo,
} from './operator-server.fixture.ts';
import { createTcecProvider } from './tcec-provider.ts';

/** Where station S1 of the fixture is, in WGS-84. */
const NEAR = { lon: 120.15, lat: 30.2765 };
const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const REQUEST = {
  merchantId: 'S1',
  details: { kind: 'charge', connectorId: 'S1C1' },
} as const;

let clock: FakeClock;
let operator: OperatorServer;
let rejections: Rejections;
let url: string;
let provider: ServiceProvider;

beforeEach(async () => {
  clock = new FakeClock();
  operator = new OperatorServer(clock);
  operator.stations = [stationInfo('S1')];
  operator.plugged.add('S1C1');
  rejections = new Rejections();
  url = await operator.open();
  provider = restarted();
});

afterEach(async () => {
  provider.close();
  await operator.close();
});

/** The provider of a host that has just started. */
function restarted(): ServiceProvider {
  return createTcecProvider(
    {
      kind: 'tcec102',
      url,
      timeoutMs: 250,
      operatorId: OPERATOR_ID,
      secrets: { env: 'ZHILU_TCEC' },
    },
    JSON.stringify(SECRETS),
    {
      fetch: (request) => fetch(request),
      clock,
      log: pino({ level: 'silent' }),
      rejections,
    },
  );
}

const search = (changes = {}) =>
  provider.merchants({ category: 'charging', near: NEAR, radiusM: 5000, limit: 20, ...changes });

function valueOf<Value>(answer: ProviderAnswer<Value>): Value {
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
  return answer.value;
}

const codeOf = (answer: ProviderAnswer<unknown>) => (answer.ok ? 'ok' : answer.fault.code);

describe('stations', () => {
  it('are merchants with status, prices, and their place in WGS-84', async () => {
    operator.status.set('S1C1', 3);
    const [merchant] = valueOf(await search());
    expect(merchantSchema.safeParse(merchant).error).toBeUndefined();
    expect(merchant && isPlausibleMerchant(merchant, clock.now().wall)).toBe(true);
    expect(merchant).toMatchObject({
      id: 'S1',
      category: 'charging',
      hours: { from: '08:00', to: '22:00' },
      charging: {
        canReserve: false,
        connectors: [
          { id: 'S1C1', current: 'dc', powerKw: 120, status: 'charging' },
          { id: 'S1C2', current: 'ac', powerKw: 7, status: 'available' },
        ],
      },
    });
    expect(merchant?.charging?.priceBands).toHaveLength(3);
    // The shift is some 500 m here; a missing or a second one would show.
    expect(merchant && distanceM(merchant, { lon: 120.1547, lat: 30.2741 })).toBeGreaterThan(300);
    expect(merchant && distanceM(merchant, { lon: 120.1547, lat: 30.2741 })).toBeLessThan(700);
  });

  it('are found around a point, nearest first, over all pages', async () => {
    operator.maxPageSize = 3;
    operator.stations = Array.from({ length: 10 }, (_, index) =>
      stationInfo(`S${index}`, { StationLng: 120.1547 + 0.002 * (9 - index) }),
    );
    const found = valueOf(await search({ limit: 4 }));
    expect(found.map(({ id }) => id)).toEqual(['S9', 'S8', 'S7', 'S6']);
    expect(operator.count('query_stations_info')).toBe(4);
    expect(valueOf(await search({ near: { lon: 121, lat: 31 } }))).toEqual([]);
    expect(operator.count('query_stations_info')).toBe(4);
  });

  it('that come slowly are shown as they come', async () => {
    operator.maxPageSize = 1;
    operator.stations = [stationInfo('S1'), stationInfo('S2')];
    const whole = { kind: 'data', change: (data: unknown) => data } as const;
    operator.misbehave('query_stations_info', whole, { kind: 'silent' });
    const found = search();
    await expect.poll(() => operator.count('query_stations_info')).toBe(2);
    clock.pass(5000);
    expect(valueOf(await found).map(({ id }) => id)).toEqual(['S1']);
    await expect.poll(async () => valueOf(await search()).length).toBe(2);
  });

  it('are asked for what changed since, and all again after a day', async () => {
    await search();
    clock.pass(11 * 60_000);
    operator.stations = [
      stationInfo('S1', { StationStatus: 5, LastChanged: '2026-03-01 16:08:00' }),
      stationInfo('S2', { LastChanged: '2026-03-01 16:09:00' }),
    ];
    await search();
    await expect.poll(async () => valueOf(await search()).map(({ id }) => id)).toEqual(['S2']);
    const asked = operator.data.filter(({ name }) => name === 'query_stations_info');
    expect(asked.map(({ data }) => data['LastQueryTime'])).toEqual(['', '2026-03-01 15:55:00']);

    clock.pass(25 * 3_600_000);
    operator.stations = [stationInfo('S3')];
    await search();
    await expect.poll(async () => valueOf(await search()).map(({ id }) => id)).toEqual(['S3']);
  });

  it('that do not fit cost only themselves', async () => {
    operator.stations = [
      stationInfo('S1'),
      stationInfo('S2', { StationLng: '120.1547' }),
      stationInfo('S3', { EquipmentInfos: 'none' }),
      stationInfo('../etc'),
    ];
    expect(valueOf(await search()).map(({ id }) => id)).toEqual(['S1']);
    expect(rejections.of('services', 'tcecStation')).toBe(3);
  });

  it('whose status is not told are shown with it unknown', async () => {
    operator.misbehave('query_station_status', { kind: 'ret', ret: 500 });
    const [merchant] = valueOf(await search());
    expect(merchant?.charging?.connectors.map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('with prices that cannot be true have none', async () => {
    operator.policy = [{ StartTime: '000000', ElecPrice: -1, SevicePrice: 0.4 }];
    const [merchant] = valueOf(await search());
    expect(merchant?.id).toBe('S1');
    expect(merchant?.charging).toBeUndefined();
  });

  it('are asked about by fifty', async () => {
    operator.stations = Array.from({ length: 60 }, (_, index) => stationInfo(`S${index}`));
    await search({ limit: 60 });
    const asked = operator.data.filter(({ name }) => name === 'query_station_status');
    expect(asked.map(({ data }) => (data['StationIDs'] as string[]).length)).toEqual([50, 10]);
  });

  it('are one merchant by id', async () => {
    expect(valueOf(await provider.merchant('S1')).id).toBe('S1');
    expect(codeOf(await provider.merchant('S2'))).toBe('notFound');
  });
});

describe('the token', () => {
  it('is asked for once, however many wait, and kept', async () => {
    await Promise.all([search(), provider.merchant('S1'), provider.merchant('S1')]);
    await search();
    expect(operator.count('query_token')).toBe(1);
  });

  it('is renewed before it ends', async () => {
    operator.tokenLifeS = 600;
    await search();
    clock.pass(545_000);
    await search();
    expect(operator.count('query_token')).toBe(2);
  });

  it('is renewed when the operator no longer takes it, once', async () => {
    await search();
    operator.revokeToken();
    clock.pass(30_000);
    expect(valueOf(await provider.merchant('S1')).charging).toBeDefined();
    expect(operator.count('query_token')).toBe(2);
    operator.misbehave('query_equip_auth', { kind: 'ret', ret: 4002 }, { kind: 'ret', ret: 4002 });
    const answer = await provider.createOrder(REQUEST, KEY);
    expect(answer).toMatchObject({ fault: { code: 'unauthorised', isFinal: false } });
    expect(operator.count('query_equip_auth')).toBe(2);
  });

  it('is refused with the wrong secret', async () => {
    operator.misbehave('query_token', {
      kind: 'data',
      change: (data) => ({ ...data, SuccStat: 1, FailReason: 2, AccessToken: '' }),
    });
    expect(await search()).toMatchObject({ fault: { code: 'unauthorised', isFinal: true } });
  });

  it('does not smuggle a header', async () => {
    operator.misbehave('query_token', {
      kind: 'data',
      change: (data) => ({ ...data, AccessToken: 'a\r\nx-evil: 1' }),
    });
    expect(codeOf(await search())).toBe('invalid');
  });
});

describe('a provider that fails', () => {
  it.each([
    ['silent', { kind: 'silent' }, 'timeout', false],
    ['HTML', { kind: 'html', status: 200 }, 'notJson', true],
    ['HTML of a gateway', { kind: 'html', status: 502 }, 'notJson', false],
    ['huge', { kind: 'huge' }, 'tooLarge', true],
    ['a wrong signature', { kind: 'wrongSignature' }, 'forged', true],
    ['truncated Data', { kind: 'truncatedData' }, 'invalid', true],
    ['busy', { kind: 'ret', ret: -1 }, 'busy', false],
    ['a system error', { kind: 'ret', ret: 500 }, 'internal', false],
    ['a refused signature', { kind: 'ret', ret: 4001 }, 'unauthorised', true],
    ['a refused envelope', { kind: 'ret', ret: 4003 }, 'badRequest', true],
    ['another shape', { kind: 'data', change: () => [] }, 'invalid', true],
  ] as const)('%s', async (_, mischief, code, isFinal) => {
    operator.misbehave('query_stations_info', mischief);
    expect(await search()).toMatchObject({ ok: false, fault: { code, isFinal } });
    expect(codeOf(await search())).toBe('ok');
  });

  it('is down', async () => {
    await operator.close();
    expect(await search()).toMatchObject({ fault: { code: 'unreachable', isFinal: false } });
    await operator.open();
  });
});

describe('what the protocol lacks', () => {
  it('is said so', async () => {
    const booking: OrderRequest['details'] = { kind: 'booking', slotId: 'a', productIds: [] };
    const held = { ...REQUEST, details: { ...REQUEST.details, isReservation: true } };
    const answers = await Promise.all([
      provider.slots('S1', '2026-03-01'),
      provider.offers(NEAR),
      provider.weather(NEAR),
      provider.quote({ merchantId: 'S1', details: booking }),
      provider.createOrder({ merchantId: 'S1', details: booking }, KEY),
      provider.createOrder(held, KEY),
    ]);
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 6 }, () => 'notSupported'));
    expect(valueOf(await search({ category: 'parking' }))).toEqual([]);
  });
});

describe('a quote', () => {
  it('is an estimate by the tariff', async () => {
    const quote = valueOf(await provider.quote(REQUEST));
    expect(quoteSchema.safeParse(quote).error).toBeUndefined();
    expect(isPlausibleQuote(quote, clock.now().wall)).toBe(true);
    expect(quote.isEstimate).toBe(true);
    // 30 kWh at 16:00 in Beijing: 1.1023 and 0.4 yuan.
    expect(quote.total.minor).toBe(3307 + 1200);
    expect(quote.lines.map(({ amount }) => amount.minor)).toEqual([3307, 1200]);
  });
});

/** An order, judged as the host judges it. */
function judge() {
  const known = {
    key: KEY,
    kind: 'charge',
    merchantId: 'S1',
    placedAt: clock.now().wall,
    quoted: null,
    order: null as Order | null,
  } as const;
  let current: Order | null = null;
  return (answer: ProviderAnswer<Order>): Order => {
    const order = valueOf(answer);
    expect(orderSchema.safeParse(order).error).toBeUndefined();
    const verdict = acceptUpdate({ ...known, order: current }, order, clock.now().wall);
    if (order.version === current?.version) expect(order).toEqual(current);
    else expect(verdict).toEqual({ kind: 'accept' });
    current = order;
    return order;
  };
}

const seqOf = () => [...operator.charges.keys()][0] ?? '';

describe('a charge', () => {
  it('goes from authorisation to the paid bill', async () => {
    const take = judge();
    const { id, status } = take(await provider.createOrder(REQUEST, KEY));
    expect(status).toBe('accepted');
    expect(take(await provider.operate(id, 'begin', 'k2')).status).toBe('ready');
    clock.pass(600_000);
    operator.run(seqOf(), 10);
    const running = take(await provider.order(id));
    expect(running).toMatchObject({
      status: 'ready',
      session: { state: 'running', energyKwh: 10, powerKw: 60, soc: 55.5 },
      total: { minor: 1502 },
    });
    clock.pass(600_000);
    operator.run(seqOf(), 20);
    const ended = take(await provider.operate(id, 'end', 'k3'));
    expect(ended).toMatchObject({ status: 'ready', session: { state: 'ended' } });
    // No bill is sent, so what was counted becomes it.
    clock.pass(121_000);
    const billed = take(await provider.order(id));
    expect(billed).toMatchObject({ status: 'awaitingPayment', total: { minor: 2205 + 800 } });
    expect(billed.lines.map(({ name, amount }) => [name, amount.minor])).toEqual([
      ['电费', 2205],
      ['服务费', 800],
    ]);
    expect(take(await provider.operate(id, 'pay', 'k4')).status).toBe('done');
    expect(take(await provider.operate(id, 'pay', 'k4')).status).toBe('done');
    expect(valueOf(await provider.eraseOrders('k5'))).toEqual({ erased: 1 });
  });

  it('waits for the plug', async () => {
    operator.plugged.clear();
    const take = judge();
    const created = take(await provider.createOrder(REQUEST, KEY));
    expect(created).toMatchObject({ status: 'created', session: { state: 'waitingForPlug' } });
    const early = await provider.operate(created.id, 'begin', 'k2');
    expect(early).toMatchObject({ fault: { code: 'conflict', isFinal: true } });
    operator.plugged.add('S1C1');
    clock.pass(2000);
    expect(take(await provider.order(created.id)).status).toBe('accepted');
    expect(take(await provider.operate(created.id, 'begin', 'k3')).status).toBe('ready');
  });

  it('is one, however often it is ordered and begun', async () => {
    const [first, second] = await Promise.all([
      provider.createOrder(REQUEST, KEY),
      provider.createOrder(REQUEST, KEY),
    ]);
    expect(first).toEqual(second);
    const { id } = valueOf(first);
    await Promise.all([provider.operate(id, 'begin', 'k2'), provider.operate(id, 'begin', 'k2')]);
    provider = restarted();
    expect(valueOf(await provider.operate(id, 'begin', 'k2')).status).toBe('ready');
    expect(operator.charges.size).toBe(1);
    expect(operator.count('query_start_charge')).toBe(1);
    const other = { ...REQUEST, details: { ...REQUEST.details, connectorId: 'S1C2' } };
    expect(codeOf(await provider.createOrder(other, KEY))).toBe('conflict');
  });

  it('begins once when the answer is lost', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    operator.misbehave('query_start_charge', { kind: 'lostAnswer' });
    const lost = await provider.operate(id, 'begin', 'k2');
    expect(lost).toMatchObject({ fault: { code: 'timeout', isFinal: false } });
    expect(valueOf(await provider.operate(id, 'begin', 'k2')).status).toBe('ready');
    expect(operator.charges.size).toBe(1);
  });

  it('is told apart from a start that the operator refuses', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    operator.misbehave('query_start_charge', {
      kind: 'data',
      change: (data) => {
        operator.charges.clear();
        return { ...data, SuccStat: 1, FailReason: 2 };
      },
    });
    expect(codeOf(await provider.operate(id, 'begin', 'k2'))).toBe('declined');
    expect(valueOf(await provider.order(id)).status).toBe('accepted');
  });

  it('goes on after a restart, with nothing kept but its id', async () => {
    const take = judge();
    const { id } = take(await provider.createOrder(REQUEST, KEY));
    take(await provider.operate(id, 'begin', 'k2'));
    provider = restarted();
    clock.pass(300_000);
    operator.run(seqOf(), 5);
    expect(take(await provider.order(id)).session).toMatchObject({ energyKwh: 5 });
    provider = restarted();
    clock.pass(1000);
    take(await provider.operate(id, 'end', 'k3'));
    provider = restarted();
    clock.pass(121_000);
    expect(take(await provider.order(id)).status).toBe('awaitingPayment');
  });

  it('that has not begun is cancelled here, one that has is not', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    expect(valueOf(await provider.operate(id, 'cancel', 'k2')).status).toBe('cancelled');
    expect(valueOf(await provider.operate(id, 'cancel', 'k2')).status).toBe('cancelled');
    expect(codeOf(await provider.operate(id, 'begin', 'k3'))).toBe('conflict');

    const key = '2c1d3b1e-0000-4000-8000-000000000001';
    const second = valueOf(await provider.createOrder(REQUEST, key));
    await provider.operate(second.id, 'begin', 'k4');
    expect(codeOf(await provider.operate(second.id, 'cancel', 'k5'))).toBe('notCancellable');
    expect(codeOf(await provider.operate(second.id, 'pay', 'k6'))).toBe('notPayable');
  });

  it('is stopped when it is called off while its start is on the way', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    operator.misbehave('query_start_charge', { kind: 'silent' });
    await provider.operate(id, 'begin', 'k2');
    expect(valueOf(await provider.operate(id, 'cancel', 'k3')).status).toBe('cancelled');
    expect(operator.count('query_stop_charge')).toBe(1);
  });

  it.each([
    ['of another connector', { ConnectorID: 'S9C9' }],
    ['that began in the past', { StartTime: '2020-01-01 00:00:00' }],
    ['that ends before it begins', { EndTime: '2026-03-01 15:55:00' }],
    ['from the future', { EndTime: '2027-01-01 00:00:00' }],
    ['dearer than gold', { TotalMoney: 99_999 }],
  ])('is not believed what is %s', async (_, changes) => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    await provider.operate(id, 'begin', 'k2');
    operator.misbehave('query_equip_charge_status', {
      kind: 'data',
      change: (data) => ({ ...data, ...changes }),
    });
    expect(codeOf(await provider.order(id))).toBe('implausible');
    expect(rejections.of('services', 'tcecImplausible')).toBeGreaterThan(0);
  });

  it('is not believed a negative price', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    await provider.operate(id, 'begin', 'k2');
    await provider.order(id);
    operator.misbehave('query_equip_charge_status', {
      kind: 'data',
      change: (data) => ({ ...data, TotalMoney: -1 }),
    });
    expect(codeOf(await provider.order(id))).toBe('invalid');
  });

  it('does not run back', async () => {
    const { id } = valueOf(await provider.createOrder(REQUEST, KEY));
    await provider.operate(id, 'begin', 'k2');
    clock.pass(60_000);
    operator.run(seqOf(), 3);
    const before = valueOf(await provider.order(id));
    operator.run(seqOf(), 1);
    expect(valueOf(await provider.order(id))).toEqual(before);
    expect(rejections.of('services', 'tcecStale')).toBe(1);
  });

  it('at a connector whose check fails is declined', async () => {
    operator.misbehave('query_equip_auth', {
      kind: 'data',
      change: (data) => ({ ...data, SuccStat: 1, FailReason: 2 }),
    });
    expect(await provider.createOrder(REQUEST, KEY)).toMatchObject({
      fault: { code: 'declined', isFinal: true },
    });
  });

  it('is not found by a foreign id, at an unknown station or connector', async () => {
    expect(codeOf(await provider.order('ord-1'))).toBe('notFound');
    expect(codeOf(await provider.createOrder({ ...REQUEST, merchantId: 'S7' }, KEY))).toBe(
      'notFound',
    );
    const details = { kind: 'charge', connectorId: 'S7C1' } as const;
    expect(codeOf(await provider.createOrder({ ...REQUEST, details }, KEY))).toBe('notFound');
  });

  it('fits with the longest names of the standard', async () => {
    const connectorId = 'C'.repeat(26);
    const station = {
      EquipmentInfos: [
        { EquipmentID: 'E', EquipmentType: 1, ConnectorInfos: [connectorInfo(connectorId)] },
      ],
    };
    operator.stations = [stationInfo('S'.repeat(20), station)];
    operator.plugged.add(connectorId);
    const request = {
      merchantId: 'S'.repeat(20),
      details: { kind: 'charge', connectorId },
    } as const;
    expect(codeOf(await provider.createOrder(request, KEY))).toBe('ok');
    const long = await provider.createOrder(request, 'k'.repeat(64));
    expect(codeOf(long)).toBe('badRequest');
  });
});
