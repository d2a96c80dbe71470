import { z } from 'zod';
import { pointSchema } from '../navigation/place.ts';
import type { ActionId } from '../actions/registry.ts';
import { actionById } from '../actions/registry.ts';
import { frameSchema, type Frame } from './frame.ts';

const actionIdSchema = z.custom<ActionId>(
  (id) => typeof id === 'string' && actionById(id) !== undefined,
);

/** One action of the registry, with an input that its schema has accepted. */
export const wishedActionSchema = z.object({
  action: actionIdSchema,
  input: z.unknown(),
});

export type WishedAction = z.infer<typeof wishedActionSchema>;

/** What a wish lacks, or leaves open. */
export const ASKED_FOR = [
  'destination',
  'via',
  'place',
  'position',
  'window',
  'temperature',
  'fanSpeed',
  'seatLevel',
  'volume',
  'charge',
  'music',
  'playlist',
  'service',
  'merchant',
  'product',
  'litres',
  'time',
  'model',
  'order',
  'choice',
  'contradiction',
] as const;

export type AskedFor = (typeof ASKED_FOR)[number];

/** What a question is about; answered from what the host knows, changing nothing. */
export const TOPICS = [
  'airConditioning',
  'temperature',
  'setTemperature',
  'fanSpeed',
  'outsideTemperature',
  'windows',
  'doors',
  'locks',
  'trunk',
  'lights',
  'wipers',
  'seats',
  'range',
  'charge',
  'charging',
  'fuel',
  'tyres',
  'odometer',
  'tripMeter',
  'speed',
  'speedLimit',
  'warnings',
  'maintenance',
  'insurance',
  'weather',
  'time',
  'date',
  'eta',
  'distanceLeft',
  'whereAmI',
  'nextTurn',
  'nowPlaying',
  'volume',
  'orders',
  'price',
  'openingHours',
  'suggestion',
  'capabilities',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Words of the conversation itself. */
export const TURNS = ['yes', 'no', 'cancel', 'help', 'repeat', 'undo', 'next', 'thanks'] as const;

/** Where a place is, and the district or street that a driver knows it by. */
export const spotSchema = z.object({ ...pointSchema.shape, area: z.string().exactOptional() });

export type Spot = z.infer<typeof spotSchema>;

/**
 * What one wish comes to. `perform` runs actions together, `confirm` asks first, `ask` lacks
 * something, `choose` picks from the list on the screen, `press` taps the button that is labelled so,
 * `unsupported` was understood but is nothing this car can do, `nothing` must change nothing.
 */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('perform'), actions: z.array(wishedActionSchema).min(1) }),
  z.object({ kind: z.literal('confirm'), actions: z.array(wishedActionSchema).min(1) }),
  z.object({
    kind: z.literal('ask'),
    for: z.enum(ASKED_FOR),
    /** What is still to be completed by the answer. */
    pending: frameSchema.nullable(),
    /** Readings to choose from, most likely first. */
    choices: z.array(
      z.object({
        label: z.string(),
        actions: z.array(wishedActionSchema).min(1),
        spot: spotSchema.exactOptional(),
      }),
    ),
  }),
  z.object({ kind: z.literal('answer'), about: z.enum(TOPICS), frame: frameSchema }),
  z.object({ kind: z.literal('choose'), index: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('press'), id: z.string() }),
  z.object({ kind: z.literal('turn'), turn: z.enum(TURNS) }),
  z.object({ kind: z.literal('unsupported'), frame: frameSchema }),
  z.object({ kind: z.literal('nothing') }),
]);

export type Step = z.infer<typeof stepSchema>;

/** What an utterance comes to, in the order it was said. */
export interface Understanding {
  /** The utterance after normalisation. */
  readonly text: string;
  readonly frames: readonly Frame[];
  readonly steps: readonly Step[];
}
