import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import {
  demoMenusSchema,
  demoMerchantsSchema,
  demoOffersSchema,
  demoTariffsSchema,
  demoWordsSchema,
  type DemoMenus,
  type DemoMerchant,
  type DemoOffer,
  type DemoTariffs,
  type DemoWords,
} from './demo-schema.ts';

/** Which file holds the merchants of a category; categories without one have none. */
export const MERCHANT_FILES: Readonly<Partial<Record<ServiceCategory, string>>> = {
  charging: 'charging.json',
  parking: 'parking.json',
  fuel: 'fuel.json',
  food: 'food.json',
  coffee: 'coffee.json',
  carCare: 'car-care.json',
  hotel: 'hotels.json',
  sight: 'sights.json',
  ownership: 'ownership.json',
};

/** The demo merchants, each file read when it is first needed: most starts of a host need none. */
export class DemoData {
  readonly #dir: string;
  readonly #merchants = new Map<ServiceCategory, ReadonlyMap<string, DemoMerchant>>();
  #tariffs: DemoTariffs | null = null;
  #menus: DemoMenus | null = null;
  #offers: readonly DemoOffer[] | null = null;
  #words: DemoWords | null = null;

  /** @param dir the folder `resources/services/demo` */
  constructor(dir: string) {
    this.#dir = dir;
  }

  get tariffs(): DemoTariffs {
    return (this.#tariffs ??= this.#read('tariffs.json', demoTariffsSchema));
  }

  get menus(): DemoMenus {
    return (this.#menus ??= this.#read('menus.json', demoMenusSchema));
  }

  get offers(): readonly DemoOffer[] {
    return (this.#offers ??= this.#read('offers.json', demoOffersSchema).offers);
  }

  get words(): DemoWords {
    return (this.#words ??= this.#read('words.json', demoWordsSchema));
  }

  /** Merchants of a category by id. */
  merchants(category: ServiceCategory): ReadonlyMap<string, DemoMerchant> {
    const known = this.#merchants.get(category);
    if (known) return known;
    const file = MERCHANT_FILES[category];
    const { merchants } = file ? this.#read(file, demoMerchantsSchema) : { merchants: [] };
    const byId = new Map(merchants.map((merchant) => [merchant.id, merchant]));
    this.#merchants.set(category, byId);
    return byId;
  }

  /** The merchant with an id and its category, or `null`. */
  find(id: string): { readonly category: ServiceCategory; readonly demo: DemoMerchant } | null {
    for (const category of Object.keys(MERCHANT_FILES) as ServiceCategory[]) {
      const demo = this.merchants(category).get(id);
      if (demo) return { category, demo };
    }
    return null;
  }

  /** @throws when the file is missing or does not fit: the product is not whole then */
  #read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
    return schema.parse(JSON.parse(readFileSync(join(this.#dir, file), 'utf8')));
  }
}
