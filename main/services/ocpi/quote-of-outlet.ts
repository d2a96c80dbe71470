import { bandAt } from '../../../shared/services/pricing.ts';
import { priceOf, sumOf } from '../../../shared/services/money.ts';
import type { OrderLine, Quote } from '../../../shared/services/order.ts';
import { billLine } from './bill-of-cdr.ts';
import { moneyOf } from './amounts.ts';
import type { Outlet } from './merchant-of-location.ts';

/** Energy that an estimate counts with: what a car takes on an average fast charge, kWh. */
const ESTIMATED_KWH = 30;

/** How long a connector is asked to be held. */
export const RESERVATION_MS = 30 * 60_000;

/**
 * What charging at a connector would come to, with VAT: energy at the price of now, the start fee,
 * the reservation for as long as it may last, within the tariff's limits. Always an estimate: OCPI
 * does not know how much the car will take.
 *
 * @param minute of the day at the station
 */
export function quoteOf({ tariff }: Outlet, minute: number, isReservation: boolean): Quote {
  const midnight = minute * 60_000;
  const band = bandAt(tariff.priceBands, midnight, 0);
  const energy = priceOf(band?.electricity ?? NO_PRICE, ESTIMATED_KWH);
  const lines: OrderLine[] = [billLine('energy', ESTIMATED_KWH, 'kWh', energy)];
  const { fee, perHour } = tariff.reservation;
  const held = isReservation ? fee + (perHour * RESERVATION_MS) / 3_600_000 : 0;
  for (const [item, amount] of [
    ['start', tariff.startFee],
    ['reservation', held],
  ] as const) {
    const money = moneyOf(amount);
    if (money && money.minor > 0) lines.push(billLine(item, 1, 'piece', money));
  }
  const sum = sumOf(lines.map(({ amount }) => amount));
  const least = tariff.minPrice === null ? null : moneyOf(tariff.minPrice);
  if (least && least.minor > sum.minor) {
    const missing = { ...least, minor: least.minor - sum.minor };
    lines.push(billLine('minimum', 1, 'piece', missing));
  }
  const most = tariff.maxPrice === null ? null : moneyOf(tariff.maxPrice);
  if (most && most.minor < sum.minor) {
    return {
      lines: [billLine('charging', ESTIMATED_KWH, 'kWh', most)],
      total: most,
      isEstimate: true,
    };
  }
  return { lines, total: sumOf(lines.map(({ amount }) => amount)), isEstimate: true };
}

const NO_PRICE = { currency: 'CNY', tenThousandths: 0 } as const;
