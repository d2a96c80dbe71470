import { z } from 'zod';
import { reasonSchema } from '../contract/reason.ts';
import { consentSchema } from '../privacy/purpose.ts';
import { moneySchema } from './money.ts';
import { offerSchema } from './offer.ts';
import { ORDER_OPERATIONS, orderDetailsSchema, orderSchema } from './order.ts';
import { REMINDERS } from './reminder.ts';
import { SERVICE_CATEGORIES, SERVICE_FLOWS, serviceIdSchema } from './service.ts';
import { suggestionSchema } from './suggestion.ts';
import { idSchema, localizedSchema, momentSchema } from './text.ts';
import { SERVICE_ICONS } from './manifest.ts';
import { weatherSchema } from './weather.ts';

/** A service as the page needs it. */
export const serviceTileSchema = z.object({
  id: serviceIdSchema,
  names: localizedSchema,
  icon: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('builtIn'), name: z.enum(SERVICE_ICONS) }),
    /** Address of the picture at the host. */
    z.object({ kind: z.literal('file'), path: z.string() }),
  ]),
  category: z.enum(SERVICE_CATEGORIES),
  flow: z.enum(SERVICE_FLOWS),
  whileMoving: z.enum(['hidden', 'look', 'use']),
  /** Its merchants are inventions of the embedded gateway: the tile says so. */
  isDemo: z.boolean(),
  /** Why its provider cannot be used now; `null` when it can, as far as is known. */
  trouble: reasonSchema.nullable(),
  /** What one tap orders again, when the driver agreed to keep orders and there is one. */
  usual: z
    .object({
      merchant: orderSchema.shape.merchant,
      lines: orderSchema.shape.lines,
      total: moneySchema,
    })
    .nullable(),
});

export type ServiceTile = z.infer<typeof serviceTileSchema>;

/**
 * An order as the car keeps it. `order` is the provider's latest word; until there is one, `draft`
 * is all there is. `sending` names what is in the outbox and has not been acknowledged.
 */
export const trackedOrderSchema = z.object({
  /** The key of the order: known before the provider has given an id. */
  key: idSchema,
  service: serviceIdSchema,
  merchant: orderSchema.shape.merchant,
  details: orderDetailsSchema,
  /** Estimate shown when it was ordered. */
  estimate: moneySchema.nullable(),
  placedAt: momentSchema,
  order: orderSchema.nullable(),
  sending: z.enum(['create', ...ORDER_OPERATIONS]).nullable(),
  /** Why the last thing asked for did not happen, if so. */
  trouble: reasonSchema.nullable(),
  /** What the driver should be told of it now. */
  reminder: z.enum(REMINDERS).exactOptional(),
});

export type TrackedOrder = z.infer<typeof trackedOrderSchema>;

/** What may be paid from the seat. */
export const walletSchema = z.object({
  /** Payments go to a sandbox: no money moves. */
  isSandbox: z.boolean(),
  perOrder: moneySchema,
  perDay: moneySchema,
  spentToday: moneySchema,
});

/** A manifest that was set aside, and why. */
export const serviceFaultSchema = z.object({
  folder: z.string(),
  code: z.enum([
    'unreadable',
    'notJson',
    'invalid',
    'newerFormat',
    'idMismatch',
    'iconInvalid',
    'alwaysTrue',
    'unknownAction',
  ]),
  message: z.string().max(400),
});

export type ServiceFault = z.infer<typeof serviceFaultSchema>;

/** A rule that the driver has silenced. */
const silencedRuleSchema = z.object({
  /** `service/rule`; `*`: all suggestions. */
  rule: z.string(),
  /** What its cards were called; `null`: all rules, one of another release, or one that names a place. */
  title: localizedSchema.nullable(),
});

export type SilencedRule = z.infer<typeof silencedRuleSchema>;

/** Everything about services that displays show; each part is sent whole when it changes. */
export const servicesStateSchema = z.object({
  /** In their order on the screen. */
  tiles: z.array(serviceTileSchema),
  /** Under way first, then the latest that ended. */
  orders: z.array(trackedOrderSchema),
  suggestion: suggestionSchema.nullable(),
  /** Offers, when the driver agreed to them. */
  offers: z.array(offerSchema),
  weather: weatherSchema.nullable(),
  wallet: walletSchema,
  consents: z.array(consentSchema),
  silenced: z.array(silencedRuleSchema),
  faults: z.array(serviceFaultSchema),
});

export type ServicesState = z.infer<typeof servicesStateSchema>;

const NOTHING = { currency: 'CNY', minor: 0 } as const;

/** Nothing is known yet. */
export const EMPTY_SERVICES: ServicesState = {
  tiles: [],
  orders: [],
  suggestion: null,
  offers: [],
  weather: null,
  wallet: { isSandbox: true, perOrder: NOTHING, perDay: NOTHING, spentToday: NOTHING },
  consents: [],
  silenced: [],
  faults: [],
};
