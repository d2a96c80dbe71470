import { z } from 'zod';
import { DOMAINS, MOODS, ROLES } from '../frame.ts';
import { numeralsSchema } from '../numbers/numerals.ts';

const patterns = z.array(z.string().min(1));

/** Ways to say one intent. */
export const templateSchema = z.strictObject({
  domain: z.enum(DOMAINS),
  intent: z.string(),
  mood: z.enum(MOODS).exactOptional(),
  /** Slots that are meant without being said. */
  implies: z.partialRecord(z.enum(ROLES), z.string()).exactOptional(),
  /**
   * What choosing it costs, beside others that fit: 1 for a wish that is plain, more where the words
   * could mean something else.
   */
  cost: z.number().min(0).exactOptional(),
  /** Is about what is none of the car's: words of the car in it are no wish. */
  others: z.boolean().exactOptional(),
  /** Fits whole utterances only, never a part of one. */
  alone: z.boolean().exactOptional(),
  say: patterns.min(1),
});

export type Template = z.infer<typeof templateSchema>;

/** Words that steer how clauses are cut and read. */
export const marksSchema = z.strictObject({
  filler: patterns,
  /** Between two things that are done the same to. */
  join: patterns,
  /** Before a further wish. */
  connectors: patterns,
  /** Words that end a wish wherever they stand ("and then"). */
  pauses: patterns,
  /** What a further wish may begin with without any separator. */
  heads: patterns,
  /** What is followed by somebody's name for something, so that no wish begins within. */
  titles: patterns,
  /** What no place is called: words of a sentence that tells something rather than wishes it. */
  notInPlaces: patterns,
  /** What no artist is called: words of a description or of a title. */
  notInArtists: patterns,
  /** Sounds of thinking ("um"), wherever they stand. */
  hesitations: patterns,
  /** Words that are one wish even when they are said twice in a row. */
  repeated: patterns,
  /** Names that are begun and then said as a whole. */
  begunNames: patterns.exactOptional(),
  /** What leads to a place that is named after a breath ("go, the lake"). */
  leads: patterns,
  /** No wish ends with such a word. */
  binding: patterns,
  negation: patterns,
  question: patterns,
  /** What a driver tells rather than wishes ("there is an accident"): the reason for what is wished. */
  told: patterns.exactOptional(),
  /** Of whom something is told: alone they tell nothing. */
  persons: patterns.exactOptional(),
  /** What ends something told, so that a wish may begin ("it got dark"). */
  toldEnds: patterns.exactOptional(),
  /** What makes a wish of something that is told later ("if it rains"). */
  conditions: patterns.exactOptional(),
  /** What a wish may begin with, for its thing to follow ("take the window …"). */
  openers: patterns.exactOptional(),
  /** Where something is, unless it follows a wish and leads on to the next ("after"). */
  afterwards: patterns.exactOptional(),
  /** What only hurries when a verb or an opener follows, and is a change otherwise ("quick"). */
  hurry: patterns.exactOptional(),
  /** What takes back or corrects what was said before it in the same breath ("no wait"). */
  turns: patterns.exactOptional(),
  /** What is told, asked, or put off around words that would be a wish by themselves. */
  unmeant: z
    .strictObject({
      /** A story, another's words, or another's car, anywhere before the verb. */
      told: patterns,
      /** As `told`, unless something told ends or a wish visibly begins after it ("it is already dark, …"). */
      recently: patterns,
      /** Where a wish begins anew after what was told, beside what ends something told. */
      afresh: patterns,
      /** Who does it himself when nothing but these stands before the verb ("he …", "let him …"). */
      actors: patterns,
      /** What may stand between an actor and his verb. */
      adverbs: patterns,
      /** What leads to the thing that an actor does it to. */
      objects: patterns,
      /** Before the words of another, with a breath between them. */
      quoting: patterns,
      /** Right before the verb, after something else: when it is to be done ("home, then …"). */
      until: patterns,
      /** A day or an hour right before the verb, and the words of a clock after it. */
      times: patterns,
      clock: patterns,
      /** What begins with a word of `told` and yet is a wish ("I said …"). */
      unless: patterns,
      /** Right after the verb: it is done already, asked, or of another's car or house. */
      done: patterns,
      /** How a verb ends that tells a state, when nothing follows it. */
      lasting: patterns,
      /** Right after the verb, for the thing to follow ("the opened window"). */
      participle: patterns,
      /** Right after the wish: it is what the sentence is about. */
      topic: patterns,
      /** Right after the wish, a breath or not between them: it is taken back. */
      takenBack: patterns,
      /** As `takenBack`, if nothing follows. */
      stopped: patterns,
    })
    .exactOptional(),
  /** Said before and after a wish without changing it. */
  politeStart: patterns,
  politeEnd: patterns,
  /** What asks politely at the start ("could you"), and the word that then ends the question. */
  politeQuestion: z.strictObject({ start: patterns, end: patterns }).exactOptional(),
  /**
   * How a question whether the assistant could do something begins; and how, before its last word, one
   * ends that asks whether it has been done.
   */
  requests: z.strictObject({ start: patterns, over: patterns }).exactOptional(),
});

/** A language's grammar as data: what `resources/assistant/<language>` holds. */
export const grammarSchema = z.strictObject({
  language: z.string(),
  numerals: numeralsSchema,
  marks: marksSchema,
  /** Words per role and id of `vocabulary.ts`. */
  lexicon: z.partialRecord(z.enum(ROLES), z.record(z.string(), patterns)),
  /** Named patterns for templates; with ids where the words differ in meaning. */
  lists: z.record(z.string(), z.union([patterns, z.record(z.string(), patterns)])),
  templates: z.array(templateSchema),
});
