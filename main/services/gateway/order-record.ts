import { z } from 'zod';
import { parkingOfferSchema, priceBandSchema } from '../../../shared/services/merchant.ts';
import { moneySchema, unitPriceSchema } from '../../../shared/services/money.ts';
import {
  ORDER_OPERATIONS,
  orderDetailsSchema,
  orderLineSchema,
  orderSchema,
} from '../../../shared/services/order.ts';
import { idSchema, momentSchema } from '../../../shared/services/text.ts';

/**
 * An order as it is stored: what was agreed and what was asked for, with the times. Where it stands
 * follows from that and from the clock (`order-life.ts`), so nothing has to run for it to advance,
 * and a killed process cannot leave it half way.
 */
export const orderRecordSchema = z.object({
  id: idSchema,
  key: idSchema,
  createdAt: momentSchema,
  /** How many times faster than real the demo merchants are; 1: as in life. */
  pace: z.number().positive(),
  details: orderDetailsSchema,
  /** It takes what there is little of: a connector, a slot, a space, a product with a stock. */
  isScarce: z.boolean(),
  merchant: orderSchema.shape.merchant,
  /** What was quoted. */
  lines: z.array(orderLineSchema),
  total: moneySchema,
  /** Prices that held when it was ordered. */
  priceBands: z.array(priceBandSchema).exactOptional(),
  powerKw: z.number().positive().exactOptional(),
  parking: parkingOfferSchema
    .pick({ freeMinutes: true, perHour: true, dailyMax: true })
    .exactOptional(),
  perLitre: unitPriceSchema.exactOptional(),
  /** What it takes to make, minutes. */
  takesMinutes: z.number().min(0).exactOptional(),
  slot: z.object({ startsAt: momentSchema, endsAt: momentSchema }).exactOptional(),
  operations: z.array(z.object({ operation: z.enum(ORDER_OPERATIONS), at: momentSchema })),
});

export type OrderRecord = z.infer<typeof orderRecordSchema>;
