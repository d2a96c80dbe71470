import fc from 'fast-check';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { orderSchema, type Order } from '../../../shared/services/order.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import { openLoopback } from '../loopback.fixture.ts';
import type { ProviderMemory, ServiceProvider } from '../provider.ts';
import {
  chinaTime,
  decrypted,
  encrypted,
  OPERATOR_ID,
  OperatorServer,
  SECRETS,
  signed,
  stationInfo,
} from './operator-server.fixture.ts';
import { createTcecProvider } from './tcec-provider.ts';

const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const REQUEST = { merchantId: 'S1', details: { kind: 'charge', connectorId: 'S1C1' } } as const;

let clock: FakeClock;
let operator: OperatorServer;
let rejections: Rejections;
let rows: Map<string, string>;
let provider: ServiceProvider;
let url: string;
let told: Order[];

const memory: ProviderMemory = {
  read: () => rows,
  write: (name, json) => void rows.set(name, json),
  remove: (name) => void rows.delete(name),
};

beforeEach(async () => {
  clock = new FakeClock();
  operator = new OperatorServer(clock);
  operator.stations = [stationInfo('S1')];
  operator.plugged.add('S1C1');
  rejections = new Rejections();
  rows = new Map();
  url = await operator.open();
  start();
});

afterEach(async () => {
  provider.close();
  await operator.close();
});

/** Starts the host anew, with what it had stored. */
function start(): void {
  const config = { kind: 'tcec102', url, timeoutMs: 500, operatorId: OPERATOR_ID } as const;
  provider = createTcecProvider(
    { ...config, secrets: { env: 'ZHILU_TCEC' } },
    JSON.stringify(SECRETS),
    {
      fetch: (request) => fetch(request),
      clock,
      log: pino({ level: 'silent' }),
      rejections,
      memory,
    },
  );
  told = [];
  provider.onOrder?.((order) => {
    expect(orderSchema.safeParse(order).error).toBeUndefined();
    told.push(order);
  });
}

interface Answer {
  readonly ret: number;
  readonly data: unknown;
}

/** Delivers a request; every answer must be a signed envelope. */
async function deliver(request: Request): Promise<Answer> {
  const response = await provider.receive?.(request);
  expect(response?.status).toBe(200);
  const { Ret, Msg, Data, Sig } = (await response?.json()) as Record<string, string>;
  expect(Sig).toBe(signed(`${String(Ret)}${String(Msg)}${String(Data)}`));
  return { ret: Number(Ret), data: Data ? decrypted(Data) : undefined };
}

async function tokenOf(secret = SECRETS.OperatorSecret): Promise<string> {
  const request = { OperatorID: OPERATOR_ID, OperatorSecret: secret };
  const { data } = await deliver(operator.notification('query_token', request));
  return (data as { AccessToken: string }).AccessToken;
}

async function tell(name: string, data: unknown): Promise<Answer> {
  return deliver(operator.notification(name, data, { token: await tokenOf() }));
}

const statusOf = (changes = {}) => ({
  ConnectorStatusInfo: {
    ConnectorID: 'S1C1',
    Status: 255,
    ParkStatus: 0,
    LockStatus: 0,
    ...changes,
  },
});

async function begun(): Promise<{ readonly id: string; readonly seq: string }> {
  const made = await provider.createOrder(REQUEST, KEY);
  if (!made.ok) throw new Error(made.fault.message);
  const { id } = made.value;
  await provider.operate(id, 'begin', 'k2');
  const [seq = ''] = operator.charges.keys();
  return { id, seq };
}

const connectorStatus = async () => {
  const merchant = await provider.merchant('S1');
  return merchant.ok ? merchant.value.charging?.connectors[0]?.status : merchant.fault.code;
};

