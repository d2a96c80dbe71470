import { z } from 'zod';
import type { Logger } from 'pino';
import { idSchema } from '../../../shared/services/text.ts';
import { serviceIdSchema } from '../../../shared/services/service.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { RowStorage } from '../../storage/row-storage.ts';
import { storedOrderSchema, type StoredOrder } from './stored-order.ts';

/** A wish to have everything forgotten that a provider has not acknowledged yet. */
const erasureSchema = z.object({ service: serviceIdSchema, key: idSchema });

type Erasure = z.infer<typeof erasureSchema>;

/** What was paid from the seat on a day, and nothing about what for. */
const spentSchema = z.object({ day: z.iso.date(), minor: z.int().min(0) });

type Spent = z.infer<typeof spentSchema>;

const ORDER = 'order:';
const ERASURE = 'erasure:';
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
  #spent: Spent | null = null;

  /** Reads everything; rows that do not fit are left where they are, counted, and not used. */
  constructor(storage: RowStorage, log: Logger, rejections: Rejections) {
    this.#storage = storage;
    const reject = (name: string) => {
      rejections.add('services', 'invalid-row');
      log.warn({ name }, 'a stored order does not fit and is not used');
    };
    for (const [name, json] of storage.read()) {
      const value = parseJson(json);
      if (name.startsWith(ORDER)) {
        const parsed = storedOrderSchema.safeParse(value);
        if (parsed.success) this.#orders.set(parsed.data.key, parsed.data);
        else reject(name);
      } else if (name.startsWith(ERASURE)) {
        const parsed = erasureSchema.safeParse(value);
        if (parsed.success) this.#erasures.set(parsed.data.service, parsed.data);
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

  get spent(): Spent | null {
    return this.#spent;
  }

  putSpent(spent: Spent): void {
    this.#storage.write(SPENT, JSON.stringify(spent));
    this.#spent = spent;
  }

  close(): void {
    this.#storage.close();
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
