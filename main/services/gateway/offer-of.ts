import type { Connector, Slot } from '../../../shared/services/merchant.ts';
import { sumOf, yuan, type Money } from '../../../shared/services/money.ts';
import type {
  OrderDetails,
  OrderLine,
  OrderRequest,
  Quote,
} from '../../../shared/services/order.ts';
import { productLines } from '../../../shared/services/pricing.ts';
import type { DemoData } from './demo-data.ts';
import { chargeBill } from './life/charge-bill.ts';
import { chargeCourse, DEFAULT_TARGET_SOC } from './life/charge-course.ts';
import { DEMO_FILL_LITRES, fuelLine } from './life/fuel.ts';
import { parkingLine } from './life/park.ts';
import { stockLeft } from './live-merchant.ts';
import type { Counter } from './market.ts';
import { DAY_MS, isOpenAt } from './merchant-day.ts';
import type { OrderRecord } from './order-record.ts';
import { Refusal } from './refusal.ts';
import { slotById } from './slots.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Estimated when the driver does not say how long. */
const DEFAULT_STAY_MS = 2 * HOUR_MS;
/** Food is made to a time, not to a date; a space is held for a journey, not for a holiday. */
const PICKUP_AHEAD_MS = DAY_MS;
const PARK_AHEAD_MS = 7 * DAY_MS;

type Terms = Pick<
  OrderRecord,
  'priceBands' | 'powerKw' | 'parking' | 'perLitre' | 'takesMinutes' | 'slot'
>;

/** What a merchant would do for a request: its price, and the terms that the order keeps. */
export interface MerchantOffer {
  readonly quote: Quote;
  readonly terms: Terms;
}

type DetailsOf<Kind extends OrderDetails['kind']> = Extract<OrderDetails, { kind: Kind }>;

/**
 * What a merchant makes of a request at `now`.
 *
 * @throws Refusal `badRequest`, `soldOut`, `slotTaken`, or `connectorTaken`
 */
export function offerOf(
  data: DemoData,
  counter: Counter,
  { details }: Pick<OrderRequest, 'details'>,
  now: number,
): MerchantOffer {
  switch (details.kind) {
    case 'charge':
      return chargeOffer(data, counter, details, now);
    case 'park':
      return parkOffer(data, counter, details, now);
    case 'fuel':
      return fuelOffer(data, counter, details);
    case 'pickup':
      return pickupOffer(data, counter, details, now);
    case 'booking':
      return bookingOffer(data, counter, details, now);
    case 'purchase':
      return purchaseOffer(data, counter, details, now);
  }
}

function chargeOffer(
  data: DemoData,
  { merchant: { charging } }: Counter,
  { connectorId, targetSoc = DEFAULT_TARGET_SOC }: DetailsOf<'charge'>,
  now: number,
): MerchantOffer {
  if (!charging) throw notOffered('charge');
  const connector = charging.connectors.find(({ id }) => id === connectorId);
  if (!connector) throw new Refusal('badRequest', `there is no connector ${connectorId}`);
  refuseTaken(connector);
  const { priceBands } = charging;
  const { powerKw } = connector;
  const course = chargeCourse(targetSoc, powerKw);
  const bill = chargeBill(data.words, priceBands, course, now, course.durationMs);
  return {
    quote: { ...bill, isEstimate: true, readyAt: now },
    terms: { priceBands, powerKw },
  };
}

function refuseTaken({ id, status }: Connector): void {
  if (status === 'available') return;
  throw new Refusal('connectorTaken', `connector ${id} is ${status}`);
}

function parkOffer(
  data: DemoData,
  { merchant: { parking } }: Counter,
  { from, to }: DetailsOf<'park'>,
  now: number,
): MerchantOffer {
  if (!parking) throw notOffered('park');
  if (parking.free === 0) throw new Refusal('soldOut', 'the car park is full');
  if (from > now + PARK_AHEAD_MS) {
    throw new Refusal('badRequest', 'spaces are held for the next seven days only');
  }
  const begin = Math.max(from, now);
  const end = to ?? begin + DEFAULT_STAY_MS;
  if (end <= begin) throw new Refusal('badRequest', '"to" must be after "from" and in the future');
  const line = parkingLine(data.words, parking, begin, end);
  const { freeMinutes, perHour, dailyMax } = parking;
  return {
    quote: { lines: [line], total: line.amount, isEstimate: true, readyAt: begin },
    terms: { parking: { freeMinutes, perHour, ...(dailyMax && { dailyMax }) } },
  };
}

