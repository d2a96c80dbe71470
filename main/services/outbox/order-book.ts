import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Order, OrderDetails, OrderOperation } from '../../../shared/services/order.ts';
import { canBe } from '../../../shared/services/order-machine.ts';
import type { Money } from '../../../shared/services/money.ts';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { OrderStore } from './order-store.ts';
import type { Outbox } from './outbox.ts';
import { NOT_POSSIBLE } from './pending-outcome.ts';
import { hasEnded, type Pending, type StoredOrder } from './stored-order.ts';
import type { Wallet } from './wallet.ts';
import { withUpdate } from './with-update.ts';

/** An order as it is put together, before anybody else knows of it. */
export interface NewOrder {
  readonly service: string;
  readonly merchant: TrackedOrder['merchant'];
  readonly details: OrderDetails;
  readonly estimate: Money | null;
  readonly isEstimate: boolean;
  readonly beginsWhenAccepted: boolean;
  readonly paysAtOnce: boolean;
  readonly canPayWithoutStopping: boolean;
}

export interface OrderBookParts {
  readonly store: OrderStore;
  readonly outbox: Outbox;
  readonly wallet: Wallet;
  readonly newKey: () => string;
  /** True when the driver agreed that parking is paid without asking. */
  readonly paysByItself: () => boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly onChange: () => void;
}

/** Kinds of which a car can only have one under way at a service: it is at one place. */
const ONE_AT_A_TIME: readonly OrderDetails['kind'][] = ['charge', 'park', 'fuel'];

/** The same things ordered twice within this time are one order and a nervous finger, ms. */
const TWICE_MS = 60_000;

/** Everything ordered: what may be asked of it, and what its providers say of it. */
export class OrderBook {
  readonly #parts: OrderBookParts;

  constructor(parts: OrderBookParts) {
    this.#parts = parts;
  }

