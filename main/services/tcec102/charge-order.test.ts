import { describe, expect, it } from 'vitest';
import { orderLineSchema } from '../../../shared/services/order.ts';
import { orderContentOf } from './charge-order.ts';
import type { ChargeState } from './charge-record.ts';
import { chargeOrderInfoSchema, chargeStatusSchema } from './schemas.ts';

const NOW = Date.parse('2026-03-01T08:30:00Z');
const SEQ = `MA5TEST01${'1'.repeat(18)}`;
const MERCHANT = { id: 'S1', category: 'charging', name: 'S1', lon: 120.1, lat: 30.2 } as const;

const STATUS = chargeStatusSchema.parse({
  StartChargeSeq: SEQ,
  StartChargeSeqStat: 4,
  StartTime: '2026-03-01 16:00:00',
  EndTime: '2026-03-01 16:20:00',
  TotalPower: 10,
  TotalMoney: 15,
});

const billOf = (changes: object) =>
  chargeOrderInfoSchema.parse({
    StartChargeSeq: SEQ,
    ConnectorID: 'S1C1',
    StartTime: '2026-03-01 16:00:00',
    EndTime: '2026-03-01 16:20:00',
    TotalPower: 10,
    TotalElecMoney: 10,
    TotalSeviceMoney: 5,
    TotalMoney: 15,
    StopReason: 2,
    ...changes,
  });

const contentOf = (changes: Partial<ChargeState>, now = NOW) => {
  const charge: ChargeState = {
    key: 'key',
    connectorId: 'S1C1',
    createdAt: NOW - 3_600_000,
    stage: 'started',
    status: STATUS,
    bill: null,
    isPaid: false,
    ...changes,
  };
  return orderContentOf(charge, MERCHANT, now);
};

describe('the bill of a charge', () => {
  it('is waited for, then what was counted stands in for it', () => {
    const endedAt = STATUS.EndTime ?? 0;
    expect(contentOf({}, endedAt + 119_000).status).toBe('ready');
    expect(contentOf({}, endedAt + 120_000)).toMatchObject({
      status: 'awaitingPayment',
      total: { minor: 1500 },
      lines: [{ productId: 'electricity', quantity: 10, amount: { minor: 1500 } }],
    });
  });

  it('is not made of energy for nothing', () => {
    expect(contentOf({ status: { ...STATUS, TotalMoney: 0 } }).status).toBe('ready');
  });

  it('of nothing is done', () => {
    const empty = { ...STATUS, TotalPower: 0, TotalMoney: 0 };
    expect(contentOf({ status: empty }).status).toBe('done');
    const bill = billOf({ TotalPower: 0, TotalElecMoney: 0, TotalSeviceMoney: 0, TotalMoney: 0 });
    expect(contentOf({ bill })).toMatchObject({ status: 'done', lines: [] });
  });

  it('may be smaller than what was counted', () => {
    const bill = billOf({ TotalElecMoney: 8, TotalSeviceMoney: 4, TotalMoney: 12 });
    expect(contentOf({ bill })).toMatchObject({
      total: { minor: 1200 },
      session: { state: 'ended', costSoFar: { minor: 1500 } },
    });
  });

  it('has no more lines than an order takes', () => {
    const detail = {
      DetailStartTime: '2026-03-01 16:00:00',
      DetailEndTime: '2026-03-01 16:20:00',
      DetailPower: 0.5,
      DetailElecMoney: 0.5,
      DetailSeviceMoney: 0.25,
    };
    const lines = (count: number) =>
      contentOf({ bill: billOf({ ChargeDetails: Array.from({ length: count }, () => detail) }) })
        .lines;
    expect(lines(28)).toHaveLength(56);
    expect(lines(29)).toHaveLength(2);
    for (const line of lines(28)) expect(orderLineSchema.safeParse(line).error).toBeUndefined();
  });

  it('may ask for standing there alone', () => {
    const bill = billOf({ TotalPower: 0, TotalElecMoney: 0 });
    expect(contentOf({ bill }).lines).toMatchObject([
      { productId: 'service', quantity: 1, unit: 'piece', amount: { minor: 500 } },
    ]);
  });
});

describe('the session of a charge', () => {
  it('adds up the power of three phases', () => {
    const phases = {
      CurrentA: 16,
      CurrentB: 16,
      CurrentC: 16,
      VoltageA: 230,
      VoltageB: 230,
      VoltageC: 230,
    };
    const status = { ...STATUS, StartChargeSeqStat: 2, ...phases };
    expect(contentOf({ status }).session).toMatchObject({ state: 'running', powerKw: 11 });
  });

  it('leaves out what is not measured', () => {
    const status = { ...STATUS, StartChargeSeqStat: 2, Soc: -1, CurrentA: -5, VoltageA: 400 };
    const { session } = contentOf({ status });
    expect(session).not.toHaveProperty('soc');
    expect(session).not.toHaveProperty('powerKw');
  });
});
