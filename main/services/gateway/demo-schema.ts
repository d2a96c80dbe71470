import { z } from 'zod';
import { latSchema, lonSchema } from '../../../shared/contract/region.ts';
import {
  FUEL_GRADES,
  priceBandSchema,
  productSchema,
  timeOfDaySchema,
} from '../../../shared/services/merchant.ts';
import { coversDay } from '../../../shared/services/plausible.ts';
import { SERVICE_CATEGORIES, serviceIdSchema } from '../../../shared/services/service.ts';
import { idSchema, localized, plainText } from '../../../shared/services/text.ts';

/** The demo merchants: files of `resources/services/demo`. Amounts are fen. */

const nameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const fenSchema = z.int().min(0).max(100_000_000);

const connectorsSchema = z.strictObject({
  count: z.int().min(1).max(100),
  powerKw: z.number().positive().max(1000),
});

export const demoMerchantSchema = z.strictObject({
  /** Where the demo region knows the place: its id there. */
  id: idSchema,
  name: plainText(60),
  nameEn: plainText(120),
  lon: lonSchema,
  lat: latSchema,
  address: plainText(120).exactOptional(),
  hours: z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema }).exactOptional(),
  rating: z.number().min(0).max(5).exactOptional(),
  priceFrom: fenSchema.exactOptional(),
  /** Name in `tariffs.json`; which connectors there are. */
  charging: z
    .strictObject({
      tariff: nameSchema,
      dc: connectorsSchema,
      ac: connectorsSchema.exactOptional(),
      canReserve: z.boolean(),
    })
    .exactOptional(),
  parking: z
    .strictObject({
      spaces: z.int().positive(),
      freeMinutes: z.int().min(0).max(1440),
      perHour: fenSchema,
      dailyMax: fenSchema.exactOptional(),
      canReserve: z.boolean(),
      canPayWithoutStopping: z.boolean(),
    })
    .exactOptional(),
  fuel: z.strictObject({ prices: nameSchema, pumps: z.int().min(1).max(32) }).exactOptional(),
  /** Name in `menus.json`. */
  menu: nameSchema.exactOptional(),
  /** Times that can be booked: every so many minutes, for so many cars at once. */
  slots: z
    .strictObject({ everyMinutes: z.int().min(15).max(240), bays: z.int().min(1).max(20) })
    .exactOptional(),
});

export type DemoMerchant = z.infer<typeof demoMerchantSchema>;

export const demoMerchantsSchema = z.strictObject({ merchants: z.array(demoMerchantSchema) });

export const demoTariffsSchema = z.strictObject({
  charging: z.record(
    nameSchema,
    z.array(priceBandSchema).min(1).refine(coversDay, 'the bands must cover the day'),
  ),
  fuel: z.record(
    nameSchema,
    z.array(z.strictObject({ grade: z.enum(FUEL_GRADES), tenThousandths: z.int().positive() })),
  ),
});

export type DemoTariffs = z.infer<typeof demoTariffsSchema>;

const demoProductSchema = productSchema
  .omit({ price: true, isSoldOut: true })
  .extend({
    nameEn: plainText(80),
    price: fenSchema,
    stockPerDay: z.int().positive().exactOptional(),
  })
  .strict();

export type DemoProduct = z.infer<typeof demoProductSchema>;

export const demoMenusSchema = z.record(nameSchema, z.array(demoProductSchema).min(1).max(40));

export type DemoMenus = z.infer<typeof demoMenusSchema>;

export const demoOffersSchema = z.strictObject({
  offers: z.array(
    z.strictObject({
      id: idSchema,
      service: serviceIdSchema,
      category: z.enum(SERVICE_CATEGORIES),
      /** The merchants it is of: those whose name begins so. */
      brand: plainText(20),
      title: localized(24),
      text: localized(60),
      /** Days that it runs, counted from every Monday. */
      days: z.int().min(1).max(7),
    }),
  ),
});

export type DemoOffer = z.infer<typeof demoOffersSchema>['offers'][number];

const wordSchema = localized(40);

/** What the gateway says in lines of bills and in notes. */
export const demoWordsSchema = z.strictObject({
  lines: z.strictObject({
    electricity: wordSchema,
    service: wordSchema,
    parking: wordSchema,
    fuel: wordSchema,
    booking: wordSchema,
  }),
  /** Name of the showrooms. */
  dealer: wordSchema,
  notes: z.strictObject({
    notPaid: plainText(120),
    notBegun: plainText(120),
    cancelled: plainText(120),
    refunded: plainText(120),
  }),
});

export type DemoWords = z.infer<typeof demoWordsSchema>;
