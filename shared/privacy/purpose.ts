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
  'assistantModel',
  'assistantRecogniser',
] as const;

export type Purpose = (typeof PURPOSES)[number];

export const purposeSchema = z.enum(PURPOSES);

/**
 * Purposes that exist only where the car is configured to send something to somebody by name. The
 * driver agrees to that recipient, not to any (PIPL article 23).
 */
const CONFIGURED_PURPOSES = ['assistantModel', 'assistantRecogniser'] as const;

type ConfiguredPurpose = (typeof CONFIGURED_PURPOSES)[number];

export function isConfiguredPurpose(purpose: Purpose): purpose is ConfiguredPurpose {
  return CONFIGURED_PURPOSES.some((one) => one === purpose);
}

/** Who gets the data of a configured purpose, as the driver is told: the name of a host. */
export type Recipients = Readonly<Record<ConfiguredPurpose, string | null>>;

/** Where data of a purpose lies. */
export const DATA_PLACES = ['car', 'provider'] as const;

export interface PurposeFacts {
  /** Kinds of data; each has words in `locales/<language>/privacy.json`. */
  readonly data: readonly DataKind[];
  readonly places: readonly (typeof DATA_PLACES)[number][];
  /**
   * Days that it is kept after its last use; 0: only while the flow is open; `null`: not in the car,
   * and elsewhere as the recipient's own terms say.
   */
  readonly keptDays: number | null;
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
  'words',
  'voice',
  'listNames',
  'carState',
] as const;

export type DataKind = (typeof DATA_KINDS)[number];

export const PURPOSE_FACTS = {
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
  // What exactly: `shared/assistant/model/prompt.ts`.
  assistantModel: {
    data: ['words', 'listNames', 'carState'],
    places: ['provider'],
    keptDays: null,
  },
  assistantRecogniser: { data: ['voice'], places: ['provider'], keptDays: null },
} as const satisfies Readonly<Record<Purpose, PurposeFacts>>;

/** What the driver has decided about a purpose. */
export const consentSchema = z.object({
  purpose: purposeSchema,
  isGranted: z.boolean(),
  /** Since when, epoch ms; absent: never asked. */
  since: z.number().exactOptional(),
  /** Records kept for it in the car now. */
  records: z.int().min(0),
  /** Who gets the data, for purposes that are configured. */
  recipient: z.string().max(300).exactOptional(),
});

export type Consent = z.infer<typeof consentSchema>;
