import { z } from 'zod';
import { serviceIdSchema } from './service.ts';
import { idSchema, localized, momentSchema } from './text.ts';

/** A price reduction or a piece of news of a merchant; shown only to who asked for them. */
export const offerSchema = z.object({
  id: idSchema,
  service: serviceIdSchema,
  merchantId: idSchema.exactOptional(),
  title: localized(24),
  text: localized(60),
  validUntil: momentSchema,
});

export type Offer = z.infer<typeof offerSchema>;
