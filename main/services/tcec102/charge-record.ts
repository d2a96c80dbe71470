import { z } from 'zod';
import { orderSchema } from '../../../shared/services/order.ts';
import { idSchema, momentSchema } from '../../../shared/services/text.ts';
import { keptBillSchema, keptStatusSchema } from './schemas.ts';

/** What is known of a charge. */
export const chargeStateSchema = z.object({
  /** The idempotency key that its order was made with. */
  key: idSchema,
  connectorId: idSchema,
  createdAt: momentSchema,
  /**
   * `created`: the connector was not ready when it was asked for authorisation; `authorised`: it was;
   * `started`: the charge was begun.
   */
  stage: z.enum(['created', 'authorised', 'started', 'cancelled']),
  /** The operator's latest word that could be true. */
  status: keptStatusSchema.nullable(),
  /** Its bill (notification_charge_order_info). */
  bill: keptBillSchema.nullable(),
  /** The driver has paid this side; operators settle among themselves (T/CEC 102.1). */
  isPaid: z.boolean(),
});

export type ChargeState = Readonly<z.infer<typeof chargeStateSchema>>;

/** A charge under way, as it is kept over a restart. */
export const chargeRecordSchema = z.object({
  id: idSchema,
  state: chargeStateSchema,
  merchant: orderSchema.shape.merchant,
  /** What the order was last told as. */
  version: z.int().min(0),
  updatedAt: momentSchema,
});

export type ChargeRecord = z.infer<typeof chargeRecordSchema>;
