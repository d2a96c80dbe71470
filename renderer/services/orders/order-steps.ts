import type { OrderKind, OrderStatus } from '../../../shared/services/order.ts';
import type { OrderPhase } from '../../../shared/services/order-phase.ts';

/** What an order goes through, as the driver follows it. */
export const ORDER_STEPS = {
  pickup: ['paid', 'preparing', 'readyForPickup', 'done'],
  purchase: ['paid', 'accepted', 'ready', 'done'],
  charge: ['reserved', 'charging', 'awaitingPayment', 'done'],
  park: ['reserved', 'parked', 'awaitingPayment', 'done'],
  fuel: ['accepted', 'fuelling', 'awaitingPayment', 'done'],
  booking: ['booked', 'inService', 'done'],
} as const satisfies Readonly<Record<OrderKind, readonly OrderPhase[]>>;

const BEFOREHAND: Partial<Record<OrderStatus, number>> = {
  created: 0,
  awaitingPayment: 0,
  paid: 1,
  accepted: 1,
  ready: 2,
  done: 3,
};

const AFTERWARDS: Partial<Record<OrderStatus, number>> = {
  created: 0,
  accepted: 0,
  ready: 1,
  awaitingPayment: 2,
  paid: 3,
  done: 3,
};

const ON_THE_SPOT: Partial<Record<OrderStatus, number>> = {
  created: 0,
  accepted: 0,
  ready: 1,
  done: 2,
};

const PLACES: Readonly<Record<OrderKind, Partial<Record<OrderStatus, number>>>> = {
  pickup: BEFOREHAND,
  purchase: BEFOREHAND,
  charge: AFTERWARDS,
  park: AFTERWARDS,
  fuel: AFTERWARDS,
  booking: ON_THE_SPOT,
};

/** The step an order stands at, from 0; `null` when it was called off. */
export function stepOf(kind: OrderKind, status: OrderStatus): number | null {
  return PLACES[kind][status] ?? null;
}
