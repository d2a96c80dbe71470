import english from '../../../locales/en-US/bill.json' with { type: 'json' };
import chinese from '../../../locales/zh-CN/bill.json' with { type: 'json' };
import type { OrderLine } from '../../../shared/services/order.ts';
import { failed, type Failed } from '../provider-fault.ts';
import type { ProviderAnswer } from '../provider.ts';
import { grossOf, moneyOf } from './amounts.ts';
import type { Price } from './messages/basics.ts';
import type { Cdr } from './messages/cdr.ts';
import type { Bill } from './order-record.ts';

/** What a bill counts; each has a name in `locales/<language>/bill.json`. */
type BillItem = keyof typeof chinese;

/** A line of a quote or a bill. */
export function billLine(
  item: BillItem,
  quantity: number,
  unit: OrderLine['unit'],
  amount: OrderLine['amount'],
): OrderLine {
  return { productId: item, name: chinese[item], nameEn: english[item], quantity, unit, amount };
}

/** How far the operator's clock may be ahead of the car's. */
const MAX_AHEAD_MS = 15 * 60_000;

/** What lines may differ from the total by rounding, fen. */
const ROUNDING = 5;

/** The bill that a CDR is, once it is plausible. Credit CDRs have amounts below zero: see {@link creditOf}. */
export function billOf(cdr: Cdr, now: number): ProviderAnswer<Bill> {
  const total = moneyOf(grossOf(cdr.total_cost));
  const fault = faultOf(cdr, now);
  if (fault) return fault;
  if (!total) return implausible('the total is negative or absurd');
  if (cdr.total_energy < 0 || cdr.total_energy > 1000) return implausible('no car takes so much');
  const lines = linesOf(cdr);
  if (!lines) return implausible('a part is negative or absurd');
  const sum = lines.reduce((fen, { amount }) => fen + amount.minor, 0);
  const isComplete = lines.length > 0 && Math.abs(sum - total.minor) <= ROUNDING;
  const whole = [billLine('charging', Math.max(cdr.total_energy, 0.001), 'kWh', total)];
  return {
    ok: true,
    value: {
      id: cdr.id,
      // Parts that do not add up (a discount, a minimum price) would be a bill that contradicts itself.
      lines: isComplete ? lines : whole,
      total,
      startedAt: cdr.start_date_time,
      endedAt: cdr.end_date_time,
      kwh: cdr.total_energy,
      lastUpdated: cdr.last_updated,
    },
  };
}

/** What a credit CDR gives back; its total is below zero. */
export function creditOf(cdr: Cdr, now: number): ProviderAnswer<OrderLine['amount']> {
  const fault = faultOf(cdr, now);
  if (fault) return fault;
  const amount = moneyOf(-grossOf(cdr.total_cost));
  return amount ? { ok: true, value: amount } : implausible('the credit is not below zero');
}

function faultOf(cdr: Cdr, now: number): Failed | null {
  if (cdr.currency !== 'CNY') return implausible('the currency is not CNY');
  if (cdr.end_date_time < cdr.start_date_time) return implausible('it ends before it begins');
  const isFuture = Math.max(cdr.end_date_time, cdr.last_updated) > now + MAX_AHEAD_MS;
  return isFuture ? implausible('it is of the future') : null;
}

/** `null` when a part is not an amount. Parts that cost nothing are left out. */
function linesOf(cdr: Cdr): OrderLine[] | null {
  const parts: [BillItem, number, OrderLine['unit'], Price | null | undefined][] = [
    ['energy', cdr.total_energy, 'kWh', cdr.total_energy_cost],
    ['start', 1, 'piece', cdr.total_fixed_cost],
    ['time', cdr.total_time, 'hour', cdr.total_time_cost],
    ['parking', cdr.total_parking_time ?? 1, 'hour', cdr.total_parking_cost],
    ['reservation', 1, 'piece', cdr.total_reservation_cost],
  ];
  const lines: OrderLine[] = [];
  for (const [item, quantity, unit, price] of parts) {
    const amount = price ? moneyOf(grossOf(price)) : null;
    if (price && !amount) return null;
    if (!amount || amount.minor === 0) continue;
    lines.push(billLine(item, Math.max(quantity, 0.001), unit, amount));
  }
  return lines;
}

function implausible(message: string): Failed {
  return failed('implausible', true, `CDR: ${message}`);
}