describe('the status of a connector', () => {
  it('is taken at once', async () => {
    expect(await connectorStatus()).toBe('available');
    expect(await tell('notification_stationStatus', statusOf())).toEqual({
      ret: 0,
      data: { Status: 0 },
    });
    expect(await connectorStatus()).toBe('fault');
  });

  it('of a stranger is ignored', async () => {
    expect(await tell('notification_stationStatus', statusOf({ ConnectorID: 'S9C9' }))).toEqual({
      ret: 0,
      data: { Status: 1 },
    });
  });

  it('arrives over HTTP', async () => {
    await connectorStatus();
    const server = await openLoopback(
      (request) => provider.receive?.(request) ?? new Response(null, { status: 501 }),
    );
    const sent = operator.notification('notification_stationStatus', statusOf(), {
      token: await tokenOf(),
    });
    const response = await fetch(`${server.url}/x/notification_stationStatus`, {
      method: 'POST',
      headers: sent.headers,
      body: await sent.text(),
    });
    expect(((await response.json()) as { Ret: number }).Ret).toBe(0);
    await server.close();
    expect(await connectorStatus()).toBe('fault');
  });
});

describe('who may speak', () => {
  it('is nobody without a token', async () => {
    const request = operator.notification('notification_stationStatus', statusOf());
    expect((await deliver(request)).ret).toBe(4002);
    expect(rejections.of('services', 'tcecToken')).toBe(1);
  });

  it('is nobody with a token that has expired, or that was never given', async () => {
    const token = await tokenOf();
    clock.pass(7_200_000);
    for (const old of [token, 'made-up', '']) {
      const request = operator.notification('notification_stationStatus', statusOf(), {
        token: old,
      });
      expect((await deliver(request)).ret).toBe(4002);
    }
  });

  it('gets no token with the wrong secret or another OperatorID', async () => {
    expect(await tokenOf('guess')).toBe('');
    const request = { OperatorID: 'MA5OTHER1', OperatorSecret: SECRETS.OperatorSecret };
    expect(await deliver(operator.notification('query_token', request))).toMatchObject({
      data: { SuccStat: 1, FailReason: 1 },
    });
  });

  it('is not who signs with another key, or changes what was signed', async () => {
    const token = await tokenOf();
    const sent = operator.notification('notification_stationStatus', statusOf(), { token });
    const body = (await sent.json()) as Record<string, string>;
    const changed = [
      { Sig: signed('something else') },
      { Sig: String(body['Sig']).toLowerCase() },
      { Sig: '' },
      { Data: encrypted(statusOf({ Status: 1 })) },
      { Seq: '9999' },
      { TimeStamp: '20260301160001' },
      { OperatorID: 'MA5OTHER1' },
    ];
    for (const change of changed) {
      const forged = new Request(sent.url, {
        method: 'POST',
        headers: sent.headers,
        body: JSON.stringify({ ...body, ...change }),
      });
      expect((await deliver(forged)).ret).toBe(4001);
    }
    expect(rejections.of('services', 'tcecForged')).toBe(changed.length);
  });

  it('says a thing once', async () => {
    const token = await tokenOf();
    const sent = operator.notification('notification_stationStatus', statusOf(), { token });
    const replay = sent.clone();
    const elsewhere = new Request(sent.url.replace('stationStatus', 'equip_charge_status'), {
      method: 'POST',
      headers: sent.headers,
      body: await sent.clone().text(),
    });
    expect((await deliver(sent)).ret).toBe(0);
    expect((await deliver(replay)).ret).toBe(4003);
    expect((await deliver(elsewhere)).ret).toBe(4003);
    expect(rejections.of('services', 'tcecReplayed')).toBe(2);
  });

  it('may use the same Seq twice in a second for different messages', async () => {
    const token = await tokenOf();
    const send = (Status: number) =>
      deliver(
        operator.notification('notification_stationStatus', statusOf({ Status }), {
          token,
          Seq: '0001',
        }),
      );
    expect((await send(1)).ret).toBe(0);
    expect((await send(2)).ret).toBe(0);
  });

  it('speaks now', async () => {
    const token = await tokenOf();
    const now = clock.now().wall;
    const at = (ms: number) => chinaTime(now + ms).replaceAll(/[-: ]/g, '');
    for (const TimeStamp of [at(-301_000), at(301_000), '20260230000000', 'now']) {
      const request = operator.notification('notification_stationStatus', statusOf(), {
        token,
        TimeStamp,
      });
      expect((await deliver(request)).ret).toBe(4003);
    }
    const late = operator.notification('notification_stationStatus', statusOf(), {
      token,
      TimeStamp: at(-299_000),
    });
    expect((await deliver(late.clone())).ret).toBe(0);
    // It stays known for as long as it would be let in.
    clock.pass(1000);
    expect((await deliver(late)).ret).toBe(4003);
    expect(rejections.of('services', 'tcecReplayed')).toBe(1);
  });
});

