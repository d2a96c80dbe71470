import type { ChargeOrderInfo, ChargeStatus } from './schemas.ts';

/** Judges what an operator says of a charge, before anything follows from it. */

/** StartChargeSeqStat (T/CEC 102.3, 6.5). */
export const STAT = { starting: 1, charging: 2, stopping: 3, ended: 4, unknown: 5 } as const;

export type ChargeFault =
  /** The connector of another charge. */
  | 'connector'
  /** Begins before it was ordered, ends before it begins, or lies ahead. */
  | 'time'
  /** The parts do not come to the whole. */
  | 'sum'
  /** More than electricity costs anywhere. */
  | 'price'
  /** Less energy or money than before, or a step back. */
  | 'backwards';

export interface ChargeFrame {
  readonly connectorId: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms. */
  readonly now: number;
}

/** The operator's clock and this one may differ by this much, ms. */
const SKEW_MS = 10 * 60_000;

/** Dearer than any tariff, yuan per kilowatt-hour, and what may be added for standing there, yuan. */
const MAX_YUAN_PER_KWH = 10;
const MAX_OTHER_YUAN = 50;

/** Each amount is rounded to a fen on its own. */
const ROUNDING_YUAN = 0.011;
const ROUNDING_KWH = 0.011;

/** Why a sample of a charge cannot be true, or `null`. */
export function statusFault(
  next: ChargeStatus,
  known: ChargeStatus | null,
  frame: ChargeFrame,
): ChargeFault | null {
  if (next.ConnectorID && next.ConnectorID !== frame.connectorId) return 'connector';
  if (areTimesWrong(next.StartTime, next.EndTime, frame)) return 'time';
  if (isTooDear(moneyOf(next), next.TotalPower ?? 0)) return 'price';
  return known && isBehind(next, known) ? 'backwards' : null;
}

/** Why a bill cannot be true, or `null`. */
export function billFault(bill: ChargeOrderInfo, frame: ChargeFrame): ChargeFault | null {
  if (bill.ConnectorID !== frame.connectorId) return 'connector';
  const { TotalPower, TotalElecMoney, TotalSeviceMoney, TotalMoney } = bill;
  const spans = [
    [bill.StartTime, bill.EndTime],
    ...(bill.ChargeDetails ?? []).map((d) => [d.DetailStartTime, d.DetailEndTime]),
  ];
  if (spans.some(([start, end]) => areTimesWrong(start, end, frame))) return 'time';
  if (isTooDear(TotalMoney, TotalPower)) return 'price';
  if (differs([TotalElecMoney, TotalSeviceMoney], TotalMoney, ROUNDING_YUAN)) return 'sum';
  const details = bill.ChargeDetails ?? [];
  if (details.length === 0) return null;
  const isWrong =
    differs(
      details.map(({ DetailPower }) => DetailPower),
      TotalPower,
      ROUNDING_KWH,
    ) ||
    differs(
      details.map(({ DetailElecMoney }) => DetailElecMoney),
      TotalElecMoney,
      ROUNDING_YUAN,
    ) ||
    differs(
      details.map(({ DetailSeviceMoney }) => DetailSeviceMoney),
      TotalSeviceMoney,
      ROUNDING_YUAN,
    );
  return isWrong ? 'sum' : null;
}

/** What a charge has come to, yuan. */
export function moneyOf({ TotalMoney, ElecMoney, SeviceMoney }: ChargeStatus): number {
  return TotalMoney ?? (ElecMoney ?? 0) + (SeviceMoney ?? 0);
}

function areTimesWrong(
  start: number | undefined,
  end: number | undefined,
  { createdAt, now }: ChargeFrame,
): boolean {
  const times = [start, end].filter((time) => time !== undefined);
  return (
    times.some((time) => time < createdAt - SKEW_MS || time > now + SKEW_MS) ||
    (start !== undefined && end !== undefined && end < start)
  );
}

function isTooDear(yuan: number, kwh: number): boolean {
  return yuan > MAX_YUAN_PER_KWH * kwh + MAX_OTHER_YUAN;
}

function isBehind(next: ChargeStatus, known: ChargeStatus): boolean {
  const isEarlier =
    next.EndTime !== undefined && known.EndTime !== undefined && next.EndTime < known.EndTime;
  return (
    next.StartChargeSeqStat < known.StartChargeSeqStat ||
    isEarlier ||
    (next.TotalPower ?? 0) < (known.TotalPower ?? 0) ||
    moneyOf(next) < moneyOf(known)
  );
}

function differs(parts: readonly number[], whole: number, roundingEach: number): boolean {
  const sum = parts.reduce((total, part) => total + part, 0);
  return Math.abs(sum - whole) > roundingEach * Math.max(1, parts.length);
}
