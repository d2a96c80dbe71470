import type { Clock } from '../../shared/clock.ts';
import { PURPOSE_FACTS, type Purpose } from '../../shared/privacy/purpose.ts';
import { contactKeptDays } from '../../shared/services/contact.ts';
import type { ServiceCategory } from '../../shared/services/service.ts';
import type { TrackedOrder } from '../../shared/services/services-state.ts';
import { usualOf, type Usual } from '../../shared/services/usual.ts';
import type { OrderStore } from './outbox/order-store.ts';
import {
  hasEnded,
  trackedOf,
  withoutContact,
  withoutSubject,
  type StoredOrder,
} from './outbox/stored-order.ts';
import { dayOf } from './outbox/wallet.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Without consent an ended order stays this long, so that the driver can see how it ended. */
const SHOWN_MS = 10 * MINUTE_MS;

/** Most ended orders that are kept with consent. */
const MAX_KEPT = 500;

/** Services whose orders belong to a purpose; `all`: every one. */
const CATEGORIES: Readonly<Record<Purpose, readonly ServiceCategory[] | 'all'>> = {
  offers: [],
  orderHistory: 'all',
  autoPay: ['parking'],
  carCareContact: ['carCare'],
  testDriveContact: ['ownership'],
  financeApplication: ['ownership'],
  tradeInContact: ['ownership'],
  assistantModel: [],
  assistantRecogniser: [],
};

export interface HistoryParts {
  readonly store: OrderStore;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** True when the driver agreed that orders are kept. */
  readonly isKept: () => boolean;
  readonly onChange: () => void;
}

/** What stays of orders that have ended: nothing, unless the driver agreed. */
export class History {
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** Latest first. */
  get #ended(): readonly StoredOrder[] {
    return this.#parts.store.orders
      .filter(hasEnded)
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  }

  /** Orders that are kept for the purpose of keeping them. */
  get records(): number {
    return this.#parts.isKept() ? this.#ended.length : 0;
  }

  usual(service: string): Usual | null {
    if (!this.#parts.isKept()) return null;
    return usualOf(this.#endedOf(service));
  }

  /** How often something of a service was had before. */
  ordersBefore(service: string): number {
    return this.#parts.isKept() ? this.#endedOf(service).length : 0;
  }

  /** Removes what may not be kept any longer; to be called now and then. */
  tidy(): void {
    const { isKept, clock, store } = this.#parts;
    const { wall } = clock.now();
    this.#tidyContacts(wall);
    // What was paid on a day counts against that day's limit, and for nothing after it.
    if (store.spent && store.spent.day !== dayOf(wall)) store.removeSpent();
    const keptMs = isKept() ? PURPOSE_FACTS.orderHistory.keptDays * DAY_MS : SHOWN_MS;
    this.#remove(
      this.#ended.filter(
        ({ endedAt, placedAt }, index) =>
          index >= MAX_KEPT || wall - (endedAt ?? placedAt) > keptMs,
      ),
    );
  }

  /**
   * Removes the ended orders of a purpose from the car at once, and has their providers forget them too
   * as soon as they can be reached.
   *
   * @param services all services with their categories
   */
  erase(
    purpose: Purpose,
    services: readonly { readonly id: string; readonly category: ServiceCategory }[],
  ): void {
    const { store, newKey } = this.#parts;
    const categories = CATEGORIES[purpose];
    const concerned = services.filter(
      ({ category }) => categories === 'all' || categories.includes(category),
    );
    for (const { id } of concerned) store.putErasure({ service: id, key: newKey() });
    const ids = new Set(concerned.map(({ id }) => id));
    this.#remove(this.#ended.filter(({ service }) => categories === 'all' || ids.has(service)));
  }

  /** The driver no longer wants orders to be kept. */
  withdrawn(): void {
    this.#remove(this.#ended);
  }

  /** A merchant may be told a number and a reason; here they stay no longer than the driver was told. */
  #tidyContacts(wall: number): void {
    const { store } = this.#parts;
    for (const stored of store.orders) {
      const { merchant, details, endedAt, placedAt } = stored;
      const days = contactKeptDays(merchant.category);
      const isOld = days !== null && wall - (endedAt ?? placedAt) > days * DAY_MS;
      if (!isOld || details.kind !== 'booking') continue;
      const isEnded = hasEnded(stored);
      if (isEnded ? details.subject === undefined : details.phone === undefined) continue;
      store.put(isEnded ? withoutSubject(stored) : withoutContact(stored));
    }
  }

  #endedOf(service: string): readonly TrackedOrder[] {
    return this.#ended.filter((stored) => stored.service === service).map(trackedOf);
  }

  #remove(orders: readonly StoredOrder[]): void {
    for (const { key } of orders) this.#parts.store.remove(key);
    if (orders.length > 0) this.#parts.onChange();
  }
}
