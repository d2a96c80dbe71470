import { MANDARIN } from '../../shared/assistant/speaking/speech-words.ts';
import { syllablesOf } from '../../shared/assistant/speaking/syllables.ts';
import { ttsSentences } from '../fixtures/assistant/tts-sentences.ts';
import { alone, type Figure } from './figure.ts';

/** A sentence that is read otherwise than expected. */
export interface Misread {
  readonly id: string;
  readonly text: string;
  readonly expected: string;
  readonly got: string;
}

/** How the sentences of `tts-sentences.jsonl` are read. */
export interface PhonemeReport {
  readonly sentences: number;
  readonly syllables: number;
  /** Syllables that are wrong, missing, or too many. */
  readonly errors: number;
  readonly misread: readonly Misread[];
}

/** Reads every sentence and compares syllable by syllable, tones included. */
export function readSentences(): PhonemeReport {
  let syllables = 0;
  let errors = 0;
  const misread: Misread[] = [];
  const sentences = ttsSentences();
  for (const { id, text, pinyin } of sentences) {
    const got = spoken(text);
    const wrong = editDistance(got, pinyin);
    syllables += pinyin.length;
    errors += wrong;
    if (wrong > 0) misread.push({ id, text, expected: pinyin.join(' '), got: got.join(' ') });
  }
  return { sentences: sentences.length, syllables, errors, misread };
}

/** Share of syllables read right (1 − errors / syllables); aim: at least 0.99 of 300 sentences or more. */
export function measurePhonemes(): readonly Figure[] {
  const { sentences, syllables, errors } = readSentences();
  if (syllables === 0) throw new Error('There are no sentences: nothing measured');
  return [
    alone('tts-phonemes.right', 1 - errors / syllables, 'of 1'),
    alone('tts-phonemes.sentences', sentences, 'sentences'),
  ];
}

function spoken(text: string): string[] {
  return syllablesOf(text, MANDARIN).flatMap((token) => {
    if (token.kind === 'syllable') return [token.pinyin];
    if (token.kind === 'letter') return [token.letter];
    return token.kind === 'word' ? [token.text] : [];
  });
}

/** Least number of syllables to change, put in, or leave out (Levenshtein). */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, at) => at + 1);
  from.forEach((syllable, at) => {
    let diagonal = at;
    let left = at + 1;
    row = row.map((above, column) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (syllable === to[column] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  });
  return row.at(-1) ?? from.length;
}
