import type { Grammar } from '../grammar/create-grammar.ts';
import { isVerb, type Token } from '../lexicon/tokenise.ts';

/**
 * Tokens as they were meant: words that only hurry ("quick, open the window") change nothing, and what
 * was begun twice ("the sun sunroof") was meant once. Both become words without a meaning.
 *
 * @param text what the tokens point into
 */
export function withoutSlips(
  text: string,
  tokens: readonly Token[],
  grammar: Grammar,
): readonly Token[] {
  return withoutHurry(text, tokens, grammar).map((token, at, all) =>
    isStutter(text, all, at) || isBegun(text, all, at) || isAfterwards(text, all, at, grammar)
      ? unmeant(token)
      : token,
  );
}

const unmeant = ({ from, to }: Pick<Token, 'from' | 'to'>): Token => ({ kind: 'filler', from, to });

function withoutHurry(
  text: string,
  tokens: readonly Token[],
  { hurry, asides }: Grammar,
): readonly Token[] {
  if (hurry === null || asides === null) return tokens;
  const meant: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (!token) break;
    hurry.lastIndex = token.from;
    const to = token.from + (hurry.exec(text)?.[0].length ?? 0);
    const after = tokens.findIndex(({ from }) => from === to);
    const next = tokens[after];
    const isHurry =
      after > at &&
      next !== undefined &&
      !isThing(meant.at(-1)) &&
      (isVerb(next) || asides.openers.test(text.slice(next.from, next.to)));
    meant.push(isHurry ? unmeant({ from: token.from, to }) : token);
    at = isHurry ? after : at + 1;
  }
  return meant;
}

/** What "quick" would be a change of. */
function isThing(token: Token | undefined): boolean {
  return token?.kind === 'slot' && token.role !== 'value' && token.role !== 'position';
}

/** "Open the window, after (that) change the mode": a place that stands between a wish and a verb. */
function isAfterwards(
  text: string,
  tokens: readonly Token[],
  at: number,
  { afterwards }: Grammar,
): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!afterwards || !token || !next || !isThing(before)) return false;
  // "Finally" is also how far back, which nothing of the same wish follows.
  const isEnd = token.kind === 'slot' && token.role === 'value';
  if (!isVerb(next) && !isEnd) return false;
  const isSaid = afterwards.test(text.slice(token.from, token.to));
  return isSaid && before !== undefined && !isVerb(before) && tokens.slice(0, at).some(isVerb);
}

/**
 * Whether a word is the end of the one before, or the beginning of the one after, said once more or
 * several times ("se- se- seat").
 */
function isStutter(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return false;
  const said = text.slice(token.from, token.to);
  const isAgain = ({ from, to }: Token) => text.slice(from, to) === said;
  // "The air on, the air to 22": a thing after a verb may well begin the next wish.
  const isFirst = !isThing(token) || isVerb(token) || !tokens.slice(0, at).some(isVerb);
  const isWord = token.kind === 'slot' && token.role !== 'value' && isFirst;
  if (isWord && next?.from === token.to && isAgain(next)) return true;
  const times = tokens.slice(at + 1).findIndex((other) => !isAgain(other));
  const after = tokens[at + 1 + Math.max(0, times)];
  const to = token.to + Math.max(0, times) * said.length;
  // "Big big lights": a verb of one character, where nothing stands that it could be said of.
  const saidOf = tokens.slice(0, at).findLast(({ kind }) => kind !== 'filler');
  const isLoose = said.length === 1 && isVerb(token) && (!isThing(saidOf) || isVerb(saidOf));
  const isLike = (other: Token | undefined): other is Token =>
    other?.kind === 'slot' &&
    other.to - other.from > said.length &&
    (token.kind === 'unknown' ||
      (isLoose && other === after) ||
      (token.kind === 'slot' && token.role === other.role && token.role !== 'value'));
  return (
    (isLike(before) && before.to === token.from && text.slice(0, before.to).endsWith(said)) ||
    (isLike(after) && after.from === to && text.startsWith(said, after.from))
  );
}

/** Whether characters that nothing is known about begin the word that follows ("ambi- ambient light"). */
function isBegun(text: string, tokens: readonly Token[], at: number): boolean {
  const isUnknown = (token: Token | undefined) => token?.kind === 'unknown';
  if (!isUnknown(tokens[at])) return false;
  let start = at;
  while (isUnknown(tokens[start - 1])) start -= 1;
  const end = tokens.findIndex((token, index) => index > at && !isUnknown(token));
  const [first, word] = [tokens[start], tokens[end]];
  if (!first || word?.kind !== 'slot') return false;
  const said = text.slice(first.from, word.from);
  return said.length > 1 && said.length < word.to - word.from && text.startsWith(said, word.from);
}
