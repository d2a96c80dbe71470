import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { Order } from '../../../shared/services/order.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { backoffMs } from '../backoff.ts';
import type { ProviderAnswer, ProviderFault, ServiceProvider } from '../provider.ts';
import { failed } from '../provider-fault.ts';
import type { CallOff, OrderStore } from './order-store.ts';
import { pendingAfter, withoutUnwanted, withRefused } from './pending-outcome.ts';
import { withoutContact, type Pending, type StoredOrder } from './stored-order.ts';
import { withUpdate } from './with-update.ts';

/** Requests under way at once; an order never has more than one. */
const MAX_IN_FLIGHT = 6;

/** How often what waits is looked through, ms. */
const STEP_MS = 250;

export interface OutboxParts {
  readonly store: OrderStore;
  readonly provider: (service: string) => ServiceProvider | undefined;
  readonly newKey: () => string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly random: () => number;
  /** An order has changed; it is stored already. */
  readonly onChange: (key: string) => void;
  /** A request was refused for good; a payment was then not made. */
  readonly onRefused: (stored: StoredOrder, what: Pending['what']) => void;
  /** The disk does not take what must be kept. */
  readonly onStorageFailed: (error: unknown) => void;
}

interface Wait {
  readonly failures: number;
  /** Monotonic time of the next attempt. */
  readonly until: number;
}

