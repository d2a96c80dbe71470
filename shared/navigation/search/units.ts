import { isHan } from './fold.ts';

/** A piece of a folded name that is read as one: a Han character, a digit, a Latin word. */
export interface Unit {
  readonly text: string;
  readonly kind: 'han' | 'digit' | 'word';
}

const PIECES = /\p{Script=Han}|\p{N}|(?:(?!\p{Script=Han})\p{L})+/gu;

/** Splits folded text into its units. */
export function unitsOf(folded: string): Unit[] {
  return Array.from(folded.matchAll(PIECES), ([text]) => ({
    text,
    kind: isHan(text) ? 'han' : /\p{N}/u.test(text) ? 'digit' : 'word',
  }));
}
