import { z } from 'zod';
import { serviceIdSchema } from './service.ts';
import { localizedSchema, momentSchema } from './text.ts';
import { TRIGGER_FACTS } from './trigger.ts';

/** A card that the product shows by itself, with why. */
export const suggestionSchema = z.object({
  /** Of this showing of the card. */
  id: z.string().max(80),
  service: serviceIdSchema,
  rule: z.string().max(32),
  title: localizedSchema,
  text: localizedSchema,
  /** Label of what one tap does; `null`: the card only tells. */
  offer: localizedSchema.nullable(),
  /** Id of the action of the registry that does it. */
  action: z.string().max(64).exactOptional(),
  /** The facts that made it true, for "why this?". */
  because: z
    .array(
      z.object({
        fact: z.enum(TRIGGER_FACTS),
        value: z.union([z.number(), z.boolean()]),
      }),
    )
    .min(1),
  shownAt: momentSchema,
  expiresAt: momentSchema,
  /** An offer of a merchant, not help of the car: shown only after the driver agreed to offers. */
  isOffer: z.boolean(),
});

export type Suggestion = z.infer<typeof suggestionSchema>;
