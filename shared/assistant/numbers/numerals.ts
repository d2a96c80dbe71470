import { z } from 'zod';

const words = z.array(z.string().min(1));

/** How a language says numbers, quantities, and times; the words are data of the grammar. */
export const numeralsSchema = z.strictObject({
  /** Whole words for numbers, in languages that write them with letters, and what adds a half. */
  spelled: z.record(z.string(), z.number().int()).exactOptional(),
  spelledHalf: words.exactOptional(),
  digits: z.record(z.string().length(1), z.number().int().min(0).max(9)),
  /** 10, 100, 1000: multiply the digit before. */
  units: z.record(z.string().length(1), z.number().int()),
  /** 10⁴ and 10⁸: multiply everything before. */
  groups: z.record(z.string().length(1), z.number().int()),
  point: words,
  minus: words,
  half: words,
  /** Said before the number: percent of. */
  percentBefore: words,
  percentAfter: words,
  /** Between denominator and numerator. */
  partsOf: words,
  /** Tenths ("two parts" of ten). */
  tenths: words,
  ordinalBefore: words,
  /** Words after an ordinal or a count that belong to it ("the second *one*"). */
  counters: words,
  celsius: words,
  fahrenheit: words,
  levels: words,
  metres: z.record(z.string(), z.number()),
  seconds: z.record(z.string(), z.number()),
  time: z.strictObject({
    /** Days from today. */
    days: z.record(z.string(), z.number().int()),
    /** 0 is the running week. */
    weeks: z.record(z.string(), z.number().int()),
    /** 1 Monday … 7 Sunday. */
    weekdays: z.record(z.string(), z.number().int().min(1).max(7)),
    weekend: words,
    months: words,
    monthDays: words,
    years: words,
    /** First and last hour of a part of the day. */
    parts: z.record(z.string(), z.tuple([z.number(), z.number()])),
    hours: words,
    quarters: words,
    minutes: words,
    sharp: words,
    later: words,
  }),
});

/** Words of numbers, as parsed from the grammar's data. */
export type Numerals = z.infer<typeof numeralsSchema>;

/** The longest of these words that stands at `at`, or an empty string. */
export function wordAt(text: string, at: number, list: Iterable<string>): string {
  let longest = '';
  for (const word of list) {
    if (word.length > longest.length && text.startsWith(word, at)) longest = word;
  }
  return longest;
}
