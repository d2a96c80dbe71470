import { MAX_SEARCH_TEXT } from '../place.ts';
import { compact, foldText, isHan } from './fold.ts';
import { withDigits } from './numerals.ts';

/** Typed text, ready to be looked up. */
export interface NameQuery {
  /** Folded, without spaces. */
  readonly text: string;
  /** The same with Chinese numerals as digits, where it has some. */
  readonly digits: string | null;
  /** The words as typed with spaces or other separators between them. */
  readonly words: readonly string[];
  /** What it is written in: `mixed` is Han characters and Latin letters. */
  readonly script: 'han' | 'latin' | 'mixed';
}

/** Prepares typed text; `null` when nothing is left that could be in a name. */
export function nameQuery(typed: string): NameQuery | null {
  const folded = foldText(typed.slice(0, MAX_SEARCH_TEXT));
  const text = compact(folded);
  if (text === '') return null;
  const han = isHan(text);
  const script = han ? (/[a-z]/u.test(text) ? 'mixed' : 'han') : 'latin';
  return { text, digits: withDigits(text), words: folded.split(' '), script };
}
