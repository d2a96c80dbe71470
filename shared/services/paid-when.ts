import type { OrderKind } from './order.ts';

/** When an order is paid: before anything happens, when it is over, or at the counter. */
export type PaidWhen = 'beforehand' | 'afterwards' | 'onTheSpot';

const PAID_WHEN: Readonly<Record<OrderKind, PaidWhen>> = {
  pickup: 'beforehand',
  purchase: 'beforehand',
  charge: 'afterwards',
  park: 'afterwards',
  fuel: 'afterwards',
  booking: 'onTheSpot',
};

export function paidWhen(kind: OrderKind): PaidWhen {
  return PAID_WHEN[kind];
}
