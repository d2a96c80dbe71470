import type { Merchant, Slot } from '../../../shared/services/merchant.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { DemoData } from './demo-data.ts';
import type { DemoMerchant } from './demo-schema.ts';
import type { GatewayStore } from './gateway-store.ts';
import { merchantAt } from './live-merchant.ts';
import { dayAt, startOfDay } from './merchant-day.ts';
import { Refusal } from './refusal.ts';
import { slotsOf } from './slots.ts';
import { takenBy, type Taken } from './taken.ts';

/** A merchant as an order meets it. */
export interface Counter {
  readonly demo: DemoMerchant;
  readonly merchant: Merchant;
  readonly taken: Taken;
}

/** The demo merchants as they are now. */
export class Market {
  readonly #data: DemoData;
  readonly #store: GatewayStore;

  constructor(data: DemoData, store: GatewayStore) {
    this.#data = data;
    this.#store = store;
  }

  /** Merchants of a category within `radiusM`, nearest first. */
  around(
    category: ServiceCategory,
    near: Point,
    { radiusM, limit }: { readonly radiusM: number; readonly limit: number },
    now: number,
  ): Merchant[] {
    return [...this.#data.merchants(category).values()]
      .map((demo) => ({ demo, far: distanceM(near, demo) }))
      .filter(({ far }) => far <= radiusM)
      .sort((a, b) => a.far - b.far)
      .slice(0, limit)
      .map(({ demo }) => this.#counter(category, demo, now).merchant);
  }

  /** @throws Refusal `notFound` */
  counter(id: string, now: number): Counter {
    const found = this.#data.find(id);
    if (!found) throw new Refusal('notFound', `there is no merchant ${id}`);
    return this.#counter(found.category, found.demo, now);
  }

  /** @throws Refusal `notFound` */
  slots(id: string, day: string, now: number): Slot[] {
    const { demo, taken } = this.counter(id, now);
    return slotsOf(demo, day, taken, now);
  }

  #counter(category: ServiceCategory, demo: DemoMerchant, now: number): Counter {
    const records = this.#store.scarceOrdersOf(demo.id, startOfDay(dayAt(now)));
    const taken = takenBy(records, this.#data.words, now);
    return { demo, taken, merchant: merchantAt(this.#data, category, demo, taken, now) };
  }
}
