import type { Money } from './money.ts';
import type { Order, OrderKind, OrderSession, OrderStatus } from './order.ts';
import type { PaidWhen } from './paid-when.ts';

/** What the car knows of an order before an update of it. */
export interface KnownOrder {
  readonly key: string;
  readonly kind: OrderKind;
  readonly merchantId: string;
  /** When it was placed here, epoch ms. */
  readonly placedAt: number;
  /** What the driver was told it would cost; `null` when nothing was said. */
  readonly quoted: { readonly total: Money; readonly isEstimate: boolean } | null;
  /** The provider's last word; `null` before the first. */
  readonly order: Order | null;
}

/** Why an update cannot be true. */
export type OrderImplausibility =
  /** It is about another order, kind, merchant, or record at the provider. */
  | 'key'
  | 'kind'
  | 'merchant'
  | 'id'
  /** The status does not follow from the known one. */
  | 'backwards'
  /** Times before the order, after now, or in the wrong order. */
  | 'timePast'
  | 'timeFuture'
  | 'timeOrder'
  /** The total changed after the driver had paid, or agreed to pay. */
  | 'totalAfterPayment'
  /** More than was quoted, than the session came to, or than such an order can cost. */
  | 'totalTooHigh'
  | 'refundAboveTotal'
  | 'refundShrank'
  /** A session that ran backwards, or faster than any charger, pump, or car park. */
  | 'sessionBackwards'
  | 'sessionTooFast';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Clocks of car and provider may differ by this much. */
const SKEW_MS = 10 * MINUTE_MS;

/** Nothing is booked further ahead. */
const AHEAD_MS = 400 * DAY_MS;

/** Faults in the times of an update, or `null`. */
export function timeFault(
  { placedAt, order }: KnownOrder,
  update: Order,
  now: number,
): OrderImplausibility | null {
  const { createdAt, updatedAt, dueAt, payBy, session } = update;
  const happened = [createdAt, updatedAt, session?.startedAt, session?.endedAt];
  const earliest = placedAt - SKEW_MS;
  if ([...happened, dueAt, payBy].some((at) => at !== undefined && at < earliest))
    return 'timePast';
  const latest = now + SKEW_MS;
  if (happened.some((at) => at !== undefined && at > latest)) return 'timeFuture';
  if ([dueAt, payBy].some((at) => (at ?? 0) > now + AHEAD_MS)) return 'timeFuture';
  if (updatedAt < createdAt) return 'timeOrder';
  if (order && (createdAt !== order.createdAt || updatedAt < order.updatedAt)) return 'timeOrder';
  const { startedAt = 0, endedAt = Infinity } = session ?? {};
  return endedAt < startedAt ? 'timeOrder' : null;
}

/** Most that an order of a kind can come to, minor units: far above any, far below a ruin. */
const MOST_MINOR: Readonly<Record<OrderKind, number>> = {
  charge: 200_000,
  park: 500_000,
  fuel: 300_000,
  pickup: 500_000,
  booking: 5_000_000,
  purchase: 50_000_000,
};

/** The total no longer moves from here on: the driver has agreed to it. */
const SETTLED: Readonly<Record<PaidWhen, readonly OrderStatus[]>> = {
  beforehand: ['paid', 'accepted', 'ready', 'done', 'refunded'],
  afterwards: ['paid', 'done', 'refunded'],
  onTheSpot: ['done', 'refunded'],
};

/** Faults in the money of an update, or `null`. */
export function billFault(
  known: KnownOrder,
  update: Order,
  paid: PaidWhen,
  now: number,
): OrderImplausibility | null {
  const { order, quoted, kind } = known;
  const total = update.total.minor;
  if (total > MOST_MINOR[kind]) return 'totalTooHigh';
  const isSettled = SETTLED[paid].includes(update.status);
  const wasAgreed =
    order && (order.status === 'awaitingPayment' || SETTLED[paid].includes(order.status));
  if (isSettled && wasAgreed && total !== order.total.minor) return 'totalAfterPayment';
  if (paid === 'beforehand' && quoted && !quoted.isEstimate && total > quoted.total.minor) {
    return 'totalTooHigh';
  }
  if ((update.refund?.minor ?? 0) > total) return 'refundAboveTotal';
  if ((update.refund?.minor ?? 0) < (order?.refund?.minor ?? 0)) return 'refundShrank';
  return update.session ? sessionFault(known, update, update.session, now) : null;
}

/** No charger gives more, kW (GB/T 20234.4 goes to 1.2 MW). */
const MOST_POWER_KW = 1200;
/** What a kilowatt-hour and a litre can cost at most, minor units. */
const MOST_PER_KWH = 1000;
const MOST_PER_LITRE = 3000;
/** What a session can cost at most for standing there, minor units per hour. */
const MOST_PER_HOUR = 20_000;
/** Starting fees, rounding, and what a slow clock hides. */
const SLACK_MINOR = 5000;
const SLACK_KWH = 5;

function sessionFault(
  { order, placedAt }: KnownOrder,
  { total, status }: Order,
  session: OrderSession,
  now: number,
): OrderImplausibility | null {
  const before = order?.session;
  const costSoFar = session.costSoFar.minor;
  if (before) {
    const shrank =
      costSoFar < before.costSoFar.minor ||
      (session.energyKwh ?? 0) < (before.energyKwh ?? 0) ||
      (session.litres ?? 0) < (before.litres ?? 0);
    if (shrank || (before.state === 'ended' && session.state !== 'ended'))
      return 'sessionBackwards';
  }
  const hours = (now + SKEW_MS - (session.startedAt ?? placedAt)) / HOUR_MS;
  const energyKwh = session.energyKwh ?? 0;
  if (energyKwh > MOST_POWER_KW * hours + SLACK_KWH) return 'sessionTooFast';
  const most =
    SLACK_MINOR +
    MOST_PER_KWH * energyKwh +
    MOST_PER_LITRE * (session.litres ?? 0) +
    MOST_PER_HOUR * hours;
  if (costSoFar > most) return 'sessionTooFast';
  // Standing at a full charger may still cost something after the session itself.
  const isBilled = status !== 'created' && status !== 'accepted' && status !== 'ready';
  return isBilled && total.minor > 2 * costSoFar + SLACK_MINOR ? 'totalTooHigh' : null;
}
