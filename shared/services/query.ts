import { z } from 'zod';
import { pointSchema } from '../navigation/place.ts';
import { orderDraftSchema } from './command.ts';
import { serviceIdSchema } from './service.ts';
import { idSchema } from './text.ts';

/** Merchants of a service: around the car, the destination, or a point, or along the route. */
export const merchantQuerySchema = z.object({
  service: serviceIdSchema,
  where: z
    .discriminatedUnion('by', [
      z.object({ by: z.literal('car') }),
      z.object({ by: z.literal('destination') }),
      z.object({ by: z.literal('route') }),
      z.object({ by: z.literal('point'), point: pointSchema }),
    ])
    .default({ by: 'car' }),
  limit: z.int().min(1).max(50).default(20),
});

export type MerchantQuery = z.infer<typeof merchantQuerySchema>;

export const oneMerchantQuerySchema = z.object({ service: serviceIdSchema, merchantId: idSchema });

export type OneMerchantQuery = z.infer<typeof oneMerchantQuerySchema>;

/** Times of a day that can be booked; `day` is the merchant's, `YYYY-MM-DD`. */
export const slotQuerySchema = oneMerchantQuerySchema.extend({ day: z.iso.date() });

export type SlotQuery = z.infer<typeof slotQuerySchema>;

/** What an order would come to, after the host has filled in what was left out. */
export const draftQuerySchema = z.object({ service: serviceIdSchema, draft: orderDraftSchema });

export type DraftQuery = z.infer<typeof draftQuerySchema>;
