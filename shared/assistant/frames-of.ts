import type { Frame } from './frame.ts';
import type { Grammar } from './grammar/create-grammar.ts';
import { inherited } from './clauses/inherit.ts';
import { readStretch, withWords } from './clauses/split.ts';
import type { LocalNow } from './numbers/moment.ts';
import { inFigures } from './numbers/spelled.ts';
import { simplify } from '../navigation/search/simplify.ts';
import { fluent } from './text/fluent.ts';
import { MAX_UTTERANCE, normalise } from './text/normalise.ts';

/** What an utterance says, before it is known what the car can do. */
export interface FramesOfUtterance {
  /** The utterance after normalisation; slots point into it. */
  readonly text: string;
  readonly frames: readonly Frame[];
}

/**
 * Reads an utterance: cuts it into wishes and gives each its frame, in the order said. Empty for what is
 * no wish or longer than {@link MAX_UTTERANCE}. Pure; never throws, whatever the text.
 *
 * @param local the moment that times are counted from
 */
export function framesOf(utterance: string, grammar: Grammar, local: LocalNow): FramesOfUtterance {
  const text = withTurns(
    fluent(inFigures(simplify(normalise(utterance)), grammar.numerals), grammar),
    grammar,
  );
  if (text.length > MAX_UTTERANCE) return { text: text.slice(0, MAX_UTTERANCE), frames: [] };
  const readings = stretchesOf(text, grammar).flatMap((span, _, all) =>
    readStretch(text, span, all.length === 1, grammar, local),
  );
  const frames = withWords(
    text,
    readings.flatMap(({ frames: own }) => own),
  );
  return {
    text,
    frames: inherited(
      frames,
      (before, after) => isJoin(grammar, after.charAt(0)) || isJoin(grammar, before.slice(-1)),
    ),
  };
}

/**
 * The text with a breath around what takes back or corrects the words before it; never after a verb
 * that a title follows, which may hold such words.
 */
function withTurns(text: string, { turns, titles }: Grammar): string {
  if (!turns) return text;
  return text.replace(/《[^》]*》|[^《,?]+/gu, (part) => {
    if (part.startsWith('《') || titles.test(part.toLowerCase())) return part;
    return part.replace(turns, (word, at: number) =>
      at === 0 ? word : `,${word}${at + word.length < part.length ? ',' : ''}`,
    );
  });
}

/** The text with a sign in the place of every word that always begins a further wish. */
function withPauses(text: string, { pauses }: Grammar): string {
  return text.replace(/《[^》]*》|[^《]+/gu, (part) =>
    part.startsWith('《') ? part : part.replace(pauses, (word) => '\0'.repeat(word.length)),
  );
}

/**
 * The parts between separators, without a connector at their beginning; what is said first leads on
 * from nothing ("*how much* charge is left" may begin with the word for "and").
 */
function stretchesOf(text: string, grammar: Grammar): { from: number; to: number }[] {
  return [...withPauses(text, grammar).matchAll(/(?:《[^》]*》|[^,?\0])+/gu)].flatMap((match) => {
    const skipped = match.index === 0 ? 0 : (grammar.connectors.exec(match[0])?.[0].length ?? 0);
    const from = match.index + (skipped < match[0].length ? skipped : 0);
    return from < match.index + match[0].length
      ? [{ from, to: match.index + match[0].length }]
      : [];
  });
}

function isJoin({ words }: Grammar, said: string): boolean {
  return words.at(said, 0).some(({ to, entry }) => to === said.length && entry.kind === 'join');
}