describe('what does not fit', () => {
  it.each(['notification_unknown', 'constructor', '__proto__', 'toString', ''])(
    'as a name is not found: %s',
    async (name) => {
      const response = await provider.receive?.(operator.notification(name, {}));
      expect(response?.status).toBe(404);
    },
  );

  it('as a method is refused', async () => {
    const response = await provider.receive?.(new Request('http://127.0.0.1/x/query_token'));
    expect(response?.status).toBe(405);
  });

  it.each(['', 'null', '[]', '{}', '<html>', '{"Sig":1}', `"${'x'.repeat(300_000)}"`])(
    'as an envelope is refused: %.20s',
    async (body) => {
      const request = new Request('http://127.0.0.1/x/query_token', { method: 'POST', body });
      expect((await deliver(request)).ret).toBe(4003);
    },
  );

  it('as Data is refused', async () => {
    const token = await tokenOf();
    const whole = encrypted(statusOf());
    const broken = [
      whole.slice(0, -5),
      '',
      'not Base64!',
      encrypted('{"cut":'),
      encrypted([]),
      encrypted(7),
    ];
    for (const Data of broken) {
      const request = operator.notification('notification_stationStatus', {}, { token, Data });
      expect((await deliver(request)).ret).toBe(4004);
    }
    expect(rejections.of('services', 'tcecUnreadable')).toBe(broken.length);
  });

  it('after any flipped bit is refused', async () => {
    const token = await tokenOf();
    const sent = operator.notification('notification_stationStatus', statusOf(), { token });
    const bytes = Buffer.from(await sent.text());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (index, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
        const request = new Request(sent.url, {
          method: 'POST',
          headers: sent.headers,
          body: flipped,
        });
        expect([4001, 4003]).toContain((await deliver(request)).ret);
      }),
    );
  });

  it('as content never breaks it', async () => {
    await begun();
    const token = await tokenOf();
    const names = [
      'notification_stationStatus',
      'notification_start_charge_result',
      'notification_equip_charge_status',
      'notification_stop_charge_result',
      'notification_charge_order_info',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue(), async (name, data) => {
        const request = operator.notification(name, data, { token, Seq: '0001' });
        expect([0, 4003, 4004]).toContain((await deliver(request)).ret);
      }),
    );
    expect(rejections.of('services', 'tcecFailed')).toBe(0);
  });
});

