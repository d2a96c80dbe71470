import { z } from 'zod';
import type { Logger } from 'pino';
import { idSchema } from '../../../shared/services/text.ts';
import { serviceIdSchema } from '../../../shared/services/service.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { parseStored } from '../../storage/feature-storage.ts';
import type { RowStorage } from '../../storage/row-storage.ts';
import { storedOrderSchema, type StoredOrder } from './stored-order.ts';

/** A wish to have everything forgotten that a provider has not acknowledged yet. */
const erasureSchema = z.object({ service: serviceIdSchema, key: idSchema });

type Erasure = z.infer<typeof erasureSchema>;

/** An order that a provider has and the car does not want; to be cancelled there. */
const callOffSchema = z.object({
  service: serviceIdSchema,
  /** The provider's name for it. */
  orderId: idSchema,
  /** The idempotency key that it is cancelled with, however often. */
  key: idSchema,
});

export type CallOff = z.infer<typeof callOffSchema>;

/** What was paid from the seat on a day, and nothing about what for. */
const spentSchema = z.object({ day: z.iso.date(), minor: z.int().min(0) });

type Spent = z.infer<typeof spentSchema>;

const ORDER = 'order:';
const ERASURE = 'erasure:';
const CALL_OFF = 'callOff:';
const SPENT = 'spent';

/**
 * Orders on disk, a row each, written through: when {@link OrderStore.put} returns, the order and what
 * is to be sent of it survive a kill and a power cut.
 *
 * Every writing method throws when the disk does not take it.
 */
export class OrderStore {
  readonly #storage: RowStorage;
  readonly #orders = new Map<string, StoredOrder>();
  readonly #erasures = new Map<string, Erasure>();
  readonly #callOffs = new Map<string, CallOff>();
  #spent: Spent | null = null;

  /** Reads everything; rows that do not fit are left where they are, counted, and not used. */
  constructor(storage: RowStorage, log: Logger, rejections: Rejections) {
    this.#storage = storage;
    const reject = (name: string) => {
      rejections.add('services', 'invalid-row');
      log.warn({ name }, 'a stored order does not fit and is not used');
    };
    for (const [name, json] of storage.read()) {
      const value = parseStored(json);
      if (name.startsWith(ORDER)) {
        const parsed = storedOrderSchema.safeParse(value);
        if (parsed.success) this.#orders.set(parsed.data.key, parsed.data);
        else reject(name);
      } else if (name.startsWith(ERASURE)) {
        const parsed = erasureSchema.safeParse(value);
        if (parsed.success) this.#erasures.set(parsed.data.service, parsed.data);
        else reject(name);
      } else if (name.startsWith(CALL_OFF)) {
        const parsed = callOffSchema.safeParse(value);
        if (parsed.success) this.#callOffs.set(nameOf(parsed.data), parsed.data);
        else reject(name);
      } else if (name === SPENT) {
        const parsed = spentSchema.safeParse(value);
        if (parsed.success) this.#spent = parsed.data;
        else reject(name);
      }
    }
  }

  /** In the order in which they were placed. */
  get orders(): readonly StoredOrder[] {
    return [...this.#orders.values()].sort((a, b) => a.placedAt - b.placedAt);
  }

  order(key: string): StoredOrder | undefined {
    return this.#orders.get(key);
  }

  put(order: StoredOrder): void {
    this.#storage.write(ORDER + order.key, JSON.stringify(order));
    this.#orders.set(order.key, order);
  }

  remove(key: string): void {
    if (!this.#orders.has(key)) return;
    this.#storage.remove(ORDER + key);
    this.#orders.delete(key);
  }

  get erasures(): readonly Erasure[] {
    return [...this.#erasures.values()];
  }

  putErasure(erasure: Erasure): void {
    this.#storage.write(ERASURE + erasure.service, JSON.stringify(erasure));
    this.#erasures.set(erasure.service, erasure);
  }

  removeErasure(service: string): void {
    this.#storage.remove(ERASURE + service);
    this.#erasures.delete(service);
  }

  get callOffs(): readonly CallOff[] {
    return [...this.#callOffs.values()];
  }

  /** Keeps that an order is to be cancelled; one that is known already keeps its key. */
  putCallOff(callOff: CallOff): void {
    const name = nameOf(callOff);
    if (this.#callOffs.has(name)) return;
    this.#storage.write(CALL_OFF + name, JSON.stringify(callOff));
    this.#callOffs.set(name, callOff);
  }

  removeCallOff(callOff: CallOff): void {
    const name = nameOf(callOff);
    this.#storage.remove(CALL_OFF + name);
    this.#callOffs.delete(name);
  }

  get spent(): Spent | null {
    return this.#spent;
  }

  putSpent(spent: Spent): void {
    this.#storage.write(SPENT, JSON.stringify(spent));
    this.#spent = spent;
  }

  removeSpent(): void {
    if (!this.#spent) return;
    this.#storage.remove(SPENT);
    this.#spent = null;
  }

  close(): void {
    this.#storage.close();
  }
}

function nameOf({ service, orderId }: CallOff): string {
  return `${service}/${orderId}`;
}
