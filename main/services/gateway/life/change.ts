import { yuan } from '../../../../shared/services/money.ts';
import type { Order, OrderOperation, OrderSession } from '../../../../shared/services/order.ts';
import type { DemoWords } from '../demo-schema.ts';
import type { OrderRecord } from '../order-record.ts';

/** The part of an order that changes. */
export type View = Pick<Order, 'status' | 'total' | 'lines'> &
  Partial<Pick<Order, 'refund' | 'dueAt' | 'payBy' | 'code' | 'paymentUri' | 'session' | 'note'>>;

/** From `at` on an order looks like `view`, until the next change. */
export interface Change {
  readonly at: number;
  readonly view: View;
  /** While something runs: how it looks at a later moment, anew every `tickMs`. */
  readonly running?: { readonly tickMs: number; readonly viewAt: (now: number) => View };
}

/**
 * Every change of an order, in order, if nothing more is asked of it. The times of operations that
 * were accepted are in its record.
 */
export type Life = (record: OrderRecord, words: DemoWords) => readonly Change[];

const MINUTE_MS = 60_000;

/** Payment is possible that long. */
const PAY_WITHIN_MS = 15 * MINUTE_MS;
/** A held connector or pump waits that long. */
const HELD_MS = 15 * MINUTE_MS;
/** How long a person at the counter needs to accept an order. */
const ACCEPTING_MS = 20_000;
/** How long an operator needs to book a payment. */
const BOOKING_MS = 2000;

/** A merchant's duration at the pace of the record, ms. */
export function paced({ pace }: OrderRecord, durationMs: number): number {
  return durationMs / pace;
}

export function acceptedAfter(record: OrderRecord, paidAt: number): number {
  return paidAt + paced(record, ACCEPTING_MS);
}

/** When an operation was accepted, if it was. */
export function timeOf({ operations }: OrderRecord, wanted: OrderOperation): number | undefined {
  return operations.find(({ operation }) => operation === wanted)?.at;
}

/** From the order to the start, for what the driver begins at a connector or pump that is held. */
export function untilBegun(
  record: OrderRecord,
  words: DemoWords,
): {
  readonly changes: readonly Change[];
  /** Absent when it was not begun, or given up. */
  readonly begunAt?: number;
} {
  const { createdAt, total, lines } = record;
  const heldUntil = createdAt + HELD_MS;
  const view: View = { status: 'created', total, lines };
  const session: OrderSession = { state: 'waitingForPlug', costSoFar: yuan(0) };
  const changes: Change[] = [
    { at: createdAt, view },
    { at: createdAt, view: { ...view, status: 'accepted', dueAt: heldUntil, session } },
  ];
  const begunAt = timeOf(record, 'begin');
  if (begunAt !== undefined) return { changes, begunAt };
  const cancelledAt = timeOf(record, 'cancel');
  const [at, note] =
    cancelledAt === undefined
      ? [heldUntil, words.notes.notBegun]
      : [cancelledAt, words.notes.cancelled];
  return { changes: [...changes, { at, view: { ...view, status: 'cancelled', note } }] };
}

/** What is waiting to be paid in the sandbox. */
export function awaitingPayment(record: OrderRecord, view: View): View {
  const query = `order=${record.id}&amount=${view.total.minor}&currency=${view.total.currency}`;
  return { ...view, status: 'awaitingPayment', paymentUri: `zhilu-sandbox:pay?${query}` };
}

/** From the order to the payment, for what is paid beforehand. */
export function untilPaid(
  record: OrderRecord,
  words: DemoWords,
  view: View,
): {
  readonly changes: readonly Change[];
  /** Absent when it was not paid, or given back. */
  readonly paidAt?: number;
} {
  const { createdAt } = record;
  const payBy = createdAt + PAY_WITHIN_MS;
  const paidAt = timeOf(record, 'pay');
  const cancelledAt = timeOf(record, 'cancel');
  const changes: Change[] = [
    { at: createdAt, view: { ...view, status: 'created' } },
    { at: createdAt, view: { ...awaitingPayment(record, view), payBy } },
  ];
  if (paidAt === undefined) {
    const [at, note] =
      cancelledAt === undefined
        ? [payBy, words.notes.notPaid]
        : [cancelledAt, words.notes.cancelled];
    return { changes: [...changes, { at, view: { ...view, status: 'cancelled', note } }] };
  }
  changes.push({ at: paidAt, view: { ...view, status: 'paid' } });
  if (cancelledAt === undefined) return { changes, paidAt };
  const refunded: View = {
    ...view,
    status: 'refunded',
    refund: view.total,
    note: words.notes.refunded,
  };
  return { changes: [...changes, { at: cancelledAt, view: refunded }] };
}

/** From the bill to the end, for what is paid afterwards. Without a bill there is nothing to pay. */
export function fromBill(record: OrderRecord, at: number, view: View): readonly Change[] {
  if (view.total.minor === 0) return [{ at, view: { ...view, status: 'done' } }];
  const bill: Change = { at, view: awaitingPayment(record, view) };
  const paidAt = timeOf(record, 'pay');
  if (paidAt === undefined) return [bill];
  return [
    bill,
    { at: paidAt, view: { ...view, status: 'paid' } },
    { at: paidAt + paced(record, BOOKING_MS), view: { ...view, status: 'done' } },
  ];
}