function fuelOffer(
  data: DemoData,
  { merchant: { fuel }, taken }: Counter,
  { pump, grade, litres = DEMO_FILL_LITRES }: DetailsOf<'fuel'>,
): MerchantOffer {
  if (!fuel) throw notOffered('fuel');
  if (!fuel.pumps.includes(pump)) throw new Refusal('badRequest', `there is no pump ${pump}`);
  if (taken.pumps.has(pump)) throw new Refusal('connectorTaken', `pump ${pump} is in use`);
  const sold = fuel.grades.find((offered) => offered.grade === grade);
  if (!sold) throw new Refusal('soldOut', `there is no grade ${grade} here`);
  const line = fuelLine(data.words, grade, sold.perLitre, litres);
  return {
    quote: { lines: line ? [line] : [], total: line?.amount ?? yuan(0), isEstimate: true },
    terms: { perLitre: sold.perLitre },
  };
}

function pickupOffer(
  data: DemoData,
  counter: Counter,
  { lines: requested, at }: DetailsOf<'pickup'>,
  now: number,
): MerchantOffer {
  const { hours, category } = counter.merchant;
  if (category !== 'food' && category !== 'coffee') throw notOffered('pickup');
  const { lines, total, takesMinutes } = basket(data, counter, requested, now);
  if (at > now + PICKUP_AHEAD_MS) {
    throw new Refusal('badRequest', 'orders are taken for the next 24 hours only');
  }
  const readyAt = Math.max(at, now + takesMinutes * MINUTE_MS);
  if (hours && !isOpenAt(hours, readyAt)) throw new Refusal('badRequest', 'closed at that time');
  return { quote: { lines, total, isEstimate: false, readyAt }, terms: { takesMinutes } };
}

function purchaseOffer(
  data: DemoData,
  counter: Counter,
  { lines: requested }: DetailsOf<'purchase'>,
  now: number,
): MerchantOffer {
  const { lines, total } = basket(data, counter, requested, now);
  return { quote: { lines, total, isEstimate: false }, terms: {} };
}

/** What is asked for, as lines; the counter makes one thing after the other. */
function basket(
  data: DemoData,
  { demo, merchant, taken }: Counter,
  requested: DetailsOf<'pickup'>['lines'],
  now: number,
): { readonly lines: OrderLine[]; readonly total: Money; readonly takesMinutes: number } {
  const { products } = merchant;
  if (!products) throw new Refusal('badRequest', 'this merchant sells no products');
  const found = productLines(products, requested);
  if (!found.ok) throw new Refusal('badRequest', `there is no product ${found.unknown}`);
  const menu = data.menus[demo.menu ?? ''] ?? [];
  const wanted = new Map<string, number>();
  let takesMinutes = 0;
  for (const { productId, quantity } of requested) {
    const all = (wanted.get(productId) ?? 0) + quantity;
    wanted.set(productId, all);
    const product = menu.find(({ id }) => id === productId);
    if (product && stockLeft(demo.id, product, taken, now) < all) {
      throw new Refusal('soldOut', `${productId} is sold out`);
    }
    takesMinutes = Math.max(takesMinutes, product?.takesMinutes ?? 0);
  }
  const lines = [...found.lines];
  return { lines, total: sumOf(lines.map(({ amount }) => amount)), takesMinutes };
}

function bookingOffer(
  data: DemoData,
  { demo, merchant, taken }: Counter,
  { slotId, productIds }: DetailsOf<'booking'>,
  now: number,
): MerchantOffer {
  if (!demo.slots) throw notOffered('booking');
  const slot = slotById(demo, slotId, taken, now);
  if (!slot) throw new Refusal('badRequest', `there is no slot ${slotId}`);
  if (!slot.isFree) throw new Refusal('slotTaken', `slot ${slotId} is not free`);
  const { startsAt, endsAt } = slot;
  return {
    quote: {
      ...bookedLines(data, merchant, productIds, slot),
      isEstimate: true,
      readyAt: startsAt,
    },
    terms: { slot: { startsAt, endsAt } },
  };
}

/** The services of a workshop that are booked; a bare appointment is a line without a price. */
function bookedLines(
  { words }: DemoData,
  { products = [] }: Counter['merchant'],
  productIds: readonly string[],
  { id }: Slot,
): Pick<Quote, 'lines' | 'total'> {
  const requested = productIds.map((productId) => ({ productId, quantity: 1 }));
  const found = productLines(products, requested);
  if (!found.ok) throw new Refusal('badRequest', `there is no product ${found.unknown}`);
  if (found.lines.length > 0) {
    return { lines: [...found.lines], total: sumOf(found.lines.map(({ amount }) => amount)) };
  }
  const { 'zh-CN': name, 'en-US': nameEn } = words.lines.booking;
  const line = {
    productId: id,
    name,
    nameEn,
    quantity: 1,
    unit: 'piece',
    amount: yuan(0),
  } as const;
  return { lines: [line], total: yuan(0) };
}

function notOffered(kind: OrderDetails['kind']): Refusal {
  return new Refusal('badRequest', `this merchant does not take a ${kind}`);
}
