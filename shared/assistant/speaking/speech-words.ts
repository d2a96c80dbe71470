import { z } from 'zod';
import numbers from '../../../resources/assistant/zh-CN/speech/numbers.json' with { type: 'json' };
import readings from '../../../resources/assistant/zh-CN/speech/readings.json' with { type: 'json' };
import rules from '../../../resources/assistant/zh-CN/speech/rules.json' with { type: 'json' };
import sandhi from '../../../resources/assistant/zh-CN/speech/sandhi.json' with { type: 'json' };
import units from '../../../resources/assistant/zh-CN/speech/units.json' with { type: 'json' };

const characterSchema = z.string().length(1);

/** One syllable in numeric pinyin: ü is v, the neutral tone 5. */
const SYLLABLE = /^[a-zê]{1,6}[1-5]$/u;

const readingSchema = z
  .string()
  .refine((reading) => reading.split(' ').every((syllable) => SYLLABLE.test(syllable)));

const numberWordsSchema = z.object({
  /** 0 to 9 as said in quantities. */
  digits: z.array(characterSchema).length(10),
  /** 0 to 9 as said one by one, where two of them must not be taken for each other. */
  codeDigits: z.array(characterSchema).length(10),
  /** 1, 10, 100, 1000; the first is not said. */
  units: z.array(z.string()).length(4),
  /** 1, 10⁴, 10⁸, 10¹²; the first is not said. */
  groups: z.array(z.string()).length(4),
  /** Two of something. */
  pair: characterSchema,
  point: characterSchema,
});

export type NumberWords = z.infer<typeof numberWordsSchema>;

const ruleSchema = z.object({
  /** What it is for. */
  name: z.string(),
  /** Regular expression with named groups; `<<NAME>>` stands for a macro. */
  pattern: z.string(),
  /** `{group}` as it is, `{group:reading}` read as {@link READINGS} tells, `{group?text}` if there. */
  say: z.string(),
});

export type SpeechRule = z.infer<typeof ruleSchema>;

const sandhiWordsSchema = z.object({
  one: z.object({
    character: characterSchema,
    /** Keeps its own tone after these. */
    plainAfter: z.array(z.string()),
    /** Keeps its own tone before what one of these regular expressions matches. */
    plainBefore: z.array(z.string()),
  }),
  not: z.object({ character: characterSchema }),
  /** Falling tones that have become neutral, and are still heard by the syllable before. */
  onceFalling: z.array(characterSchema),
});

export type SandhiWords = z.infer<typeof sandhiWordsSchema>;

/** What Mandarin text is read with; all of it can be corrected without touching code. */
export const speechWordsSchema = z.object({
  numbers: numberWordsSchema,
  units: z.record(z.string(), z.string()),
  macros: z.record(z.string(), z.string()),
  /** In order: the first that fits where the reader stands is taken. */
  rules: z.array(ruleSchema),
  readings: z.object({
    /** Words that a general dictionary reads otherwise, the longest first wherever they occur. */
    words: z.record(z.string(), readingSchema),
    /** Characters that the dictionary knows by another reading than everyday speech. */
    characters: z.record(characterSchema, readingSchema),
    /** For a character that no dictionary knows. */
    unknown: readingSchema,
  }),
  sandhi: sandhiWordsSchema,
});

export type SpeechWords = z.infer<typeof speechWordsSchema>;

/** The words of the product. */
export const MANDARIN: SpeechWords = speechWordsSchema.parse({
  numbers,
  units,
  ...rules,
  readings,
  sandhi,
});
