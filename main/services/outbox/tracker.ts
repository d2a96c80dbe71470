import type { Clock } from '../../../shared/clock.ts';
import { pollAfterMs } from '../../../shared/services/poll-pace.ts';
import type { Order } from '../../../shared/services/order.ts';
import type { ServiceProvider } from '../provider.ts';
import type { OrderStore } from './order-store.ts';
import type { Outbox } from './outbox.ts';

/** How often it is looked who is to be asked about, ms. */
const STEP_MS = 500;

/** After failures an order is asked about this much more rarely, at most. */
const MAX_SLOWDOWN = 8;

export interface TrackerParts {
  readonly store: OrderStore;
  readonly outbox: Outbox;
  readonly provider: (service: string) => ServiceProvider | undefined;
  readonly take: (service: string, update: Order) => void;
  readonly clock: Clock;
}

interface Pace {
  readonly version: number;
  readonly nextAt: number;
  readonly slowdown: number;
}

/** Follows orders under way by asking their providers, as often as the matter deserves. */
export class Tracker {
  readonly #parts: TrackerParts;
  readonly #paces = new Map<string, Pace>();
  readonly #asking = new Set<string>();
  readonly #stop: () => void;
  #isClosed = false;

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    this.#stop = parts.clock.every(STEP_MS, () => this.#step());
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  #step(): void {
    const { store, outbox, clock } = this.#parts;
    const { mono, wall } = clock.now();
    const due = new Map<string, { readonly key: string; readonly order: Order }[]>();
    for (const { key, service, order, pending } of store.orders) {
      if (!order || pending.length > 0 || outbox.isSending(key)) continue;
      if (pollAfterMs(order, wall) === null) {
        this.#paces.delete(key);
        continue;
      }
      const pace = this.#paces.get(key);
      // What has just changed is looked at in its own time, not in that of what it was before.
      if (pace && pace.version !== order.version) this.#planNext(key, true);
      else if (pace && pace.nextAt > mono) continue;
      else {
        due.set(service, [...(due.get(service) ?? []), { key, order }]);
      }
    }
    for (const [service, orders] of due) {
      if (!this.#asking.has(service)) void this.#ask(service, orders);
    }
  }

  async #ask(
    service: string,
    orders: readonly { readonly key: string; readonly order: Order }[],
  ): Promise<void> {
    const provider = this.#parts.provider(service);
    if (!provider) return;
    this.#asking.add(service);
    try {
      const updates = await askAll(
        provider,
        orders.map(({ order }) => order),
      );
      if (this.#isClosed) return;
      for (const update of updates ?? []) this.#parts.take(service, update);
      for (const { key } of orders) this.#planNext(key, updates !== null);
    } finally {
      this.#asking.delete(service);
    }
  }

  #planNext(key: string, hasAnswered: boolean): void {
    const { store, clock } = this.#parts;
    const order = store.order(key)?.order;
    const { mono, wall } = clock.now();
    const after = order ? pollAfterMs(order, wall) : null;
    if (!order || after === null) {
      this.#paces.delete(key);
      return;
    }
    const before = this.#paces.get(key)?.slowdown ?? 1;
    const slowdown = hasAnswered ? 1 : Math.min(MAX_SLOWDOWN, 2 * before);
    const { version } = order;
    this.#paces.set(key, { version, nextAt: mono + after * slowdown, slowdown });
  }
}

/** What the provider says of the orders, or `null` when it does not answer. */
async function askAll(
  provider: ServiceProvider,
  orders: readonly Order[],
): Promise<readonly Order[] | null> {
  const [first] = orders;
  if (!first) return [];
  const oldest = Math.min(...orders.map(({ updatedAt }) => updatedAt));
  if (orders.length > 1 && provider.ordersSince) return changedSince(provider, oldest);
  const updates: Order[] = [];
  for (const { id } of orders) {
    const answer = await provider.order(id);
    if (!answer.ok && !answer.fault.isFinal) return null;
    if (answer.ok) updates.push(answer.value);
  }
  return updates;
}

/** Answers of `ordersSince` are cut off here (`PROVIDER_ENDPOINTS.orders`). */
const PAGE = 200;

/** A car does not have more orders than these pages hold. */
const MAX_PAGES = 10;

async function changedSince(
  provider: ServiceProvider,
  since: number,
): Promise<readonly Order[] | null> {
  const updates: Order[] = [];
  let from = since;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await provider.ordersSince?.(from);
    if (!answer?.ok) return null;
    updates.push(...answer.value);
    const last = answer.value.at(-1);
    if (!last || answer.value.length < PAGE || last.updatedAt <= from) break;
    from = last.updatedAt;
  }
  return updates;
}
