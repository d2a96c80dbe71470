import type {
  Order,
  OrderKind,
  OrderOperation,
  OrderStatus,
} from '../../../shared/services/order.ts';
import type { DemoWords } from './demo-schema.ts';
import { bookingLife } from './life/booking.ts';
import type { Change, Life } from './life/change.ts';
import { chargeLife } from './life/charge.ts';
import { fuelLife } from './life/fuel.ts';
import { parkLife } from './life/park.ts';
import { pickupLife } from './life/pickup.ts';
import { purchaseLife } from './life/purchase.ts';
import type { OrderRecord } from './order-record.ts';
import { Refusal } from './refusal.ts';

const LIVES: Readonly<Record<OrderKind, Life>> = {
  pickup: pickupLife,
  purchase: purchaseLife,
  booking: bookingLife,
  charge: chargeLife,
  park: parkLife,
  fuel: fuelLife,
};

/** Until when an order may still be given up. */
const CANCELLABLE: Readonly<Record<OrderKind, readonly OrderStatus[]>> = {
  pickup: ['created', 'awaitingPayment', 'paid'],
  purchase: ['created', 'awaitingPayment', 'paid'],
  booking: ['created', 'accepted'],
  charge: ['created', 'accepted'],
  park: ['created', 'accepted'],
  fuel: ['created', 'accepted'],
};

/** What lasts, and so can be begun and ended. */
const LASTING: readonly OrderKind[] = ['charge', 'park', 'fuel'];

/** The sandbox declines larger payments, so that clients can see what that is like. Fen. */
const SANDBOX_LIMIT_MINOR = 500_000;

/**
 * An order as it stands at `now`, worked out from its record. Its version counts every change and
 * every tick of a running session, so it grows exactly when the answer changes.
 */
export function orderAt(record: OrderRecord, words: DemoWords, now: number): Order {
  const changes = lifeOf(record, words);
  // A clock that was set back does not undo what has been acknowledged.
  const moment = Math.max(now, record.createdAt, record.operations.at(-1)?.at ?? 0);
  const passed = changes.filter(({ at }) => at <= moment);
  const current = passed.at(-1);
  if (!current) throw new RangeError(`order ${record.id} has no beginning`);
  const version = passed.reduce((count, change, index) => {
    const until = Math.min(moment, changes[index + 1]?.at ?? Infinity);
    return count + 1 + ticksOf(change, until);
  }, 0);
  const ticks = ticksOf(current, moment);
  const updatedAt = current.at + ticks * (current.running?.tickMs ?? 0);
  const view = ticks > 0 && current.running ? current.running.viewAt(updatedAt) : current.view;
  const { id, key, details, merchant, createdAt } = record;
  return {
    id,
    key,
    kind: details.kind,
    version,
    merchant,
    createdAt,
    // Paces make fractions of a millisecond; a moment is a whole one.
    updatedAt: Math.floor(updatedAt),
    ...view,
    ...(view.dueAt !== undefined && { dueAt: Math.floor(view.dueAt) }),
  };
}

/** When nothing more can happen to an order unless it is asked for; `null`: it still runs or waits. */
export function settledAt(record: OrderRecord, words: DemoWords): number | null {
  const last = lifeOf(record, words).at(-1);
  const isFinal = last && ['done', 'cancelled', 'refunded'].includes(last.view.status);
  return isFinal ? Math.ceil(last.at) : null;
}

/**
 * The record after an operation that is possible now.
 *
 * @throws Refusal `notPayable`, `declined`, `notCancellable`, or `conflict` when it is not
 */
export function withOperation(
  record: OrderRecord,
  words: DemoWords,
  operation: OrderOperation,
  now: number,
): OrderRecord {
  const { status, total } = orderAt(record, words, now);
  refuseImpossible(record.details.kind, status, operation);
  if (operation === 'pay' && total.minor > SANDBOX_LIMIT_MINOR) {
    throw new Refusal('declined', 'the sandbox declines payments above 5,000 yuan');
  }
  const at = Math.max(now, record.createdAt, record.operations.at(-1)?.at ?? 0);
  return { ...record, operations: [...record.operations, { operation, at }] };
}

function refuseImpossible(kind: OrderKind, status: OrderStatus, operation: OrderOperation): void {
  switch (operation) {
    case 'pay':
      if (status === 'awaitingPayment') return;
      throw new Refusal('notPayable', `an order that is ${status} is not paid`);
    case 'cancel':
      if (CANCELLABLE[kind].includes(status)) return;
      throw new Refusal('notCancellable', `a ${kind} that is ${status} is not cancelled`);
    case 'begin':
      if (LASTING.includes(kind) && status === 'accepted') return;
      throw new Refusal('conflict', `a ${kind} that is ${status} does not begin`);
    case 'end':
      if (LASTING.includes(kind) && status === 'ready') return;
      throw new Refusal('conflict', `a ${kind} that is ${status} does not end`);
  }
}

function lifeOf(record: OrderRecord, words: DemoWords): readonly Change[] {
  return LIVES[record.details.kind](record, words);
}

function ticksOf({ at, running }: Change, until: number): number {
  return running ? Math.max(0, Math.floor((until - at) / running.tickMs)) : 0;
}
