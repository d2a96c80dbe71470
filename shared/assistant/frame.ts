import { z } from 'zod';

/**
 * Fields that wishes are about. `car` is everything built into the vehicle, `device` the head unit
 * itself (panels, displays, units, languages, links to a phone), `services` what merchants sell,
 * `dialogue` the conversation (yes, cancel, repeat, the second one).
 */
export const DOMAINS = [
  'car',
  'device',
  'navigation',
  'media',
  'video',
  'radio',
  'phone',
  'weather',
  'services',
  'ownership',
  'dialogue',
] as const;

export type Domain = (typeof DOMAINS)[number];

/**
 * What some words do in a wish: `operation` the verb (open, set, warmer), `device` what it is done
 * to (air conditioning, seat), `feature` a part of that (ventilation, defroster), `aspect` the
 * quantity (temperature, volume, direction), `position` whose or where, `mode` and `value` what it
 * becomes. The others are names and details of their domain, each said by its own word.
 */
export const ROLES = [
  'operation',
  'device',
  'feature',
  'aspect',
  'position',
  'mode',
  'value',
  // navigation and services
  'destination',
  'via',
  'category',
  'merchant',
  'product',
  'quantity',
  'route',
  'distance',
  'order',
  // media, video, radio
  'song',
  'artist',
  'album',
  'playlist',
  'chart',
  'genre',
  'mood',
  'theme',
  'audience',
  'age',
  'language',
  'era',
  'kind',
  'instrument',
  'source',
  'title',
  'channel',
  'season',
  'episode',
  // phone
  'contact',
  'number',
  // weather and times
  'place',
  'date',
  'time',
  'weather',
  // conversation
  'ordinal',
  'topic',
  'page',
] as const;

export type Role = (typeof ROLES)[number];

/** Words of an utterance with a role. */
export const slotSchema = z.object({
  role: z.enum(ROLES),
  /** As said, after {@link import('./text/normalise.ts')}. */
  text: z.string(),
  /** Id of the lexicon entry (`airConditioning`, `driver`), for words of a closed class. */
  id: z.string().exactOptional(),
  /** The number meant, in the unit `unit`; percent, °C, steps, seconds, metres. */
  value: z.number().exactOptional(),
  unit: z.enum(['percent', 'celsius', 'level', 's', 'm', 'epochMs', 'ordinal']).exactOptional(),
  /** Where in the normalised utterance, in characters: first, and one after the last. */
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
});

export type Slot = z.infer<typeof slotSchema>;

/**
 * How a clause was meant. A `question` changes nothing; `negated` is a wish that something not be
 * done ("do not open the window"); `quoted` words are somebody's name for something, never a wish.
 */
export const MOODS = ['wish', 'question', 'negated'] as const;

export type Mood = (typeof MOODS)[number];

/** One wish of an utterance. */
export const frameSchema = z.object({
  domain: z.enum(DOMAINS),
  /** Within the domain: `control`, `play`, `navigate`, `query` …, declared by the grammar. */
  intent: z.string(),
  mood: z.enum(MOODS),
  slots: z.array(slotSchema),
  /** The clause it was taken from. */
  text: z.string(),
  /** 0 … 1; how much of the clause the grammar accounts for. */
  confidence: z.number().min(0).max(1),
});

export type Frame = z.infer<typeof frameSchema>;

/** Less than anything is acted upon. */
const UNLIKELY = 0.2;

/** A frame as one that nobody wished for: what it says stays, and nothing is done about it. */
export function unlikely(frame: Frame): Frame {
  return { ...frame, confidence: Math.min(frame.confidence, UNLIKELY) };
}

/** The first slot of a frame with this role. */
export function slotOf(frame: Frame, role: Role): Slot | undefined {
  return frame.slots.find((slot) => slot.role === role);
}
