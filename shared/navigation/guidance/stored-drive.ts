import { z } from 'zod';
import { pointSchema } from '../place.ts';
import { AVOIDANCES, electricStateSchema, MAX_VIAS, waypointSchema } from '../route.ts';

/**
 * What is kept of a running drive so that it can go on after a restart of the host. Not the route:
 * it is found anew from where the car is then.
 */
export const storedDriveSchema = z.object({
  version: z.literal(1),
  destination: waypointSchema,
  /** Stops that have not been reached yet. */
  vias: z.array(waypointSchema).max(2 * MAX_VIAS),
  avoid: z.array(z.enum(AVOIDANCES)),
  electric: electricStateSchema.exactOptional(),
  keepSocAbove: z.number().min(0).max(50).exactOptional(),
  simulated: z.boolean(),
  paused: z.boolean(),
  reroutes: z.number().int().nonnegative(),
  /** Where the drive had got to. */
  position: pointSchema
    .extend({ heading: z.number().min(0).lt(360).exactOptional() })
    .exactOptional(),
  /** When it was last known to be running, epoch ms. */
  stoppedAt: z.number(),
});

export type StoredDrive = z.infer<typeof storedDriveSchema>;

/**
 * A drive interrupted for less than this goes on by itself, ms: long enough for a restart of the
 * host, a stalled engine, or a fuel stop; after a longer stop the driver may want something else,
 * and is asked.
 */
export const CONTINUES_WITHIN_MS = 10 * 60_000;

export type Interrupted =
  | { readonly kind: 'none' }
  /** What was stored is not a drive; it is to be cleared. */
  | { readonly kind: 'broken'; readonly fault: string }
  /** Goes on by itself. */
  | { readonly kind: 'fresh'; readonly drive: StoredDrive }
  /** Is offered. */
  | { readonly kind: 'old'; readonly drive: StoredDrive };

/** What to do with a stored drive. A clock that was set back makes its age unknown: it is offered. */
export function interruptedDrive(json: string | null, now: number): Interrupted {
  if (json === null) return { kind: 'none' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { kind: 'broken', fault: error instanceof Error ? error.message : String(error) };
  }
  const parsed = storedDriveSchema.safeParse(value);
  if (!parsed.success) {
    return { kind: 'broken', fault: z.prettifyError(parsed.error).slice(0, 400) };
  }
  const age = now - parsed.data.stoppedAt;
  const isFresh = age >= 0 && age < CONTINUES_WITHIN_MS;
  return { kind: isFresh ? 'fresh' : 'old', drive: parsed.data };
}
