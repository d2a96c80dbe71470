import type { Point } from '../navigation/place.ts';
import { isEnded } from './facts.ts';
import type { OrderKind } from './order.ts';
import { reminderOf, type Reminder } from './reminder.ts';
import type { TrackedOrder } from './services-state.ts';

/** Where an order stands, in the words a driver has for its kind. */
export const ORDER_PHASES = [
  // in the car's hands
  'waitingForNetwork',
  'sending',
  'paying',
  'cancelling',
  'beginning',
  'ending',
  'failed',
  // in the merchant's hands
  'created',
  'awaitingPayment',
  'paid',
  'accepted',
  'preparing',
  'reserved',
  'waitingForPlug',
  'booked',
  'charging',
  'parked',
  'fuelling',
  'readyForPickup',
  'inService',
  'ready',
  'done',
  'cancelled',
  'refunded',
] as const;

export type OrderPhase = (typeof ORDER_PHASES)[number];

const SENDING = {
  create: 'sending',
  pay: 'paying',
  cancel: 'cancelling',
  begin: 'beginning',
  end: 'ending',
} as const;

const ACCEPTED: Readonly<Record<OrderKind, OrderPhase>> = {
  charge: 'reserved',
  park: 'reserved',
  fuel: 'accepted',
  pickup: 'preparing',
  booking: 'booked',
  purchase: 'accepted',
};

const READY: Readonly<Record<OrderKind, OrderPhase>> = {
  charge: 'charging',
  park: 'parked',
  fuel: 'fuelling',
  pickup: 'readyForPickup',
  booking: 'inService',
  purchase: 'ready',
};

/** Where an order stands; what is on its way to the provider comes before what the provider said last. */
export function orderPhase({ order, sending, trouble, details }: TrackedOrder): OrderPhase {
  // Something that could not be delivered yet is tried again: it waits, and has not failed.
  if (sending !== null) return trouble ? 'waitingForNetwork' : SENDING[sending];
  if (!order) return trouble ? 'failed' : 'sending';
  switch (order.status) {
    case 'accepted':
      return order.session?.state === 'waitingForPlug' && details.kind === 'charge'
        ? 'waitingForPlug'
        : ACCEPTED[order.kind];
    case 'ready':
      return order.session?.state === 'waitingForPlug' && details.kind === 'charge'
        ? 'waitingForPlug'
        : READY[order.kind];
    case 'created':
    case 'awaitingPayment':
    case 'paid':
    case 'done':
    case 'cancelled':
    case 'refunded':
      return order.status;
  }
}

/** Phases that may stand on the desktop, the most urgent first. */
const ON_DESKTOP: readonly OrderPhase[] = [
  'readyForPickup',
  'awaitingPayment',
  'waitingForPlug',
  'charging',
  'fuelling',
  'parked',
];

/** An order that the driver should have in sight, and what to be reminded of. */
export interface OrderInSight {
  readonly tracked: TrackedOrder;
  readonly reminder: Reminder | null;
}

/**
 * The one order under way that matters now: to be collected, to be paid, to set off for, or running.
 *
 * @param car where the car is, if known
 * @param now wall clock, epoch ms
 */
export function orderInSight(
  orders: readonly TrackedOrder[],
  car: Point | null,
  now: number,
): OrderInSight | null {
  const inSight = orders.flatMap((tracked) => {
    if (!tracked.order || isEnded(tracked.order.status)) return [];
    const reminder = reminderOf(tracked.order, car, now);
    const phase = ON_DESKTOP.indexOf(orderPhase(tracked));
    if (phase < 0 && reminder === null) return [];
    const urgency = reminder === null ? phase : -1;
    return [{ tracked, reminder, urgency }];
  });
  const [first] = inSight.sort((a, b) => a.urgency - b.urgency);
  return first ? { tracked: first.tracked, reminder: first.reminder } : null;
}
