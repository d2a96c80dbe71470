import type { Connector, Merchant, Slot } from './merchant.ts';
import { minutesOf } from './plausible.ts';

/** What the car chooses when the driver leaves it open. */

/** The free charging point with the most power; direct before alternating current. */
export function bestConnector(merchant: Merchant): Connector | null {
  const free = (merchant.charging?.connectors ?? []).filter(({ status }) => status === 'available');
  const rank = ({ current, powerKw }: Connector) => (current === 'dc' ? 10_000 : 0) + powerKw;
  return free.reduce<Connector | null>(
    (best, connector) => (best && rank(best) >= rank(connector) ? best : connector),
    null,
  );
}

/** The first time that is free. */
export function firstFreeSlot(slots: readonly Slot[]): Slot | null {
  const free = slots.filter(({ isFree }) => isFree);
  return free.reduce<Slot | null>(
    (first, slot) => (first && first.startsAt <= slot.startsAt ? first : slot),
    null,
  );
}

/** True when a merchant is open at a minute of its day, or does not say; it may be open over midnight. */
export function isOpenAt({ hours }: Pick<Merchant, 'hours'>, minuteOfDay: number): boolean {
  if (!hours) return true;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  return from < to
    ? minuteOfDay >= from && minuteOfDay < to
    : minuteOfDay >= from || minuteOfDay < to;
}

/** True when a merchant has all of these, and none is sold out. */
export function sells(
  { products = [] }: Pick<Merchant, 'products'>,
  productIds: readonly string[],
): 'all' | 'soldOut' | 'unknown' {
  const known = new Map(products.map((product) => [product.id, product]));
  if (productIds.some((id) => !known.has(id))) return 'unknown';
  return productIds.some((id) => known.get(id)?.isSoldOut) ? 'soldOut' : 'all';
}
