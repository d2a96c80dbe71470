import { z } from 'zod';
import { ORDER_OPERATIONS } from '../../../shared/services/order.ts';
import { trackedOrderSchema, type TrackedOrder } from '../../../shared/services/services-state.ts';
import { idSchema, momentSchema } from '../../../shared/services/text.ts';
import { isEnded, statusOf } from '../../../shared/services/facts.ts';

/** What is to be told to the provider. */
const pendingSchema = z.object({
  what: z.enum(['create', ...ORDER_OPERATIONS]),
  /** The idempotency key it is sent with, however often. */
  key: idSchema,
  queuedAt: momentSchema,
  /** True once it may have reached the provider: from then on only the provider can say it did not. */
  isSent: z.boolean(),
});

export type Pending = z.infer<typeof pendingSchema>;

/**
 * An order as it lies in the database: one row with what is known of it and all that the provider has
 * yet to be told, so that both are written together.
 */
export const storedOrderSchema = trackedOrderSchema.omit({ sending: true, reminder: true }).extend({
  /** True when the estimate was one; else it was a price. */
  isEstimate: z.boolean(),
  /** Begun as soon as the provider has accepted it. */
  beginsWhenAccepted: z.boolean(),
  /** Paid from the wallet as soon as that is asked for: ordering it was the driver's word. */
  paysAtOnce: z.boolean(),
  /** Its gate bills the wallet: with consent it is paid without a stop. */
  canPayWithoutStopping: z.boolean(),
  pending: z.array(pendingSchema).max(20),
  /** When it was seen to have ended. */
  endedAt: momentSchema.nullable(),
});

export type StoredOrder = z.infer<typeof storedOrderSchema>;

/** The order as displays see it, without what only time and place add. */
export function trackedOf(stored: StoredOrder): TrackedOrder {
  const { key, service, merchant, details, estimate, placedAt, order, trouble, pending } = stored;
  return {
    ...{ key, service, merchant, details, estimate, placedAt, order, trouble },
    sending: pending[0]?.what ?? null,
  };
}

/** True when nothing more will happen to it. */
export function hasEnded(stored: StoredOrder): boolean {
  return stored.pending.length === 0 && isEnded(statusOf(trackedOf(stored)));
}

/**
 * The order without how to reach the driver: once the merchant has it, or does not want it, the car need
 * not keep it.
 */
export function withoutContact(stored: StoredOrder): StoredOrder {
  const { details } = stored;
  if (details.kind !== 'booking' || details.phone === undefined) return stored;
  const { kind, slotId, productIds, subject } = details;
  const kept = { kind, slotId, productIds, ...(subject !== undefined && { subject }) };
  return { ...stored, details: kept };
}

/** The order without anything that the driver told the merchant. */
export function withoutSubject(stored: StoredOrder): StoredOrder {
  const { details } = stored;
  if (details.kind !== 'booking') return stored;
  const { kind, slotId, productIds } = details;
  return { ...stored, details: { kind, slotId, productIds } };
}
