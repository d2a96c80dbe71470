import { z } from 'zod';
import { moneySchema } from '../../../shared/services/money.ts';
import { orderLineSchema, orderSchema } from '../../../shared/services/order.ts';
import { idSchema, momentSchema } from '../../../shared/services/text.ts';
import { COMMAND_RESULTS } from './messages/command.ts';
import { SESSION_STATUSES } from './messages/session.ts';

/**
 * What is kept of an order. OCPI knows no orders: a reservation, a session, and a CDR are held
 * together by the reference that each of them carries.
 */

const sentSchema = z.object({
  at: momentSchema,
  /** `unsure`: no answer came, so it may have been taken. */
  answer: z.enum(['unsure', 'accepted']),
  /** The result comes until then, or never. */
  deadline: momentSchema,
  result: z.enum(COMMAND_RESULTS).nullable(),
});

export type Sent = z.infer<typeof sentSchema>;

const sessionFactsSchema = z.object({
  id: z.string(),
  status: z.enum(SESSION_STATUSES),
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
  kwh: z.number(),
  /** `null`: the operator does not say; it does not mean free. */
  cost: moneySchema.nullable(),
  powerKw: z.number().nullable(),
  soc: z.number().nullable(),
  lastUpdated: momentSchema,
});

export type SessionFacts = z.infer<typeof sessionFactsSchema>;

const billSchema = z.object({
  id: z.string(),
  lines: z.array(orderLineSchema),
  total: moneySchema,
  startedAt: momentSchema,
  endedAt: momentSchema,
  kwh: z.number(),
  lastUpdated: momentSchema,
});

export type Bill = z.infer<typeof billSchema>;

export const orderRecordSchema = z.object({
  key: idSchema,
  reference: z.string(),
  merchant: orderSchema.shape.merchant,
  connectorId: idSchema,
  party: z.object({ country_code: z.string(), party_id: z.string() }),
  locationId: z.string(),
  evseUid: z.string(),
  /** Of OCPI; sent where the EVSE wants it. */
  ocpiConnectorId: z.string().nullable(),
  isReservation: z.boolean(),
  /** The cheapest kilowatt-hour of the day it was ordered, ten-thousandths of a yuan; 0: not known. */
  leastPerKwh: z.int().min(0),
  createdAt: momentSchema,
  /** When something of it last changed here. */
  changedAt: momentSchema,
  reservedUntil: momentSchema.nullable(),
  reserve: sentSchema.nullable(),
  start: sentSchema.nullable(),
  /** It came to nothing, or was cancelled; `note` in the operator's words. */
  ended: z.object({ at: momentSchema, note: z.string().nullable() }).nullable(),
  session: sessionFactsSchema.nullable(),
  bill: billSchema.nullable(),
  refund: z.object({ amount: moneySchema, lastUpdated: momentSchema }).nullable(),
});

export type OrderRecord = z.infer<typeof orderRecordSchema>;
