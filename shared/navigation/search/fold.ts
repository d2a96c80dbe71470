import { simplify } from './simplify.ts';

/** A name longer than this is indexed by its beginning only. */
const MAX_FOLDED = 200;

/** Nothing to fold but Traditional characters. */
const PLAIN = /^[\u4e00-\u9fff0-9a-z]{1,64}$/u;

/**
 * The form in which names and queries are compared: Simplified, half width, lower case, Latin letters
 * without marks (ü becomes v, as it is typed), every run of anything else one space.
 *
 * Takes any string whatever, also one with lone surrogates or NUL.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return simplify(text).slice(0, MAX_FOLDED);
  const plain = text.slice(0, MAX_FOLDED).toWellFormed().normalize('NFKC').toLowerCase();
  return simplify(plain)
    .replace(/[üǖǘǚǜ]/gu, 'v')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MAX_FOLDED);
}

/** Folded text without its spaces. */
export function compact(folded: string): string {
  return folded.replaceAll(' ', '');
}

const HAN = /\p{Script=Han}/u;

/** Whether a character, or any character of a text, is Han. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

/** The characters of a text, as code points. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}
