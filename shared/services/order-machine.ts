import type { Order, OrderKind, OrderOperation, OrderStatus } from './order.ts';
import { paidWhen, type PaidWhen } from './paid-when.ts';
import {
  billFault,
  timeFault,
  type KnownOrder,
  type OrderImplausibility,
} from './plausible-order.ts';

type Steps = Readonly<Record<OrderStatus, readonly OrderStatus[]>>;

/** The next statuses of each, one step at a time. None leads back, so an old message is seen as one. */
const STEPS: Readonly<Record<PaidWhen, Steps>> = {
  beforehand: {
    // What costs nothing is accepted without a payment.
    created: ['awaitingPayment', 'accepted', 'cancelled'],
    awaitingPayment: ['paid', 'cancelled'],
    paid: ['accepted', 'cancelled', 'refunded'],
    accepted: ['ready', 'cancelled', 'refunded'],
    ready: ['done', 'cancelled', 'refunded'],
    done: ['refunded'],
    cancelled: ['refunded'],
    refunded: [],
  },
  afterwards: {
    created: ['accepted', 'cancelled'],
    accepted: ['ready', 'awaitingPayment', 'cancelled'],
    // Nothing to pay (free minutes, a plug that gave no current): done at once, or called off.
    ready: ['awaitingPayment', 'done', 'cancelled'],
    awaitingPayment: ['paid'],
    paid: ['done', 'refunded'],
    done: ['refunded'],
    cancelled: ['refunded'],
    refunded: [],
  },
  onTheSpot: {
    created: ['accepted', 'cancelled'],
    accepted: ['ready', 'cancelled'],
    ready: ['done', 'cancelled'],
    // The car pays nothing: there is no way into these two.
    awaitingPayment: [],
    paid: [],
    done: [],
    cancelled: [],
    refunded: [],
  },
};

/** The statuses that may directly follow `status` in an order of `kind`. */
export function nextStatuses(kind: OrderKind, status: OrderStatus): readonly OrderStatus[] {
  return STEPS[paidWhen(kind)][status];
}

/**
 * True when an order of `kind` can come from one status to the other, in any number of steps: whoever
 * asks now and then does not see every status.
 */
export function leadsTo(kind: OrderKind, from: OrderStatus, to: OrderStatus): boolean {
  return from === to || nextStatuses(kind, from).some((next) => leadsTo(kind, next, to));
}

const CANCELLABLE: Readonly<Record<PaidWhen, readonly OrderStatus[]>> = {
  beforehand: ['created', 'awaitingPayment', 'paid', 'accepted'],
  afterwards: ['created', 'accepted'],
  onTheSpot: ['created', 'accepted'],
};

/** True when `operation` makes sense for an order as it stands; its provider may still refuse. */
export function canBe(
  operation: OrderOperation,
  { kind, status }: Pick<Order, 'kind' | 'status'>,
): boolean {
  switch (operation) {
    case 'pay':
      return status === 'awaitingPayment';
    case 'cancel':
      return CANCELLABLE[paidWhen(kind)].includes(status);
    case 'begin':
      return paidWhen(kind) === 'afterwards' && status === 'accepted';
    case 'end':
      return paidWhen(kind) === 'afterwards' && status === 'ready';
  }
}

/** What to do with what a provider says of an order. */
export type Verdict =
  | { readonly kind: 'accept' }
  /** It is not news: an older version, or one that is known (a notification sent again). */
  | { readonly kind: 'stale' }
  /** It cannot be true; the known state holds. */
  | { readonly kind: 'implausible'; readonly why: OrderImplausibility };

/**
 * Judges an update of an order against what is known of it. Providers repeat themselves, arrive out of
 * order, and may be wrong or lie; what they say must be another order's news, older news, or believable.
 *
 * @param now wall clock, epoch ms
 */
export function acceptUpdate(known: KnownOrder, update: Order, now: number): Verdict {
  const fault = identityFault(known, update);
  if (fault) return { kind: 'implausible', why: fault };
  const { order } = known;
  if (order && update.version <= order.version) return { kind: 'stale' };
  if (!leadsTo(update.kind, order?.status ?? 'created', update.status)) {
    return { kind: 'implausible', why: 'backwards' };
  }
  const why = timeFault(known, update, now) ?? billFault(known, update, paidWhen(update.kind), now);
  return why ? { kind: 'implausible', why } : { kind: 'accept' };
}

function identityFault(known: KnownOrder, update: Order): OrderImplausibility | null {
  if (update.key !== known.key) return 'key';
  if (update.kind !== known.kind) return 'kind';
  if (update.merchant.id !== known.merchantId) return 'merchant';
  if (known.order && update.id !== known.order.id) return 'id';
  return null;
}