  /** Under way first, latest first; then the ended ones, latest first. */
  get all(): readonly StoredOrder[] {
    const { orders } = this.#parts.store;
    const latest = [...orders].reverse();
    return [
      ...latest.filter((stored) => !hasEnded(stored)),
      ...latest.filter(hasEnded).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)),
    ];
  }

  /**
   * Stores an order and has it sent; answers after the first attempt.
   *
   * @returns why it was not placed, or `null`: it was, or goes on being sent
   * @throws when it cannot be stored: then it has not been sent either
   */
  place(order: NewOrder): Promise<Reason | null> {
    const { store, outbox, newKey, clock } = this.#parts;
    if (this.#isUnderWay(order)) return Promise.resolve(reason('services.alreadyUnderWay'));
    const { wall } = clock.now();
    const key = newKey();
    // The order's own key makes its creation happen once.
    const create: Pending = { what: 'create', key, queuedAt: wall, isSent: false };
    store.put({
      ...order,
      key,
      placedAt: wall,
      order: null,
      trouble: null,
      pending: [create],
      endedAt: null,
    });
    this.#parts.onChange();
    return outbox.firstAttempt(create);
  }

  /**
   * Has the provider pay, cancel, begin, or end an order.
   *
   * @param key absent: the latest order that it can only mean
   * @throws when the wish cannot be stored
   */
  async ask(operation: OrderOperation, key: string | undefined): Promise<Reason | null> {
    const { store } = this.#parts;
    const stored = key === undefined ? this.#meantBy(operation) : store.order(key);
    if (!stored || hasEnded(stored)) return reason('services.noOrder');
    const { order, pending } = stored;
    if (pending.some(({ what }) => what === operation)) return null;
    if (operation === 'cancel' && !order) return this.#cancelUnplaced(stored);
    if (operation === 'begin' && order?.status === 'created') {
      this.#put({ ...stored, beginsWhenAccepted: true });
      return null;
    }
    if (!order || !canBe(operation, order)) return reason(NOT_POSSIBLE[operation]);
    if (operation === 'pay') return this.#pay(stored, order);
    return this.#queue(stored, operation);
  }

  /** Removes an ended order from the list. */
  forget(key: string): Reason | null {
    const { store, onChange } = this.#parts;
    const stored = store.order(key);
    if (!stored || !hasEnded(stored)) return reason('services.noOrder');
    store.remove(key);
    onChange();
    return null;
  }

  /**
   * Takes what a provider says of an order on its own or when asked.
   *
   * @returns false when it was refused as implausible
   */
  take(service: string, update: Order, isNotification: boolean): boolean {
    const { store, clock, log, rejections } = this.#parts;
    const stored = store.order(update.key);
    // Erased here, or another car's: neither is of interest.
    if (stored?.service !== service) return true;
    const updated = withUpdate(stored, update, clock.now().wall);
    switch (updated.kind) {
      case 'stale':
        if (isNotification) rejections.add('services', 'replayed');
        return true;
      case 'implausible':
        rejections.add('services', 'implausible');
        log.warn({ service, why: updated.why }, 'an update of an order cannot be true');
        return false;
      case 'accepted':
        this.#put(updated.stored);
        this.followUp(update.key);
        return true;
    }
  }

  /** What the car itself does next with an order that has changed: begin it, pay for parking. */
  followUp(key: string): void {
    const { store, paysByItself } = this.#parts;
    const stored = store.order(key);
    if (!stored?.order || stored.pending.length > 0) return;
    const { order, beginsWhenAccepted, paysAtOnce, canPayWithoutStopping } = stored;
    const isGate = order.kind === 'park' && canPayWithoutStopping && paysByItself();
    if (beginsWhenAccepted && canBe('begin', order)) {
      void this.#queue({ ...stored, beginsWhenAccepted: false }, 'begin');
    } else if ((isGate || paysAtOnce) && canBe('pay', order) && !stored.trouble) {
      // After a refusal the driver decides.
      void this.#pay({ ...stored, paysAtOnce: false }, order);
    }
  }

  /** A request was refused for good: what was set aside for a payment is free again. */
  refused({ order }: StoredOrder, what: Pending['what']): void {
    if (what === 'pay' && order) this.#parts.wallet.release(order.total);
  }

  #put(stored: StoredOrder): void {
    this.#parts.store.put(stored);
    this.#parts.onChange();
  }

  #pay(stored: StoredOrder, order: Order): Promise<Reason | null> {
    if (!this.#parts.wallet.reserve(order.total)) {
      const trouble = reason('services.overLimit');
      this.#put({ ...stored, trouble });
      return Promise.resolve(trouble);
    }
    return this.#queue(stored, 'pay');
  }

  #queue(stored: StoredOrder, what: OrderOperation): Promise<Reason | null> {
    const { newKey, clock, outbox } = this.#parts;
    const entry: Pending = { what, key: newKey(), queuedAt: clock.now().wall, isSent: false };
    this.#put({ ...stored, trouble: null, pending: [...stored.pending, entry] });
    return outbox.firstAttempt(entry);
  }

  /** An order that nobody has seen is simply dropped; one that may have arrived is cancelled after it. */
  #cancelUnplaced(stored: StoredOrder): Promise<Reason | null> | null {
    const { store, outbox, onChange } = this.#parts;
    const [create] = stored.pending;
    if (create && !create.isSent && !outbox.isSending(stored.key)) {
      store.remove(stored.key);
      onChange();
      return null;
    }
    const { newKey, clock } = this.#parts;
    const cancel: Pending = {
      what: 'cancel',
      key: newKey(),
      queuedAt: clock.now().wall,
      isSent: false,
    };
    this.#put({ ...stored, pending: [...stored.pending, cancel] });
    return null;
  }

  #meantBy(operation: OrderOperation): StoredOrder | undefined {
    return this.all.find(({ order }) => order && canBe(operation, order));
  }

  #isUnderWay({ service, merchant, details }: NewOrder): boolean {
    const { store, clock } = this.#parts;
    const { wall } = clock.now();
    return store.orders.some((known) => {
      if (known.service !== service || known.details.kind !== details.kind) return false;
      if (hasEnded(known)) return false;
      if (ONE_AT_A_TIME.includes(details.kind)) return true;
      const isSame =
        known.merchant.id === merchant.id && sameThings(known.details) === sameThings(details);
      return isSame && wall - known.placedAt < TWICE_MS;
    });
  }
}

/** What is ordered, without the time that was worked out for it. */
function sameThings(details: OrderDetails): string {
  return JSON.stringify(details.kind === 'pickup' ? details.lines : details);
}
