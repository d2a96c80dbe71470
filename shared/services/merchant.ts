import { z } from 'zod';
import { latSchema, lonSchema } from '../contract/region.ts';
import { moneySchema, unitPriceSchema } from './money.ts';
import { SERVICE_CATEGORIES } from './service.ts';
import { idSchema, momentSchema, plainText } from './text.ts';

/** State of a charging point. `unknown`: the provider has not said, or not lately. */
export const CONNECTOR_STATUSES = [
  'available',
  'occupied',
  'charging',
  'reserved',
  'fault',
  'unknown',
] as const;

export const connectorSchema = z.object({
  id: idSchema,
  name: plainText(40),
  current: z.enum(['dc', 'ac']),
  powerKw: z.number().positive().max(2000),
  status: z.enum(CONNECTOR_STATUSES),
  /** When the status was true. */
  updatedAt: momentSchema,
});

export type Connector = z.infer<typeof connectorSchema>;

/** Time of day on the merchant's clock, `HH:MM`; `24:00` ends a day. */
export const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** What a kilowatt-hour costs in a part of the day. Bands cover the day without gap or overlap. */
export const priceBandSchema = z.object({
  from: timeOfDaySchema,
  to: timeOfDaySchema,
  electricity: unitPriceSchema,
  service: unitPriceSchema,
});

export type PriceBand = z.infer<typeof priceBandSchema>;

export const chargingOfferSchema = z.object({
  connectors: z.array(connectorSchema).min(1).max(400),
  priceBands: z.array(priceBandSchema).min(1).max(48),
  canReserve: z.boolean(),
});

export const parkingOfferSchema = z.object({
  spaces: z.int().positive().max(100_000).exactOptional(),
  free: z.int().min(0).max(100_000).exactOptional(),
  /** Minutes that cost nothing. */
  freeMinutes: z.int().min(0).max(1440),
  perHour: moneySchema,
  /** Most that 24 hours cost. */
  dailyMax: moneySchema.exactOptional(),
  canReserve: z.boolean(),
  /** The gate knows the plate and bills the wallet: no stop at the exit. */
  canPayWithoutStopping: z.boolean(),
  updatedAt: momentSchema,
});

/** Grades sold at pumps in China (GB 17930, GB 19147). */
export const FUEL_GRADES = ['92', '95', '98', '0'] as const;

export const fuelOfferSchema = z.object({
  grades: z
    .array(z.object({ grade: z.enum(FUEL_GRADES), perLitre: unitPriceSchema }))
    .min(1)
    .max(8),
  pumps: z.array(idSchema).min(1).max(64),
});

/** Something a merchant sells: a dish, a coffee, a service of a workshop, an accessory. */
export const productSchema = z.object({
  id: idSchema,
  name: plainText(40),
  nameEn: plainText(80).exactOptional(),
  price: moneySchema,
  isSoldOut: z.boolean().default(false),
  /** Products of one group are listed together: `dish`, `drink`, `accessory`, `insurance`, `maintenance` … */
  group: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,31}$/)
    .exactOptional(),
  /** How long it takes, minutes. */
  takesMinutes: z.int().positive().max(1440).exactOptional(),
});

export type Product = z.infer<typeof productSchema>;

/** Where a service is had. */
export const merchantSchema = z.object({
  id: idSchema,
  category: z.enum(SERVICE_CATEGORIES),
  name: plainText(60),
  nameEn: plainText(120).exactOptional(),
  lon: lonSchema,
  lat: latSchema,
  address: plainText(120).exactOptional(),
  /** Opening hours of every day, from–to. Absent: not known. */
  hours: z.object({ from: timeOfDaySchema, to: timeOfDaySchema }).exactOptional(),
  rating: z.number().min(0).max(5).exactOptional(),
  /** Path of a picture, below the provider's address. */
  picture: z
    .string()
    .max(200)
    .regex(/^\/[\w./-]*$/)
    .exactOptional(),
  charging: chargingOfferSchema.exactOptional(),
  parking: parkingOfferSchema.exactOptional(),
  fuel: fuelOfferSchema.exactOptional(),
  products: z.array(productSchema).max(200).exactOptional(),
  /** Price of a night, for hotels; of a ticket, for sights. */
  priceFrom: moneySchema.exactOptional(),
});

export type Merchant = z.infer<typeof merchantSchema>;

/** A merchant as the driver sees it: with how far it is. */
export const merchantHitSchema = merchantSchema.extend({
  /** Straight distance from where the search was made, metres. */
  distanceM: z.number().nonnegative(),
  /** Extra driving when it lies along the route, metres. */
  detourM: z.number().nonnegative().exactOptional(),
});

export type MerchantHit = z.infer<typeof merchantHitSchema>;

/** A time that can be booked. */
export const slotSchema = z.object({
  id: idSchema,
  startsAt: momentSchema,
  endsAt: momentSchema,
  isFree: z.boolean(),
});

export type Slot = z.infer<typeof slotSchema>;
