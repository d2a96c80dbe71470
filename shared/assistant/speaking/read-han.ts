import { pinyin } from 'pinyin-pro';
import type { SpeechWords } from './speech-words.ts';
import { withToneSandhi, type ReadCharacter } from './tone-sandhi.ts';

interface Correction {
  readonly characters: readonly string[];
  readonly syllables: readonly string[];
}

const corrections = new WeakMap<SpeechWords, ReadonlyMap<string, readonly Correction[]>>();

/**
 * Reads a phrase of Han characters: pinyin-pro for words, our own list for what it reads otherwise.
 *
 * @param phrase Han characters only
 * @param afterLetter a letter comes right before it, as in the name of a road
 * @returns one syllable per character, in numeric pinyin: `lv4`, `de5`
 */
export function readHan(phrase: string, words: SpeechWords, afterLetter = false): string[] {
  const characters = Array.from(phrase);
  const fixed = correctionsIn(characters, words);
  const likeliest = dictionaryReading(characters, fixed);
  const read = characters.map((character, at): ReadCharacter => {
    const correction = fixed.get(at);
    const syllable =
      correction ?? words.readings.characters[character] ?? numeric(likeliest[at] ?? '');
    return {
      character,
      syllable: syllable ?? words.readings.unknown,
      isFixed: correction !== undefined,
    };
  });
  return withToneSandhi(read, words.sandhi, afterLetter);
}

/** The dictionary's reading of what lies between our own words: those end where words end. */
function dictionaryReading(
  characters: readonly string[],
  fixed: ReadonlyMap<number, string>,
): string[] {
  const syllables: string[] = [];
  let from = 0;
  for (let at = 0; at <= characters.length; at += 1) {
    if (at < characters.length && !fixed.has(at)) continue;
    if (at > from) syllables.push(...dictionarySyllables(characters.slice(from, at)));
    if (at < characters.length) syllables.push('');
    from = at + 1;
  }
  return syllables;
}

function dictionarySyllables(characters: readonly string[]): string[] {
  const options = { toneType: 'num', toneSandhi: false, v: true } as const;
  const syllables = pinyin(characters.join(''), { ...options, type: 'array' });
  // A character outside pinyin-pro's planes could shift the rest; then each is read alone.
  return syllables.length === characters.length
    ? syllables
    : characters.map((character) => pinyin(character, options));
}

/** pinyin-pro writes the neutral tone 0; `null` when it knows no reading. */
function numeric(syllable: string): string | null {
  const match = /^([a-zê]+)([0-5])$/u.exec(syllable);
  return match ? `${match[1] ?? ''}${match[2] === '0' ? '5' : (match[2] ?? '5')}` : null;
}

/** The syllables that our own list knows, by place; the longest word wins. */
function correctionsIn(
  characters: readonly string[],
  words: SpeechWords,
): ReadonlyMap<number, string> {
  const byFirst = correctionsOf(words);
  const found = new Map<number, string>();
  for (let at = 0; at < characters.length; at += 1) {
    const word = byFirst
      .get(characters[at] ?? '')
      ?.find((candidate) =>
        candidate.characters.every((character, offset) => character === characters[at + offset]),
      );
    if (!word) continue;
    word.syllables.forEach((syllable, offset) => found.set(at + offset, syllable));
    at += word.characters.length - 1;
  }
  return found;
}

function correctionsOf(words: SpeechWords): ReadonlyMap<string, readonly Correction[]> {
  const known = corrections.get(words);
  if (known) return known;
  const list = Object.entries(words.readings.words)
    .map(([word, reading]) => ({ characters: Array.from(word), syllables: reading.split(' ') }))
    .sort((a, b) => b.characters.length - a.characters.length);
  const byFirst = Map.groupBy(list, ({ characters }) => characters[0] ?? '');
  corrections.set(words, byFirst);
  return byFirst;
}
