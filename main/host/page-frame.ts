import { z } from 'zod';

/** Longest frame a page may send; the largest real one is an action with its input. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** oRPC's frame kinds, as far as pages may send them (its type `MessageType`). */
const ABORT = 4;

const idSchema = z.string().min(1).max(64);

/**
 * What a page may send: a call, or the end of one. Streams and files from the page are not part of
 * the contract, and headers that announce them are not let through. `meta` is oRPC's note on what
 * JSON cannot carry, such as a NaN; it must get to the input's schema to be answered.
 */
const frameSchema = z.union([
  z.object({
    i: idSchema,
    t: z.literal(1).optional(),
    p: z.object({
      u: z.string().startsWith('/').max(256),
      m: z.literal('POST').optional(),
      h: z.record(z.string(), z.never()).optional(),
      b: z
        .strictObject({
          json: z.unknown().optional(),
          meta: z
            .array(z.array(z.union([z.number(), z.string()])).max(32))
            .max(64)
            .optional(),
        })
        .optional(),
    }),
  }),
  z.object({ i: idSchema, t: z.literal(ABORT), p: z.unknown().optional() }),
]);

/** Why a frame from a page was not passed on. */
export type FrameFault = 'oversized-frame' | 'binary-frame' | 'malformed-frame';

/** Checks an untrusted frame before oRPC sees it; `null` when it may pass. */
export function frameFault(frame: unknown): FrameFault | null {
  if (typeof frame !== 'string') return 'binary-frame';
  if (frame.length > MAX_FRAME_BYTES) return 'oversized-frame';
  try {
    return frameSchema.safeParse(JSON.parse(frame)).success ? null : 'malformed-frame';
  } catch {
    return 'malformed-frame';
  }
}