/**
 * Sends what is stored with orders until the provider acknowledges or finally refuses it: one thing
 * per order at a time, in order, each with a key of its own that stays the same over every attempt and
 * every restart.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #inFlight = new Set<string>();
  readonly #waits = new Map<string, Wait>();
  readonly #settled = new Map<string, (refusal: Reason | null) => void>();
  readonly #stop: () => void;
  #isClosed = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#stop = parts.clock.every(STEP_MS, () => this.#step());
  }

  /**
   * Answers when `pending` has been tried for the first time: why it was refused, or `null` when it was
   * acknowledged or goes on being sent.
   */
  firstAttempt({ key }: Pending): Promise<Reason | null> {
    return new Promise((resolve) => {
      this.#settled.set(key, resolve);
      this.#step();
    });
  }

  /** True while a request about this order is under way: what a poll says then may be older. */
  isSending(key: string): boolean {
    return this.#inFlight.has(key);
  }

  /** A provider answers again: what waits for it need not wait any longer. */
  retryNow(service: string): void {
    for (const { key } of this.#parts.store.orders.filter((order) => order.service === service)) {
      this.#waits.delete(key);
    }
    for (const { key } of this.#parts.store.callOffs.filter((order) => order.service === service)) {
      this.#waits.delete(key);
    }
    this.#waits.delete(service);
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    for (const settle of this.#settled.values()) settle(null);
    this.#settled.clear();
  }

  #step(): void {
    const { store, clock } = this.#parts;
    const { mono } = clock.now();
    const isDue = (name: string) =>
      !this.#inFlight.has(name) && (this.#waits.get(name)?.until ?? 0) <= mono;
    for (const stored of store.orders) {
      if (this.#inFlight.size >= MAX_IN_FLIGHT) return;
      if (stored.pending.length > 0 && isDue(stored.key)) void this.#sendNext(stored);
    }
    for (const { service, key } of store.erasures) {
      if (isDue(service)) void this.#sendErasure(service, key);
    }
    for (const callOff of store.callOffs) {
      if (isDue(callOff.key)) void this.#sendCallOff(callOff);
    }
  }

  async #sendNext(stored: StoredOrder): Promise<void> {
    const [head] = stored.pending;
    if (!head) return;
    this.#inFlight.add(stored.key);
    try {
      const next = withoutUnwanted(stored, head, this.#parts.clock.now().wall);
      if (next) {
        this.#store(next.stored);
        this.#parts.onRefused(stored, head.what);
        this.#settle(head, next.refusal);
      } else {
        if (!head.isSent) this.#markSent(stored, head);
        const answer = await this.#send(stored, head);
        if (!this.#isClosed) this.#takeAnswer(stored.key, head, answer);
      }
    } catch (error) {
      this.#wait(stored.key);
      this.#parts.onStorageFailed(error);
    } finally {
      this.#inFlight.delete(stored.key);
    }
    if (!this.#isClosed) this.#step();
  }

  /** From here on the provider may know of it, whatever happens to this process. */
  #markSent(stored: StoredOrder, head: Pending): void {
    const pending = stored.pending.map((entry) =>
      entry === head ? { ...head, isSent: true } : entry,
    );
    this.#parts.store.put({ ...stored, pending });
  }

  async #send(
    { service, merchant, details, order }: StoredOrder,
    { what, key }: Pending,
  ): Promise<ProviderAnswer<Order>> {
    const provider = this.#parts.provider(service);
    // The service was taken out of the car: it may come back with the next start.
    if (!provider) return failed('unreachable', false, 'the service is not there');
    if (what === 'create') {
      return provider.createOrder({ merchantId: merchant.id, details }, key);
    }
    if (!order) return failed('notFound', true, 'the order was never placed');
    return provider.operate(order.id, what, key);
  }

  #takeAnswer(key: string, head: Pending, answer: ProviderAnswer<Order>): void {
    const { store, clock, log, rejections } = this.#parts;
    const stored = store.order(key);
    if (!stored) return;
    const { wall } = clock.now();
    if (!answer.ok) {
      const { code, isFinal, message } = answer.fault;
      rejections.add('services', code);
      log.warn({ service: stored.service, what: head.what, code, isFinal, message }, 'not sent');
      if (isFinal) {
        this.#callOff(stored, head, answer.fault.orderId);
        this.#refuse(stored, head, answer.fault);
      } else {
        this.#wait(key);
        this.#settle(head, null);
      }
      return;
    }
    const updated = withUpdate(stored, answer.value, wall);
    if (updated.kind === 'implausible') {
      const { why } = updated;
      rejections.add('services', 'implausible');
      log.warn({ service: stored.service, what: head.what, why }, 'the answer cannot be true');
      const message = `${head.what}: ${why}`;
      // With another key it is another's order, or another of ours: neither is to be touched.
      if (answer.value.key === key) this.#callOff(stored, head, answer.value.id);
      this.#refuse(stored, head, { code: 'implausible', isFinal: true, message });
      return;
    }
    // Stale: a notification of the same was faster.
    const order = updated.kind === 'accepted' ? updated.stored : stored;
    this.#waits.delete(key);
    const pending = pendingAfter(stored, head, wall, this.#parts.newKey);
    this.#store({ ...withoutContact(order), pending, trouble: null });
    this.#settle(head, null);
  }

  #refuse(stored: StoredOrder, head: Pending, fault: ProviderFault): void {
    const refused = withRefused(stored, head, fault, this.#parts.clock.now().wall);
    this.#waits.delete(stored.key);
    this.#store(refused.stored);
    // Whoever answers nonsense may still have taken the money.
    if (fault.code !== 'implausible') this.#parts.onRefused(stored, head.what);
    this.#settle(head, refused.refusal);
  }

  /** An order that was made, and is not believed, must not be carried out at the provider either. */
  #callOff({ service }: StoredOrder, { what }: Pending, orderId: string | undefined): void {
    if (what !== 'create' || orderId === undefined) return;
    this.#parts.store.putCallOff({ service, orderId, key: this.#parts.newKey() });
  }

  #sendCallOff(callOff: CallOff): Promise<void> {
    const { store, provider, log } = this.#parts;
    const { service, orderId, key } = callOff;
    return this.#tell(
      key,
      () => provider(service)?.operate(orderId, 'cancel', key),
      (answer) => {
        if (!answer.ok)
          log.warn({ service, code: answer.fault.code }, 'an order stays uncancelled');
        store.removeCallOff(callOff);
      },
    );
  }

  #sendErasure(service: string, key: string): Promise<void> {
    const { store, provider } = this.#parts;
    return this.#tell(
      service,
      () => provider(service)?.eraseOrders(key),
      () => {
        const isSame = store.erasures.some((erasure) => erasure.key === key);
        if (isSame) store.removeErasure(service);
      },
    );
  }

  /** Tells a provider something that belongs to no order here; `done` once it has answered for good. */
  async #tell<Value>(
    name: string,
    send: () => Promise<ProviderAnswer<Value>> | undefined,
    done: (answer: ProviderAnswer<Value>) => void,
  ): Promise<void> {
    this.#inFlight.add(name);
    try {
      const answer = await send();
      if (this.#isClosed) return;
      if (answer && (answer.ok || answer.fault.isFinal)) {
        done(answer);
        this.#waits.delete(name);
      } else this.#wait(name);
    } catch (error) {
      this.#wait(name);
      this.#parts.onStorageFailed(error);
    } finally {
      this.#inFlight.delete(name);
    }
  }

  #wait(name: string): void {
    const { clock, random } = this.#parts;
    const failures = (this.#waits.get(name)?.failures ?? 0) + 1;
    this.#waits.set(name, { failures, until: clock.now().mono + backoffMs(failures, random) });
  }

  #store(stored: StoredOrder): void {
    this.#parts.store.put(stored);
    this.#parts.onChange(stored.key);
  }

  #settle({ key }: Pending, refusal: Reason | null): void {
    this.#settled.get(key)?.(refusal);
    this.#settled.delete(key);
  }
}
