import { priceBandSchema, type PriceBand } from '../../../shared/services/merchant.ts';
import { minutesOf } from '../../../shared/services/plausible.ts';
import { grossOf, grossPrice, unitPriceOf } from './amounts.ts';
import type { LocalTime } from './local-time.ts';
import type { PriceComponent, Restrictions, Tariff } from './messages/tariff.ts';

/**
 * Tariffs of OCPI as the price bands of a day.
 *
 * Exact: `ENERGY` with restrictions of time, day of the week, and date. Where the price of a
 * kilowatt-hour depends on how the session goes (energy, power, current, duration), the dearest that
 * can apply is shown, so that no bill is above it. `FLAT`, `min_price`, `max_price`, and the price of
 * a reservation cannot stand in a band; they are in the quote. `PARKING_TIME` is in the bill alone.
 * Refused: another currency, negative prices, and charging that is paid by the time.
 */
export interface ChargingTariff {
  /** Cover the day of {@link LocalTime.date} without gap; the operator's price is all in `electricity`. */
  readonly priceBands: readonly PriceBand[];
  /** False when a band shows the dearest of several prices. */
  readonly isExact: boolean;
  /** Yuan, with VAT. */
  readonly startFee: number;
  readonly minPrice: number | null;
  readonly maxPrice: number | null;
  readonly reservation: { readonly fee: number; readonly perHour: number };
}

/** Why a tariff is not offered. */
export type TariffRefusal =
  'currency' | 'negative' | 'absurd' | 'byTime' | 'withoutEnergy' | 'tooManyBands';

/** More than anybody charges for a unit, yuan: a mistake of the decimal point. */
const ABSURD_PRICE = 1000;
const DAY_MIN = 1440;

/** What a tariff means on a day, or why it is not offered. */
export function chargingTariffOf(tariff: Tariff, today: LocalTime): ChargingTariff | TariffRefusal {
  const { elements } = tariff;
  if (tariff.currency !== 'CNY') return 'currency';
  const components = elements.flatMap(({ price_components }) => price_components);
  const limits = [tariff.min_price, tariff.max_price].map((limit) => limit && grossOf(limit));
  const [minPrice = null, maxPrice = null] = limits;
  const prices = [...components.map(grossPrice), minPrice ?? 0, maxPrice ?? 0];
  if (prices.some((price) => price < 0)) return 'negative';
  if (prices.some((price) => price > ABSURD_PRICE)) return 'absurd';
  const isPriced = (type: PriceComponent['type']) =>
    dearest(tariff, today, type, null).some(({ price }) => price > 0);
  if (isPriced('TIME')) return 'byTime';
  const hasEnergy = components.some(({ type }) => type === 'ENERGY');
  const isFree = components.every(({ price }) => price === 0);
  if (!hasEnergy && !isFree) return 'withoutEnergy';

  const pieces = dearest(tariff, today, 'ENERGY', null);
  const priceBands = bandsOf(pieces);
  if (priceBands.length > 48) return 'tooManyBands';
  const most = (type: PriceComponent['type'], reservation: string | null) =>
    Math.max(...dearest(tariff, today, type, reservation).map(({ price }) => price));
  return {
    priceBands,
    isExact: pieces.every(({ isExact }) => isExact),
    startFee: most('FLAT', null),
    minPrice,
    maxPrice,
    reservation: { fee: most('FLAT', 'RESERVATION'), perHour: most('TIME', 'RESERVATION') },
  };
}

interface Piece {
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
  readonly price: number;
  readonly isExact: boolean;
}

/** The most that one unit of a dimension can cost in each part of the day. */
function dearest(
  { elements }: Tariff,
  today: LocalTime,
  type: PriceComponent['type'],
  reservation: string | null,
): Piece[] {
  const relevant = elements.flatMap(({ price_components, restrictions }) => {
    const component = price_components.find((candidate) => candidate.type === type);
    if ((restrictions?.reservation ?? null) !== reservation || !component) return [];
    return [{ price: grossPrice(component), restrictions: restrictions ?? {} }];
  });
  const cuts = new Set([0, DAY_MIN]);
  for (const { restrictions } of relevant) {
    for (const time of [restrictions.start_time, restrictions.end_time]) {
      if (time) cuts.add(minutesOf(time));
    }
  }
  const bounds = [...cuts].sort((a, b) => a - b);
  return bounds.slice(0, -1).map((from, index) => {
    const candidates: number[] = [];
    let isSettled = false;
    for (const { price, restrictions } of relevant) {
      if (!holdsAt(restrictions, today, from)) continue;
      candidates.push(price);
      isSettled = !dependsOnSession(restrictions);
      if (isSettled) break;
    }
    // Where no element settles it, there are also moments without any cost.
    const isExact = candidates.length === 0 || (isSettled && candidates.length === 1);
    return { from, to: bounds[index + 1] ?? DAY_MIN, price: Math.max(0, ...candidates), isExact };
  });
}

function holdsAt(restrictions: Restrictions, today: LocalTime, minute: number): boolean {
  const { start_date, end_date, day_of_week, start_time, end_time } = restrictions;
  if (start_date && today.date < start_date) return false;
  if (end_date && today.date >= end_date) return false;
  if (day_of_week && day_of_week.length > 0 && !day_of_week.includes(today.dayOfWeek)) return false;
  const from = start_time ? minutesOf(start_time) : 0;
  const to = end_time && end_time !== '00:00' ? minutesOf(end_time) : DAY_MIN;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function dependsOnSession(restrictions: Restrictions): boolean {
  const { min_kwh, max_kwh, min_current, max_current, min_power, max_power } = restrictions;
  const { min_duration, max_duration } = restrictions;
  const limits = [min_kwh, max_kwh, min_current, max_current, min_power, max_power];
  return [...limits, min_duration, max_duration].some((limit) => typeof limit === 'number');
}

function bandsOf(pieces: readonly Piece[]): PriceBand[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.price === piece.price) merged[merged.length - 1] = { ...last, to: piece.to };
    else merged.push(piece);
  }
  return merged.map(({ from, to, price }) =>
    priceBandSchema.parse({
      from: timeOf(from),
      to: timeOf(to),
      electricity: unitPriceOf(price),
      service: unitPriceOf(0),
    }),
  );
}

function timeOf(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
