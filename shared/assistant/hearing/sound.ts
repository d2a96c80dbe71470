import { z } from 'zod';

/** What recognisers take: mono, 16-bit, at this rate, Hz. */
export const SAMPLE_RATE = 16_000;

/** One piece of sound lasts at most this long, ms. */
export const MAX_PIECE_MS = 500;

const MAX_BYTES = (SAMPLE_RATE * 2 * MAX_PIECE_MS) / 1000;

/** What a page tells of its microphone. */
export const heardSoundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({
    kind: z.literal('piece'),
    /** Counts up by one per piece since `opened`; a gap means that sound was lost. */
    seq: z.number().int().nonnegative(),
    /** Samples of 16 bits, little-endian, at {@link SAMPLE_RATE}; base64. */
    samples: z.base64().max(Math.ceil(MAX_BYTES / 3) * 4),
  }),
  z.object({ kind: z.literal('closed') }),
  z.object({
    kind: z.literal('failed'),
    why: z.enum(['denied', 'noMicrophone', 'unsupported', 'lost']),
  }),
]);

export type HeardSound = z.infer<typeof heardSoundSchema>;
