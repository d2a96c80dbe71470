import { z } from 'zod';
import { reasonSchema } from '../contract/reason.ts';
import { weatherSchema } from '../services/weather.ts';
import { speechStateSchema, NO_SPEECH } from './speaking/speech-state.ts';

/**
 * Where a turn stands. `listening`: the microphone is open. `thinking`: it has been heard, nothing is
 * said yet. `asking`: the driver is to answer (confirm, choose, complete). `answered`: done, still
 * in sight for a while.
 */
export const TURN_PHASES = ['idle', 'listening', 'thinking', 'asking', 'answered'] as const;

/** What one wish came to; `underWay`: the car is still at it. */
export const resultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('underWay'), text: z.string(), canUndo: z.boolean() }),
  z.object({ kind: z.literal('done'), text: z.string(), canUndo: z.boolean() }),
  z.object({ kind: z.literal('refused'), text: z.string(), reason: reasonSchema }),
  z.object({ kind: z.literal('answer'), text: z.string() }),
  z.object({ kind: z.literal('weather'), text: z.string(), weather: weatherSchema }),
]);

export type Result = z.infer<typeof resultSchema>;

/** One entry of a list to choose from, by voice or by touch. */
export const choiceSchema = z.object({ label: z.string(), detail: z.string().exactOptional() });

/** One exchange with the driver. Texts are in the language of the displays. */
export const turnSchema = z.object({
  /** Counts up; 0 before the first. */
  id: z.number().int().nonnegative(),
  phase: z.enum(TURN_PHASES),
  /** How the turn began. */
  by: z.enum(['press', 'wakeWord', 'typed', 'chip']).nullable(),
  /** What was heard so far. */
  heard: z.object({ text: z.string(), isFinal: z.boolean() }).nullable(),
  /** What the assistant says, cut to the reading limit of the moment. */
  said: z.string().nullable(),
  results: z.array(resultSchema),
  choices: z.array(choiceSchema),
  /** A risky wish that waits for a yes. */
  isConfirming: z.boolean(),
  /** What could be said next. */
  chips: z.array(z.string()),
});

export type Turn = z.infer<typeof turnSchema>;

export const hearingStateSchema = z.object({
  /** `wanted`: a page has been asked to open it. */
  microphone: z.enum(['closed', 'wanted', 'open', 'failed']),
  /** The display whose page captures; `null` when closed. */
  display: z.string().nullable(),
  /** Who recognises; `none`: typing and chips only. */
  engine: z.string(),
  /** Why there is no recogniser, or what is wrong with it. */
  problem: reasonSchema.nullable(),
  wakeWord: z.object({ isAvailable: z.boolean(), isOn: z.boolean() }),
});

export type HearingState = z.infer<typeof hearingStateSchema>;

export const modelStateSchema = z.object({
  isConfigured: z.boolean(),
  /** Whether it may be asked: configured, and the driver agreed. */
  isOn: z.boolean(),
  /** Where words are sent, for the driver to see; `null` when not configured. */
  host: z.string().nullable(),
  /** Why the last answer failed, as far as that says something of the server; `null`: it is fine. */
  trouble: reasonSchema.nullable(),
});

export type ModelState = z.infer<typeof modelStateSchema>;

/** Everything about the assistant that displays show; each part is sent whole when it changes. */
export const assistantStateSchema = z.object({
  turn: turnSchema,
  hearing: hearingStateSchema,
  speech: speechStateSchema,
  model: modelStateSchema,
});

export type AssistantState = z.infer<typeof assistantStateSchema>;

export const NO_TURN: Turn = {
  id: 0,
  phase: 'idle',
  by: null,
  heard: null,
  said: null,
  results: [],
  choices: [],
  isConfirming: false,
  chips: [],
};

/** Nothing is known yet. */
export const EMPTY_ASSISTANT: AssistantState = {
  turn: NO_TURN,
  hearing: {
    microphone: 'closed',
    display: null,
    engine: 'none',
    problem: null,
    wakeWord: { isAvailable: false, isOn: false },
  },
  speech: NO_SPEECH,
  model: { isConfigured: false, isOn: false, host: null, trouble: null },
};
