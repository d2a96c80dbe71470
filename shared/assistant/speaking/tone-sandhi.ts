import type { SandhiWords } from './speech-words.ts';

/** A Han character with the syllable it is read as. */
export interface ReadCharacter {
  readonly character: string;
  /** Numeric pinyin, `yi1`. */
  readonly syllable: string;
  /** Our own list of readings says so: it stays. */
  readonly isFixed: boolean;
}

const LEVEL_ONE = 'yi1';
const FALLING_NOT = 'bu4';

const patterns = new WeakMap<SandhiWords, RegExp>();

/**
 * The tones of "one" and "not" before the syllable that follows: falling before a level, rising, or
 * dipping one, rising before a falling one. Numbers, ordinals, and dates keep "one" level.
 *
 * Two dipping tones in a row stay as the dictionary has them: the voice changes the first by itself.
 *
 * @param afterLetter the phrase follows a letter: "one" at its beginning is the number of a road
 */
export function withToneSandhi(
  phrase: readonly ReadCharacter[],
  words: SandhiWords,
  afterLetter: boolean,
): string[] {
  const { one, not, onceFalling } = words;
  const text = phrase.map(({ character }) => character);
  return phrase.map(({ character, syllable, isFixed }, at) => {
    const next = phrase[at + 1];
    if (isFixed || !next) return syllable;
    const isFalling = next.syllable.endsWith('4') || onceFalling.includes(next.character);
    if (character === not.character && syllable === FALLING_NOT)
      return isFalling ? 'bu2' : syllable;
    if (character !== one.character || syllable !== LEVEL_ONE) return syllable;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at).join('');
    const after = text.slice(at + 1, at + 1 + LOOK_AHEAD).join('');
    const isPlain =
      (at === 0 && afterLetter) ||
      one.plainAfter.some((word) => before.endsWith(word)) ||
      plainBefore(words).test(after);
    if (isPlain) return syllable;
    return isFalling ? 'yi2' : 'yi4';
  });
}

/** Characters around a "one" that decide its tone. */
const LOOK_BACK = 4;
const LOOK_AHEAD = 10;

function plainBefore(words: SandhiWords): RegExp {
  const known = patterns.get(words);
  if (known) return known;
  const pattern = new RegExp(`^(?:${words.one.plainBefore.join('|')})`, 'u');
  patterns.set(words, pattern);
  return pattern;
}