describe('a charge that its operator tells of', () => {
  it('runs and is billed by periods', async () => {
    const { id, seq } = await begun();
    clock.pass(300_000);
    operator.run(seq, 8);
    const running = await tell('notification_equip_charge_status', operator.chargeStatus(seq));
    expect(running).toEqual({ ret: 0, data: { StartChargeSeq: seq, SuccStat: 0 } });
    await expect.poll(() => told.at(-1)?.session?.energyKwh).toBe(8);
    clock.pass(300_000);
    operator.run(seq, 16, 4);
    const bill = operator.bill(seq);
    expect(await tell('notification_charge_order_info', bill)).toEqual({
      ret: 0,
      data: { StartChargeSeq: seq, ConnectorID: 'S1C1', ConfirmResult: 0 },
    });
    await expect.poll(() => told.at(-1)?.status).toBe('awaitingPayment');
    expect(told.at(-1)).toMatchObject({
      id,
      total: { minor: 1764 + 640 },
      lines: [
        { name: '电费 16:00–16:10', nameEn: 'Electricity 16:00–16:10', quantity: 16, unit: 'kWh' },
        { name: '服务费 16:00–16:10', amount: { minor: 640 } },
      ],
    });
    const paid = await provider.operate(id, 'pay', 'k3');
    expect(paid).toMatchObject({ value: { status: 'done', total: { minor: 2404 } } });
    // A bill that comes again says the same; another one is disputed.
    expect(await tell('notification_charge_order_info', bill)).toMatchObject({
      data: { ConfirmResult: 0 },
    });
    const other = { ...bill, TotalSeviceMoney: 9, TotalMoney: 26.64, ChargeDetails: [] };
    expect(await tell('notification_charge_order_info', other)).toMatchObject({
      data: { ConfirmResult: 1 },
    });
  });

  it('is asked about when it says that it was stopped', async () => {
    const { seq } = await begun();
    clock.pass(60_000);
    operator.run(seq, 2, 4);
    const stopped = {
      StartChargeSeq: seq,
      StartChargeSeqStat: 4,
      ConnectorID: 'S1C1',
      SuccStat: 0,
      FailReason: 0,
    };
    expect(await tell('notification_stop_charge_result', stopped)).toMatchObject({
      data: { SuccStat: 0 },
    });
    await expect.poll(() => told.at(-1)?.session).toMatchObject({ state: 'ended', energyKwh: 2 });
  });

  it('is called off when it could not start', async () => {
    const { seq } = await begun();
    const failed = {
      StartChargeSeq: seq,
      StartChargeSeqStat: 4,
      ConnectorID: 'S1C1',
      StartTime: chinaTime(clock.now().wall),
    };
    expect(await tell('notification_start_charge_result', failed)).toMatchObject({ ret: 0 });
    await expect.poll(() => told.at(-1)?.status).toBe('cancelled');
  });

  it('has started', async () => {
    const { seq } = await begun();
    const started = {
      StartChargeSeq: seq,
      StartChargeSeqStat: 2,
      ConnectorID: 'S1C1',
      StartTime: chinaTime(clock.now().wall),
      IdentCode: '1234',
    };
    expect(await tell('notification_start_charge_result', started)).toMatchObject({
      data: { StartChargeSeq: seq, SuccStat: 0, FailReason: 0 },
    });
    await expect
      .poll(() => told.at(-1)?.session)
      .toMatchObject({ state: 'running', startedAt: clock.now().wall });
  });

  it.each([
    ['negative', { TotalMoney: -1 }, { ret: 4004 }],
    ['of another connector', { ConnectorID: 'S1C2' }, { data: { ConfirmResult: 1 } }],
    ['in the past', { StartTime: '2020-01-01 00:00:00' }, { data: { ConfirmResult: 1 } }],
    ['that does not add up', { TotalMoney: 11.9 }, { data: { ConfirmResult: 1 } }],
    ['whose periods do not add up', { TotalPower: 9 }, { data: { ConfirmResult: 1 } }],
    ['with text for a number', { TotalMoney: '12.02' }, { ret: 4004 }],
  ])('is not billed by a bill that is %s', async (_, changes, answer) => {
    const { seq } = await begun();
    clock.pass(60_000);
    operator.run(seq, 8, 4);
    const bill = operator.bill(seq, changes);
    expect(await tell('notification_charge_order_info', bill)).toMatchObject(answer);
    expect(told).toEqual([]);
  });

  it('of nobody is unknown', async () => {
    const StartChargeSeq = `${OPERATOR_ID}${'1'.repeat(18)}`;
    const { seq } = await begun();
    const strange = { ...operator.chargeStatus(seq), StartChargeSeq };
    expect(await tell('notification_equip_charge_status', strange)).toMatchObject({
      ret: 0,
      data: { StartChargeSeq, SuccStat: 1 },
    });
    expect(rejections.of('services', 'tcecUnknownOrder')).toBe(1);
  });

  it('is known after a restart, and forgotten when it is over', async () => {
    const { id, seq } = await begun();
    expect(rows.size).toBe(1);
    clock.pass(60_000);
    operator.run(seq, 3, 4);
    start();
    expect(await tell('notification_charge_order_info', operator.bill(seq))).toMatchObject({
      data: { ConfirmResult: 0 },
    });
    await expect.poll(() => told.at(-1)).toMatchObject({ id, status: 'awaitingPayment' });
    start();
    expect(await provider.order(id)).toMatchObject({ value: { status: 'awaitingPayment' } });
    expect(await provider.operate(id, 'pay', 'k3')).toMatchObject({ value: { status: 'done' } });
    expect(rows.size).toBe(0);
  });

  it('with a spoilt memory goes on by its id', async () => {
    const { id, seq } = await begun();
    for (const row of rows.keys()) rows.set(row, '{"id":7}');
    rows.set(`charge/${seq}X`, 'no JSON');
    rows.set('other', 'not ours');
    start();
    expect([...rows.keys()]).toEqual(['other']);
    expect(rejections.of('services', 'tcecMemory')).toBe(2);
    expect(await provider.order(id)).toMatchObject({ value: { id, status: 'ready' } });
  });
});
