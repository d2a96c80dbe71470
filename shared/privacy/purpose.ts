import { z } from 'zod';

/**
 * What personal data may be used for. Every purpose is off until the driver agrees, can be withdrawn
 * on the same screen, and says what is stored, where, and for how long (PIPL articles 14–17, 47;
 * order 7 on automotive data: processing in the car, nothing collected by default).
 */
export const PURPOSES = [
  'offers',
  'orderHistory',
  'autoPay',
  'carCareContact',
  'testDriveContact',
  'financeApplication',
  'tradeInContact',
] as const;

export type Purpose = (typeof PURPOSES)[number];

export const purposeSchema = z.enum(PURPOSES);

/** Where data of a purpose lies. */
export const DATA_PLACES = ['car', 'provider'] as const;

export interface PurposeFacts {
  /** Kinds of data; each has words in `locales/<language>/privacy.json`. */
  readonly data: readonly DataKind[];
  readonly places: readonly (typeof DATA_PLACES)[number][];
  /** Days that it is kept after its last use; 0: only while the flow is open. */
  readonly keptDays: number;
}

export const DATA_KINDS = [
  'position',
  'route',
  'chargeLevel',
  'orders',
  'payments',
  'plate',
  'odometer',
  'phone',
  'vehicleCondition',
] as const;

export type DataKind = (typeof DATA_KINDS)[number];

export const PURPOSE_FACTS: Readonly<Record<Purpose, PurposeFacts>> = {
  offers: { data: ['position'], places: ['provider'], keptDays: 0 },
  orderHistory: { data: ['orders', 'payments'], places: ['car', 'provider'], keptDays: 365 },
  autoPay: { data: ['plate', 'payments'], places: ['car', 'provider'], keptDays: 90 },
  carCareContact: { data: ['odometer', 'phone'], places: ['provider'], keptDays: 90 },
  testDriveContact: { data: ['phone'], places: ['provider'], keptDays: 30 },
  financeApplication: { data: ['phone'], places: ['provider'], keptDays: 30 },
  tradeInContact: {
    data: ['odometer', 'vehicleCondition', 'phone'],
    places: ['provider'],
    keptDays: 30,
  },
};

/** What the driver has decided about a purpose. */
export const consentSchema = z.object({
  purpose: purposeSchema,
  isGranted: z.boolean(),
  /** Since when, epoch ms; absent: never asked. */
  since: z.number().exactOptional(),
  /** Records kept for it in the car now. */
  records: z.int().min(0),
});

export type Consent = z.infer<typeof consentSchema>;
