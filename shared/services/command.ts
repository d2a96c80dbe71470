import { z } from 'zod';
import type { Purpose } from '../privacy/purpose.ts';
import { FUEL_GRADES } from './merchant.ts';
import { MAX_LINES, orderLineRequestSchema, type OrderOperation } from './order.ts';
import { idSchema, momentSchema, plainText } from './text.ts';

/** Which merchant: one from a list, or the nearest that fits. */
export const merchantChoiceSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('id'), id: idSchema }),
  z.object({ by: z.literal('nearest'), to: z.enum(['car', 'destination', 'route']) }),
]);

export type MerchantChoice = z.infer<typeof merchantChoiceSchema>;

export const NEAREST: MerchantChoice = { by: 'nearest', to: 'car' };

const merchant = merchantChoiceSchema.default(NEAREST);

/**
 * An order as the driver says it: whatever is left out, the host fills in (the free connector with
 * the most power, the next slot, the usual), so that a sentence is enough.
 */
export const orderDraftSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('charge'),
    merchant,
    connectorId: idSchema.exactOptional(),
    targetSoc: z.int().min(10).max(100).exactOptional(),
    /** Only hold the connector; the plug begins the session. */
    isReservation: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('park'),
    merchant,
    from: momentSchema.exactOptional(),
    to: momentSchema.exactOptional(),
  }),
  z.object({
    kind: z.literal('fuel'),
    merchant,
    pump: idSchema.exactOptional(),
    grade: z.enum(FUEL_GRADES).exactOptional(),
    litres: z.number().positive().max(200).exactOptional(),
  }),
  z.object({
    kind: z.literal('pickup'),
    merchant,
    lines: z.array(orderLineRequestSchema).min(1).max(MAX_LINES),
    at: momentSchema.exactOptional(),
  }),
  z.object({
    kind: z.literal('booking'),
    merchant,
    slotId: idSchema.exactOptional(),
    productIds: z.array(idSchema).max(MAX_LINES).default([]),
    subject: plainText(80).exactOptional(),
    phone: z
      .string()
      .regex(/^\+?\d{5,15}$/)
      .exactOptional(),
  }),
  z.object({
    kind: z.literal('purchase'),
    merchant,
    lines: z.array(orderLineRequestSchema).min(1).max(MAX_LINES),
    subject: plainText(80).exactOptional(),
  }),
]);

export type OrderDraft = z.infer<typeof orderDraftSchema>;

/** What an action asks of the services, as data; `main/services` carries it out. */
export type ServiceCommand =
  | { readonly kind: 'order'; readonly service: string; readonly draft: OrderDraft }
  /** The same as last time, at the place of last time or the one on the way. */
  | { readonly kind: 'orderUsual'; readonly service: string }
  /** `key` absent: the one order that it can only mean. */
  | { readonly kind: 'operate'; readonly operation: OrderOperation; readonly key?: string }
  | { readonly kind: 'goToOrder'; readonly key?: string }
  | { readonly kind: 'goToMerchant'; readonly service: string; readonly merchant: MerchantChoice }
  | { readonly kind: 'forgetOrder'; readonly key: string }
  | { readonly kind: 'acceptSuggestion' }
  | { readonly kind: 'dismissSuggestion' }
  /** `rule` absent: every suggestion. */
  | { readonly kind: 'silence'; readonly rule?: string; readonly silenced: boolean }
  | { readonly kind: 'setConsent'; readonly purpose: Purpose; readonly isGranted: boolean }
  | { readonly kind: 'erase'; readonly purpose: Purpose };
