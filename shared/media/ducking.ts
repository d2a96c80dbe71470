import { z } from 'zod';

/** Who speaks over the music, the most important first. */
export const SPEAKERS = ['guidance', 'warning', 'assistant'] as const;

export type Speaker = (typeof SPEAKERS)[number];

export const duckingSchema = z.object({
  /** Who is listened to; `null`: the music alone. */
  by: z.enum(SPEAKERS).nullable(),
  /** What the volume of the music is multiplied with. */
  factor: z.number().min(0).max(1),
});

export type Ducking = z.infer<typeof duckingSchema>;

export const NOT_DUCKED: Ducking = { by: null, factor: 1 };

/**
 * -14 dB under speech that must be understood at once; the assistant listens as well, so the music
 * all but stops for it.
 */
const FACTORS: Readonly<Record<Speaker, number>> = { guidance: 0.2, warning: 0.2, assistant: 0.05 };

/** Time from one volume to another, ms; a longer fade would swallow the first word. */
export const FADE_MS = 180;

/** How much the music yields: to the most important speaker's right, by the quietest of them all. */
export function duckingFor(speaking: ReadonlySet<Speaker>): Ducking {
  const active = SPEAKERS.filter((speaker) => speaking.has(speaker));
  const [by] = active;
  if (by === undefined) return NOT_DUCKED;
  return { by, factor: Math.min(...active.map((speaker) => FACTORS[speaker])) };
}

/** The volume `elapsedMs` after a fade from one to another began. */
export function fadedVolume(from: number, to: number, elapsedMs: number): number {
  const done = Math.min(1, Math.max(0, elapsedMs / FADE_MS));
  return from + (to - from) * done;
}
