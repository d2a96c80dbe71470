import { readHan } from './read-han.ts';
import type { SpeechWords } from './speech-words.ts';
import { spokenText } from './spoken-text.ts';

/** A piece of speech, in the order it is said. */
export type SpokenToken =
  /** Numeric pinyin: `zhong1`, `lv4`, `de5`. */
  | { readonly kind: 'syllable'; readonly pinyin: string }
  /** A letter said by its name, A to Z. */
  | { readonly kind: 'letter'; readonly letter: string }
  /** A word that is not Mandarin, for a voice that speaks English. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'pause'; readonly length: 'short' | 'long' };

const PIECE = /\p{Script=Han}+|[^\p{Script=Han}\s,.]+|[,.]/gu;

/** Longer than the abbreviations that are spelt (ETC, WLAN); capitals without a vowel are, always. */
const MAX_SPELT = 4;

/**
 * How a Mandarin text is said. Never throws: what cannot be said (emoji, other scripts) is left out.
 * Every Han character becomes one syllable; no digits or signs are left.
 */
export function syllablesOf(text: string, words: SpeechWords): SpokenToken[] {
  const tokens: SpokenToken[] = [];
  for (const [piece] of spokenText(text, words).matchAll(PIECE)) {
    if (/^\p{Script=Han}/u.test(piece)) {
      const afterLetter = tokens.at(-1)?.kind === 'letter';
      for (const pinyin of readHan(piece, words, afterLetter)) {
        tokens.push({ kind: 'syllable', pinyin });
      }
    } else if (piece === ',' || piece === '.') {
      pause(tokens, piece === '.' ? 'long' : 'short');
    } else if (isSpelt(piece)) {
      for (const letter of piece.toUpperCase()) tokens.push({ kind: 'letter', letter });
    } else {
      tokens.push({ kind: 'word', text: piece });
    }
  }
  return tokens;
}

/** Of pauses side by side the longest is made; nobody waits before the first word. */
function pause(tokens: SpokenToken[], length: 'short' | 'long'): void {
  const last = tokens.at(-1);
  if (!last) return;
  if (last.kind !== 'pause') tokens.push({ kind: 'pause', length });
  else if (length === 'long') tokens[tokens.length - 1] = { kind: 'pause', length };
}

function isSpelt(piece: string): boolean {
  if (/^[A-Za-z]$/u.test(piece)) return true;
  return /^[A-Z]+$/u.test(piece) && (piece.length <= MAX_SPELT || !/[AEIOU]/u.test(piece));
}
