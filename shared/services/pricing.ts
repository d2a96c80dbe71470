import type { z } from 'zod';
import type { parkingOfferSchema, PriceBand, Product } from './merchant.ts';
import { priceOf, sumOf, type Money } from './money.ts';
import type { OrderLine, orderLineRequestSchema } from './order.ts';
import { minutesOf } from './plausible.ts';

/** China has one time zone, without summer time: minutes ahead of UTC. */
export const CHINA_UTC_OFFSET_MIN = 480;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MIN = 1440;
const DAY_MS = DAY_MIN * MINUTE_MS;

/** Energy that flows evenly between two moments, epoch ms. */
export interface EnergySpan {
  readonly from: number;
  readonly to: number;
  readonly energyKwh: number;
}

/** What was drawn in one band of the day, and what it costs. */
export interface BandCost {
  readonly band: PriceBand;
  /** To three decimals, as meters count. */
  readonly energyKwh: number;
  readonly electricity: Money;
  readonly service: Money;
}

export interface ChargingCost {
  /** In the order of the tariff; bands without energy are left out. */
  readonly bands: readonly BandCost[];
  readonly energyKwh: number;
  readonly total: Money;
}

/**
 * The bill of a charging session. Energy belongs to the band in which it flowed, counted by a meter
 * that is read to the watt-hour when the band changes; each band's electricity and service are
 * rounded half up to the fen and then added, as the details of an order in T/CEC 102 are. So the
 * lines of a bill add up to its total, and a running bill never shrinks.
 *
 * @param bands cover the day without gap or overlap (`coversDay`)
 * @param spans one after the other in time
 * @param utcOffsetMin clock of the merchant
 * @throws RangeError when a moment lies in no band
 */
export function chargingCost(
  bands: readonly PriceBand[],
  spans: readonly EnergySpan[],
  utcOffsetMin: number = CHINA_UTC_OFFSET_MIN,
): ChargingCost {
  const metered = meteredWh(bands, spans, utcOffsetMin);
  const costs = bands.flatMap((band, index): BandCost[] => {
    const energyKwh = (metered[index] ?? 0) / 1000;
    if (energyKwh === 0) return [];
    const electricity = priceOf(band.electricity, energyKwh);
    return [{ band, energyKwh, electricity, service: priceOf(band.service, energyKwh) }];
  });
  return {
    bands: costs,
    energyKwh: metered.reduce((sum, wh) => sum + wh, 0) / 1000,
    total: sumOf(costs.flatMap(({ electricity, service }) => [electricity, service])),
  };
}

/** Whole watt-hours of each band: differences of meter readings. */
function meteredWh(
  bands: readonly PriceBand[],
  spans: readonly EnergySpan[],
  utcOffsetMin: number,
): number[] {
  const metered = bands.map(() => 0);
  let drawnWh = 0;
  let readWh = 0;
  for (const span of spans) {
    for (const { index, energyKwh } of splitByBand(bands, span, utcOffsetMin)) {
      drawnWh += energyKwh * 1000;
      const reading = Math.round(drawnWh);
      metered[index] = (metered[index] ?? 0) + reading - readWh;
      readWh = reading;
    }
  }
  return metered;
}

function* splitByBand(
  bands: readonly PriceBand[],
  { from, to, energyKwh }: EnergySpan,
  utcOffsetMin: number,
): Generator<{ readonly index: number; readonly energyKwh: number }> {
  let at = from;
  do {
    const time = timeOfDayMs(at, utcOffsetMin);
    const index = bands.findIndex((band) => holds(band, time));
    const band = bands[index];
    if (!band) throw new RangeError('the price bands do not cover the day');
    const until = Math.min(to, at + (minutesOf(band.to) * MINUTE_MS - time));
    const share = to === from ? 1 : (until - at) / (to - from);
    yield { index, energyKwh: energyKwh * share };
    at = until;
  } while (at < to);
}

/** Minutes since midnight on a clock `utcOffsetMin` ahead of UTC, with fractions, 0 … < 1440. */
export function minuteOfDayAt(at: number, utcOffsetMin: number = CHINA_UTC_OFFSET_MIN): number {
  return timeOfDayMs(at, utcOffsetMin) / MINUTE_MS;
}

/** In milliseconds, because sums of these are exact and end exactly where a band does. */
function timeOfDayMs(at: number, utcOffsetMin: number): number {
  const local = at + utcOffsetMin * MINUTE_MS;
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/** The band that applies at a moment, or `undefined` when there is none. */
export function bandAt<Band extends Pick<PriceBand, 'from' | 'to'>>(
  bands: readonly Band[],
  at: number,
  utcOffsetMin: number = CHINA_UTC_OFFSET_MIN,
): Band | undefined {
  const time = timeOfDayMs(at, utcOffsetMin);
  return bands.find((band) => holds(band, time));
}

function holds({ from, to }: Pick<PriceBand, 'from' | 'to'>, time: number): boolean {
  return time >= minutesOf(from) * MINUTE_MS && time < minutesOf(to) * MINUTE_MS;
}

export type ParkingTariff = Pick<
  z.infer<typeof parkingOfferSchema>,
  'freeMinutes' | 'perHour' | 'dailyMax'
>;

/**
 * What parking costs: nothing up to the free minutes; beyond them the whole stay counts, by the
 * started hour, and each 24 hours from the entrance cost `dailyMax` at most.
 *
 * @param from entrance, epoch ms
 * @param to exit, not before `from`
 */
export function parkingFee(
  { freeMinutes, perHour, dailyMax }: ParkingTariff,
  from: number,
  to: number,
): Money {
  const stayMs = Math.max(0, to - from);
  if (stayMs <= freeMinutes * MINUTE_MS) return { ...perHour, minor: 0 };
  const days = Math.floor(stayMs / DAY_MS);
  const hours = Math.ceil((stayMs - days * DAY_MS) / HOUR_MS);
  const capped = (amount: number) => Math.min(amount, dailyMax?.minor ?? Infinity);
  return {
    ...perHour,
    minor: days * capped(24 * perHour.minor) + capped(hours * perHour.minor),
  };
}

/** Litres as a pump shows them: hundredths. */
export function pumpLitres(litres: number): number {
  return Math.round(litres * 100) / 100;
}

type LineRequest = z.infer<typeof orderLineRequestSchema>;

/** The lines of an order of products, or the id that nobody sells. */
export function productLines(
  products: readonly Product[],
  requested: readonly LineRequest[],
):
  | { readonly ok: true; readonly lines: readonly OrderLine[] }
  | { readonly ok: false; readonly unknown: string } {
  const lines: OrderLine[] = [];
  for (const { productId, quantity } of requested) {
    const product = products.find(({ id }) => id === productId);
    if (!product) return { ok: false, unknown: productId };
    const { name, nameEn, price } = product;
    lines.push({
      productId,
      name,
      ...(nameEn !== undefined && { nameEn }),
      quantity,
      unit: 'piece',
      amount: { ...price, minor: price.minor * quantity },
    });
  }
  return { ok: true, lines };
}
