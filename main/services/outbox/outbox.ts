import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Order, OrderOperation } from '../../../shared/services/order.ts';
import { canBe } from '../../../shared/services/order-machine.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { backoffMs } from '../backoff.ts';
import { reasonOfFault } from '../fault-reason.ts';
import type { ProviderAnswer, ProviderFault, ServiceProvider } from '../provider.ts';
import { failed } from '../provider-fault.ts';
import type { OrderStore } from './order-store.ts';
import { withoutContact, type Pending, type StoredOrder } from './stored-order.ts';
import { withUpdate } from './with-update.ts';

/** Requests under way at once; an order never has more than one. */
const MAX_IN_FLIGHT = 6;

/** How often what waits is looked through, ms. */
const STEP_MS = 250;

/**
 * An order that could not be placed for so long is not wanted any more: coffee does not arrive an hour
 * later because the link came back.
 */
const WANTED_MS = 30 * 60_000;

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
  }

  async #sendNext(stored: StoredOrder): Promise<void> {
    const [head] = stored.pending;
    if (!head) return;
    this.#inFlight.add(stored.key);
    try {
      const next = this.#withoutUnwanted(stored, head);
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

  /**
   * What the order becomes without `head` when that is not to be sent any more: the order moved on in
   * the meantime, or it is too late for it. `null`: it is to be sent.
   */
  #withoutUnwanted(
    stored: StoredOrder,
    head: Pending,
  ): { readonly stored: StoredOrder; readonly refusal: Reason | null } | null {
    const { order, pending } = stored;
    const { wall } = this.#parts.clock.now();
    if (head.what === 'create') {
      if (head.isSent || wall - head.queuedAt < WANTED_MS) return null;
      const refusal = reason('services.providerDown', 'it could not be sent in time');
      return { stored: { ...stored, pending: [], trouble: refusal, endedAt: wall }, refusal };
    }
    if (head.isSent || (order && canBe(head.what, order))) return null;
    const refusal = reason(REFUSALS[head.what]);
    return { stored: { ...stored, pending: pending.slice(1), trouble: refusal }, refusal };
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
    const rest = stored.pending.filter((entry) => entry.key !== head.key);
    if (!answer.ok) {
      const { code, isFinal, message } = answer.fault;
      rejections.add('services', code);
      log.warn({ service: stored.service, what: head.what, code, isFinal, message }, 'not sent');
      if (isFinal) this.#refuse(stored, head, answer.fault);
      else {
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
      this.#refuse(stored, head, { code: 'implausible', isFinal: true, message });
      return;
    }
    // Stale: a notification of the same was faster.
    const order = updated.kind === 'accepted' ? updated.stored : stored;
    this.#waits.delete(key);
    const pending = this.#withoutLate(rest, head, wall);
    this.#store({ ...withoutContact(order), pending, trouble: null });
    this.#settle(head, null);
  }

  #refuse(stored: StoredOrder, head: Pending, fault: ProviderFault): void {
    const isGone = head.what === 'create';
    const trouble =
      fault.code === 'notFound' && !isGone ? reason('services.noOrder') : reasonOfFault(fault);
    const { wall } = this.#parts.clock.now();
    this.#waits.delete(stored.key);
    // What was to follow an order that does not exist has nothing to follow.
    const pending = stored.pending.filter(({ key }) => key !== head.key);
    // Neither has an order that its provider no longer knows.
    const isUnknown = isGone || fault.code === 'notFound';
    this.#store({
      ...stored,
      ...(isUnknown && { order: null, endedAt: wall }),
      pending: isUnknown ? [] : pending,
      trouble,
    });
    // Whoever answers nonsense may still have taken the money.
    if (fault.code !== 'implausible') this.#parts.onRefused(stored, head.what);
    this.#settle(head, trouble);
  }

  /** What comes through too late is called off at once. */
  #withoutLate(rest: readonly Pending[], head: Pending, wall: number): Pending[] {
    const isLate = head.what === 'create' && wall - head.queuedAt >= WANTED_MS;
    if (!isLate || rest.some(({ what }) => what === 'cancel')) return [...rest];
    const key = this.#parts.newKey();
    return [...rest, { what: 'cancel', key, queuedAt: wall, isSent: false }];
  }

  async #sendErasure(service: string, key: string): Promise<void> {
    const { store, provider, onStorageFailed } = this.#parts;
    this.#inFlight.add(service);
    try {
      const answer = await provider(service)?.eraseOrders(key);
      if (this.#isClosed) return;
      const isOver = answer && (answer.ok || answer.fault.isFinal);
      const isSame = store.erasures.some((erasure) => erasure.key === key);
      if (isOver && isSame) store.removeErasure(service);
      if (isOver) this.#waits.delete(service);
      else this.#wait(service);
    } catch (error) {
      this.#wait(service);
      onStorageFailed(error);
    } finally {
      this.#inFlight.delete(service);
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

const REFUSALS: Readonly<
  Record<OrderOperation, 'services.notPayable' | 'services.notCancellable' | 'services.noOrder'>
> = {
  pay: 'services.notPayable',
  cancel: 'services.notCancellable',
  begin: 'services.noOrder',
  end: 'services.noOrder',
};
