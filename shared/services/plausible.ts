import type { Merchant, PriceBand, Slot } from './merchant.ts';
import type { Offer } from './offer.ts';
import type { Quote } from './order.ts';
import type { Weather } from './weather.ts';

/**
 * What fits the schema and still cannot be true. A list loses the entries that are not believable; an
 * answer that is one thing is refused.
 */

const MINUTE_MS = 60_000;

/** Clocks of car and provider may differ by this much. */
const SKEW_MS = 10 * MINUTE_MS;

/** A forecast older than this says nothing about now. */
const FORECAST_MS = 24 * 60 * MINUTE_MS;

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return 60 * hours + minutes;
}

/** True when the bands cover the day once: without gap, overlap, or a band that ends before it begins. */
export function coversDay(bands: readonly Pick<PriceBand, 'from' | 'to'>[]): boolean {
  const sorted = [...bands].sort((a, b) => minutesOf(a.from) - minutesOf(b.from));
  let reached = 0;
  for (const { from, to } of sorted) {
    if (minutesOf(from) !== reached || minutesOf(to) <= reached) return false;
    reached = minutesOf(to);
  }
  return reached === 24 * 60;
}

/** True when a merchant can be as it is told. */
export function isPlausibleMerchant(merchant: Merchant, now: number): boolean {
  const { charging, parking, products = [] } = merchant;
  const isUnique = (ids: readonly { readonly id: string }[]) =>
    new Set(ids.map(({ id }) => id)).size === ids.length;
  if (!isUnique(products)) return false;
  if (charging) {
    if (!isUnique(charging.connectors) || !coversDay(charging.priceBands)) return false;
    if (charging.connectors.some(({ updatedAt }) => updatedAt > now + SKEW_MS)) return false;
  }
  if (parking) {
    if (parking.updatedAt > now + SKEW_MS) return false;
    if ((parking.free ?? 0) > (parking.spaces ?? Infinity)) return false;
  }
  return true;
}

/** The times that can be booked: they lie ahead, end after they begin, and are named once. */
export function plausibleSlots(slots: readonly Slot[], now: number): readonly Slot[] {
  const seen = new Set<string>();
  return slots.filter(({ id, startsAt, endsAt }) => {
    if (seen.has(id) || endsAt <= startsAt || startsAt < now) return false;
    seen.add(id);
    return true;
  });
}

/** True when the total is what its lines come to (less a reduction), and the time lies ahead. */
export function isPlausibleQuote({ lines, total, readyAt }: Quote, now: number): boolean {
  const sum = lines.reduce((minor, { amount }) => minor + amount.minor, 0);
  if (lines.length > 0 && total.minor > sum) return false;
  return readyAt === undefined || readyAt >= now - SKEW_MS;
}

/** True when a forecast is about now, and its lows are below its highs. */
export function isPlausibleWeather({ issuedAt, days }: Weather, now: number): boolean {
  if (issuedAt > now + SKEW_MS || issuedAt < now - FORECAST_MS) return false;
  return days.every(({ lowC, highC }) => lowC <= highC);
}

/** The offers that still hold. */
export function currentOffers(offers: readonly Offer[], now: number): readonly Offer[] {
  return offers.filter(({ validUntil }) => validUntil > now);
}
