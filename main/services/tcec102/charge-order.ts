import chinese from '../../../locales/zh-CN/bill.json' with { type: 'json' };
import english from '../../../locales/en-US/bill.json' with { type: 'json' };
import type { PriceBand } from '../../../shared/services/merchant.ts';
import { sumOf, yuan, type Money } from '../../../shared/services/money.ts';
import type {
  Order,
  OrderLine,
  OrderSession,
  OrderStatus,
  Quote,
} from '../../../shared/services/order.ts';
import { chargingCost } from '../../../shared/services/pricing.ts';
import { moneyOf, STAT } from './charge-facts.ts';
import { timeTextOf } from './beijing-time.ts';
import type { ChargeState } from './charge-record.ts';
import type { ChargeOrderInfo, ChargeStatus } from './schemas.ts';

type OrderContent = Omit<Order, 'id' | 'version' | 'updatedAt'>;

/** The bill is sent when a charge ends. What the charge came to so far stands in after this, ms. */
const BILL_WAIT_MS = 2 * 60_000;

/** Two lines a period, and the border takes sixty. */
const MAX_PERIODS = 28;

/**
 * The order that a charge is.
 *
 * @param now wall clock, epoch ms
 */
export function orderContentOf(
  charge: ChargeState,
  merchant: Order['merchant'],
  now: number,
): OrderContent {
  const { key, createdAt, status, bill } = charge;
  const session = sessionOf(charge);
  const orderStatus = orderStatusOf(charge, now);
  const isBilled = orderStatus === 'awaitingPayment' || orderStatus === 'done';
  const total = bill ? yuan(bill.TotalMoney) : (session?.costSoFar ?? yuan(0));
  return {
    key,
    kind: 'charge',
    status: orderStatus,
    merchant,
    lines: isBilled ? linesOf(bill, status) : [],
    total,
    createdAt,
    ...(session && { session }),
  };
}

export function orderStatusOf(charge: ChargeState, now: number): OrderStatus {
  const { stage, status, bill, isPaid } = charge;
  if (stage === 'cancelled') return 'cancelled';
  if (stage === 'created') return 'created';
  if (stage === 'authorised') return 'accepted';
  if (bill) return isPaid || bill.TotalMoney === 0 ? 'done' : 'awaitingPayment';
  if (status?.StartChargeSeqStat !== STAT.ended) return 'ready';
  if (isPaid) return 'done';
  if (now - (status.EndTime ?? now) < BILL_WAIT_MS) return 'ready';
  if (moneyOf(status) > 0) return 'awaitingPayment';
  // Energy for nothing: the operator has not made up the account yet.
  return (status.TotalPower ?? 0) > 0 ? 'ready' : 'done';
}

function sessionOf({ stage, status, bill }: ChargeState): OrderSession | null {
  if (stage === 'cancelled' || stage === 'authorised') return null;
  if (stage === 'created') return { state: 'waitingForPlug', costSoFar: yuan(0) };
  const isEnded = bill !== null || status?.StartChargeSeqStat === STAT.ended;
  const startedAt = bill?.StartTime ?? status?.StartTime;
  const endedAt = bill?.EndTime ?? status?.EndTime;
  const { Soc: soc } = status ?? {};
  const powerKw = isEnded || !status ? null : powerKwOf(status);
  // A discount may make the bill smaller than what was counted; the session does not run back.
  const cost = Math.max(bill?.TotalMoney ?? 0, status ? moneyOf(status) : 0);
  return {
    state: isEnded ? 'ended' : 'running',
    ...(startedAt !== undefined && { startedAt }),
    ...(isEnded && endedAt !== undefined && { endedAt }),
    energyKwh: Math.max(bill?.TotalPower ?? 0, status?.TotalPower ?? 0),
    ...(powerKw !== null && { powerKw }),
    ...(soc !== undefined && soc > 0 && soc <= 100 && { soc }),
    costSoFar: yuan(cost),
  };
}

const MAX_POWER_KW = 2000;

/** Power of all phases; DC counts as phase A. `null` when it is not measured. */
function powerKwOf(status: ChargeStatus): number | null {
  const phases = [
    [status.CurrentA, status.VoltageA],
    [status.CurrentB, status.VoltageB],
    [status.CurrentC, status.VoltageC],
  ] as const;
  const watts = phases.reduce((sum, [ampere = 0, volt = 0]) => sum + Math.max(0, ampere * volt), 0);
  const powerKw = Math.round(watts / 100) / 10;
  return powerKw > 0 && powerKw <= MAX_POWER_KW ? powerKw : null;
}

function linesOf(bill: ChargeOrderInfo | null, status: ChargeStatus | null): OrderLine[] {
  if (!bill) {
    if (!status) return [];
    const { TotalPower, ElecMoney, SeviceMoney } = status;
    // A platform that counts only the whole counts it as electricity.
    const electricity = ElecMoney ?? moneyOf(status) - (SeviceMoney ?? 0);
    return linesOfPeriod(TotalPower ?? 0, electricity, SeviceMoney ?? 0, '');
  }
  const details = bill.ChargeDetails ?? [];
  if (details.length === 0 || details.length > MAX_PERIODS) {
    return linesOfPeriod(bill.TotalPower, bill.TotalElecMoney, bill.TotalSeviceMoney, '');
  }
  return details.flatMap((detail) => {
    const period = ` ${clock(detail.DetailStartTime)}–${clock(detail.DetailEndTime)}`;
    const { DetailPower, DetailElecMoney, DetailSeviceMoney } = detail;
    return linesOfPeriod(DetailPower, DetailElecMoney, DetailSeviceMoney, period);
  });
}

function linesOfPeriod(
  kwh: number,
  electricityYuan: number,
  serviceYuan: number,
  period: string,
): OrderLine[] {
  const line = (productId: 'electricity' | 'service', amount: Money): OrderLine[] =>
    amount.minor === 0
      ? []
      : [
          {
            productId,
            name: chinese[productId] + period,
            nameEn: english[productId] + period,
            ...(kwh > 0 ? { quantity: kwh, unit: 'kWh' } : { quantity: 1, unit: 'piece' }),
            amount,
          },
        ];
  return [...line('electricity', yuan(electricityYuan)), ...line('service', yuan(serviceYuan))];
}

/** What is charged when nobody has said how much, kWh: half of a common battery. */
const USUAL_KWH = 30;

/**
 * What a usual charge that begins now would cost; the protocol cannot ask for a price of a charge.
 *
 * @param now wall clock, epoch ms
 */
export function quoteOf(bands: readonly PriceBand[], powerKw: number, now: number): Quote {
  const span = { from: now, to: now + (USUAL_KWH / powerKw) * 3_600_000, energyKwh: USUAL_KWH };
  const cost = chargingCost(bands, [span]);
  const electricity = sumOf(cost.bands.map((band) => band.electricity));
  const service = sumOf(cost.bands.map((band) => band.service));
  const lines = linesOfPeriod(USUAL_KWH, electricity.minor / 100, service.minor / 100, '');
  return { lines, total: cost.total, isEstimate: true };
}

/** `HH:mm` at the station. */
function clock(epochMs: number): string {
  return timeTextOf(epochMs).slice(11, 16);
}
