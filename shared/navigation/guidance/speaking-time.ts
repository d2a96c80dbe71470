const HAN = /\p{Script=Han}/gu;
const DIGIT = /\p{Number}/gu;

/**
 * Speech rates: Mandarin news reading is about 4.5 syllables per second, English about 14 letters.
 * A digit is said as a word.
 */
const MS_PER_HAN = 220;
const MS_PER_DIGIT = 250;
const MS_PER_LETTER = 70;
const MS_AT_LEAST = 1000;

/** About how long a text takes to say, ms. */
export function speakingTimeMs(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  const digits = text.match(DIGIT)?.length ?? 0;
  const letters = Math.max(0, text.length - han - digits);
  return Math.max(MS_AT_LEAST, han * MS_PER_HAN + digits * MS_PER_DIGIT + letters * MS_PER_LETTER);
}
