import type { ClosedRole } from '../vocabulary.ts';
import type { Numerals } from '../numbers/numerals.ts';
import { readQuantity, type ReadQuantity } from '../numbers/quantity.ts';
import type { Trie } from './trie.ts';

/** Words that carry no slot but steer how a clause is read. */
export type MarkKind = 'filler' | 'join' | 'connector' | 'negation' | 'question' | 'told';

/** What a word of the lexicon is. */
export type WordEntry =
  | {
      readonly kind: 'slot';
      readonly role: ClosedRole;
      readonly id: string;
      /** It only sounds like the word. */
      readonly isNear?: true;
    }
  | { readonly kind: MarkKind };

/** A piece of an utterance: a word, a quantity, or a character that nothing is known about. */
export type Token = { readonly from: number; readonly to: number } & (
  | WordEntry
  | { readonly kind: 'quantity'; readonly quantity: ReadQuantity }
  | { readonly kind: 'unknown' }
);

/** Whether a reading knows nothing to do with a token: nothing is known, or it only tells a reason. */
export function isUnread({ kind }: Token): boolean {
  return kind === 'unknown' || kind === 'told';
}

/** Whether a token says what is to be done. */
export function isVerb(token: Token | undefined): boolean {
  return token?.kind === 'slot' && token.role === 'operation';
}

const WORD_COST = 1;
/** A filler is worth a little less than a word that means something, so that ties go to the latter. */
const MARK_COST = 1.05;
const UNKNOWN_COST = 2.2;

/**
 * Cuts a text into tokens so that as much as possible is known, in as few words as possible. Linear in
 * the length of the text.
 */
export function tokenise(text: string, words: Trie<WordEntry>, numerals: Numerals): Token[] {
  const lower = text.toLowerCase();
  const source = lower.length === text.length ? lower : text;
  const best: { cost: number; token: Token | null }[] = [{ cost: 0, token: null }];
  for (let at = 0; at < source.length; at += 1) {
    const here = best[at];
    if (!here) continue;
    const offer = (token: Token, cost: number) => {
      const known = best[token.to];
      if (!known || here.cost + cost < known.cost) {
        best[token.to] = { cost: here.cost + cost, token };
      }
    };
    if (source[at] === ' ') {
      // Between words of Latin letters; it belongs to neither.
      const known = best[at + 1];
      if (!known || here.cost < known.cost) best[at + 1] = here;
    }
    const quoteEnd = source[at] === '《' ? source.indexOf('》', at) : -1;
    if (quoteEnd > 0) {
      // What stands in quotes is somebody's name for something: no word of it is a wish.
      offer({ kind: 'unknown', from: at, to: quoteEnd + 1 }, UNKNOWN_COST);
      continue;
    }
    offer({ kind: 'unknown', from: at, to: at + 1 }, UNKNOWN_COST);
    if (isInWord(source, at)) continue;
    for (const { to, entry } of words.at(source, at)) {
      if (!isInWord(source, to))
        offer({ ...entry, from: at, to }, entry.kind === 'slot' ? WORD_COST : MARK_COST);
    }
    const quantity = readQuantity(source, at, numerals);
    if (quantity) offer({ kind: 'quantity', quantity, from: at, to: quantity.to }, WORD_COST);
  }
  return traced(best, source.length);
}

const LETTER = /\p{Script=Latin}/u;

/** Whether a place lies between two letters of one word: no word of the lexicon begins or ends there. */
function isInWord(text: string, at: number): boolean {
  return at > 0 && LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
}

function traced(best: readonly ({ token: Token | null } | undefined)[], end: number): Token[] {
  const tokens: Token[] = [];
  for (let at = end; at > 0;) {
    const token = best[at]?.token;
    if (!token) break;
    tokens.push(token);
    at = token.from;
  }
  return tokens.reverse();
}
