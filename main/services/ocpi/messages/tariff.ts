import { z } from 'zod';
import { ciString, countryCode, dateTime, partyId, price } from './basics.ts';

/** Tariff of the module `tariffs`. */

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const date = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

export const DAYS_OF_WEEK = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;

const restrictionsSchema = z.object({
  start_time: timeOfDay.nullish(),
  end_time: timeOfDay.nullish(),
  start_date: date.nullish(),
  end_date: date.nullish(),
  min_kwh: z.number().nullish(),
  max_kwh: z.number().nullish(),
  min_current: z.number().nullish(),
  max_current: z.number().nullish(),
  min_power: z.number().nullish(),
  max_power: z.number().nullish(),
  min_duration: z.number().nullish(),
  max_duration: z.number().nullish(),
  day_of_week: z.array(z.enum(DAYS_OF_WEEK)).max(7).nullish(),
  reservation: z.string().max(40).nullish(),
});

export type Restrictions = z.infer<typeof restrictionsSchema>;

const priceComponentSchema = z.object({
  type: z.enum(['ENERGY', 'FLAT', 'PARKING_TIME', 'TIME']),
  /** For one kWh, one hour, or once; without VAT. */
  price: z.number(),
  /** Per cent. */
  vat: z.number().min(0).max(100).nullish(),
});

export type PriceComponent = z.infer<typeof priceComponentSchema>;

export const tariffSchema = z.object({
  country_code: countryCode,
  party_id: partyId,
  id: ciString(36),
  currency: z.string().length(3),
  type: z.string().max(40).nullish(),
  min_price: price.nullish(),
  max_price: price.nullish(),
  elements: z
    .array(
      z.object({
        price_components: z.array(priceComponentSchema).min(1).max(20),
        restrictions: restrictionsSchema.nullish(),
      }),
    )
    .min(1)
    .max(200),
  start_date_time: dateTime.nullish(),
  end_date_time: dateTime.nullish(),
  last_updated: dateTime,
});

export type Tariff = z.infer<typeof tariffSchema>;
