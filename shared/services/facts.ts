import type { Purpose } from '../privacy/purpose.ts';
import type { OrderKind, OrderStatus } from './order.ts';
import type { ServiceTile, ServicesState, TrackedOrder } from './services-state.ts';

/** An order under way, as predicates need it. */
export interface OrderFacts {
  readonly key: string;
  readonly service: string;
  readonly kind: OrderKind;
  readonly status: OrderStatus;
}

/** What the predicates of the actions need to know of the services. */
export interface ServiceFacts {
  readonly tiles: readonly Pick<ServiceTile, 'id' | 'category' | 'flow' | 'whileMoving'>[];
  /** Services whose usual order is known. */
  readonly usual: readonly string[];
  /** Orders that have not ended, latest first. */
  readonly underWay: readonly OrderFacts[];
  /** Keys of the orders that have. */
  readonly ended: readonly string[];
  readonly hasSuggestion: boolean;
  readonly granted: readonly Purpose[];
}

/** The facts of a state. */
export function serviceFacts(state: ServicesState): ServiceFacts {
  const orders = state.orders.map((tracked) => ({
    key: tracked.key,
    service: tracked.service,
    kind: tracked.details.kind,
    status: statusOf(tracked),
  }));
  return {
    tiles: state.tiles,
    usual: state.tiles.filter(({ usual }) => usual !== null).map(({ id }) => id),
    underWay: orders.filter(({ status }) => !isEnded(status)),
    ended: orders.filter(({ status }) => isEnded(status)).map(({ key }) => key),
    hasSuggestion: state.suggestion !== null,
    granted: state.consents.filter(({ isGranted }) => isGranted).map(({ purpose }) => purpose),
  };
}

/** The status of an order; one that its provider never took has ended. */
export function statusOf({ order, sending }: Pick<TrackedOrder, 'order' | 'sending'>): OrderStatus {
  if (order) return order.status;
  return sending === null ? 'cancelled' : 'created';
}

/** True when nothing more will happen to an order. */
export function isEnded(status: OrderStatus): boolean {
  return status === 'done' || status === 'cancelled' || status === 'refunded';
}
