import { z } from 'zod';
import { reasonSchema } from '../../contract/reason.ts';
import { SPEAKERS } from '../../media/ducking.ts';

/** What turns text into sound, the first that is there; `module`: the car maker's own. `none`: text is shown only. */
export const SPEECH_ENGINES = ['module', 'sherpa', 'espeak-ng', 'none'] as const;

export type SpeechEngine = (typeof SPEECH_ENGINES)[number];

/** One utterance for the page that sounds. */
export const speakingSchema = z.object({
  /** Never used twice, not even by a host that was started again. */
  id: z.uuid(),
  text: z.string(),
  speaker: z.enum(SPEAKERS),
  /** Where its sound is, on the address of the page: audio/wav, sent while it is being made. */
  url: z.string(),
});

export type Speaking = z.infer<typeof speakingSchema>;

/** What is said aloud now, and by what. */
export const speechStateSchema = z.object({
  engine: z.enum(SPEECH_ENGINES),
  /** Why there is no voice, why it is not the one configured, or why nothing was heard of it. */
  problem: reasonSchema.nullable(),
  /** The page that sounds follows it; `null`: silence, at once. */
  speaking: speakingSchema.nullable(),
  /** The page that sounds; `null` until one has come. */
  player: z.string().nullable(),
});

export type SpeechState = z.infer<typeof speechStateSchema>;

/** What the page that sounds tells of an utterance. */
export const speechReportSchema = z.object({
  /** The page, by a name it gave itself. */
  player: z.string().regex(/^[\w-]{1,64}$/),
  event: z.discriminatedUnion('kind', [
    /** It is there and able to sound. */
    z.object({ kind: z.literal('ready') }),
    z.object({ kind: z.literal('started'), id: z.uuid() }),
    z.object({ kind: z.literal('played'), id: z.uuid() }),
    /** The sound did not come, or cannot be played. */
    z.object({ kind: z.literal('failed'), id: z.uuid(), detail: z.string().max(200) }),
    /** The browser wants a touch first. */
    z.object({ kind: z.literal('blocked'), id: z.uuid() }),
  ]),
});

export type SpeechReport = z.infer<typeof speechReportSchema>;

/** Before anything is known of a voice. */
export const NO_SPEECH: SpeechState = {
  engine: 'none',
  problem: null,
  speaking: null,
  player: null,
};
