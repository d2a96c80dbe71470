import type { Grammar } from '../grammar/create-grammar.ts';
import type { Token } from '../lexicon/tokenise.ts';

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
    isStutter(text, token, all[at - 1], all[at + 1]) || isAfterwards(text, all, at, grammar)
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

function isVerb(token: Token): boolean {
  return token.kind === 'slot' && token.role === 'operation';
}

/** "Open the window, after (that) change the mode": a place that stands between a wish and a verb. */
function isAfterwards(
  text: string,
  tokens: readonly Token[],
  at: number,
  { afterwards }: Grammar,
): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!afterwards || !token || !next || !isThing(before) || !isVerb(next)) return false;
  const isSaid = afterwards.test(text.slice(token.from, token.to));
  return isSaid && before !== undefined && !isVerb(before) && tokens.slice(0, at).some(isVerb);
}

/** Whether a word is the end of the one before, or the beginning of the one after, said once more. */
function isStutter(
  text: string,
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  const said = text.slice(token.from, token.to);
  const isVerbAgain = (other: Token) => other === after && isVerb(token) && isVerb(other);
  const isLike = (other: Token | undefined): other is Token =>
    other?.kind === 'slot' &&
    (other.to - other.from > said.length || isVerbAgain(other)) &&
    (token.kind === 'unknown' ||
      (token.kind === 'slot' && token.role === other.role && token.role !== 'value'));
  return (
    (isLike(before) && before.to === token.from && text.slice(0, before.to).endsWith(said)) ||
    (isLike(after) && after.from === token.to && text.startsWith(said, after.from))
  );
}
