import { createHash } from 'node:crypto';
import { isEnded } from '../../../shared/services/facts.ts';
import type {
  Order,
  OrderDetails,
  OrderOperation,
  OrderRequest,
  Quote,
} from '../../../shared/services/order.ts';
import type { DemoData } from './demo-data.ts';
import type { DemoProduct } from './demo-schema.ts';
import type { GatewayStore } from './gateway-store.ts';
import type { Market } from './market.ts';
import { offerOf } from './offer-of.ts';
import { orderAt, settledAt, withOperation } from './order-life.ts';
import type { OrderRecord } from './order-record.ts';
import { Refusal } from './refusal.ts';

const MAX_LISTED = 200;

export interface OrdersParts {
  readonly data: DemoData;
  readonly store: GatewayStore;
  readonly market: Market;
  /** How many times faster than real the demo merchants are. */
  readonly pace: number;
}

/** Orders at the demo merchants. Whoever calls a method that changes something does so in a transaction. */
export class Orders {
  readonly #parts: OrdersParts;

  constructor(parts: OrdersParts) {
    this.#parts = parts;
  }

  quote(request: OrderRequest, now: number): Quote {
    const { data, market } = this.#parts;
    return offerOf(data, market.counter(request.merchantId, now), request, now).quote;
  }

  create({ merchantId, details }: OrderRequest, key: string, now: number): Order {
    const { data, store, market, pace } = this.#parts;
    // Its answer has been forgotten; the order it made has not.
    if (store.order(orderId(key))) throw new Refusal('conflict', 'this key has made an order');
    const counter = market.counter(merchantId, now);
    const { quote, terms } = offerOf(data, counter, { details }, now);
    const { id, category, name, nameEn, lon, lat } = counter.merchant;
    return this.#keep(
      {
        id: orderId(key),
        key,
        createdAt: now,
        pace,
        details,
        isScarce: isScarce(details, data.menus[counter.demo.menu ?? '']),
        merchant: { id, category, name, ...(nameEn !== undefined && { nameEn }), lon, lat },
        lines: quote.lines,
        total: quote.total,
        ...terms,
        operations: [],
      },
      now,
    );
  }

  operate(id: string, operation: OrderOperation, now: number): Order {
    const changed = withOperation(this.#record(id), this.#parts.data.words, operation, now);
    return this.#keep(changed, now);
  }

  order(id: string, now: number): Order {
    return orderAt(this.#record(id), this.#parts.data.words, now);
  }

  /** Orders that changed since a moment, oldest change first. */
  changedSince(since: number, now: number): Order[] {
    const { store, data } = this.#parts;
    return store
      .ordersSince(since)
      .map((record) => orderAt(record, data.words, now))
      .filter(({ updatedAt }) => updatedAt >= since)
      .sort((a, b) => a.updatedAt - b.updatedAt || a.id.localeCompare(b.id))
      .slice(0, MAX_LISTED);
  }

  /** Forgets what has ended; `answer` is what a retry of the requests behind it is told from now on. */
  erase(now: number, answer: { readonly status: number; readonly body: string }): number {
    const { store, data } = this.#parts;
    const ended = store
      .ordersSince(0)
      .filter((record) => isEnded(orderAt(record, data.words, now).status));
    for (const { id } of ended) store.eraseOrder(id, answer.status, answer.body);
    return ended.length;
  }

  #record(id: string): OrderRecord {
    const record = this.#parts.store.order(id);
    if (!record) throw new Refusal('notFound', `there is no order ${id}`);
    return record;
  }

  #keep(record: OrderRecord, now: number): Order {
    const { store, data } = this.#parts;
    store.keepOrder(record, settledAt(record, data.words));
    return orderAt(record, data.words, now);
  }
}

function isScarce(details: OrderDetails, menu: readonly DemoProduct[] = []): boolean {
  if (details.kind !== 'pickup' && details.kind !== 'purchase') return true;
  return details.lines.some(({ productId }) =>
    menu.some(({ id, stockPerDay }) => id === productId && stockPerDay !== undefined),
  );
}

/** One key, one order: the id follows from it. */
function orderId(key: string): string {
  return `o-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}
