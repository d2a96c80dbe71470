import type { Grammar } from '../grammar/create-grammar.ts';

/** Longer clauses fit no template. */
const MAX_CLAUSE = 60;

/** Part of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part as said, and without politeness around it; none of it when it is too long for a wish. */
export function politenessStripped(text: string, { from, to }: Span, grammar: Grammar): Span[] {
  const said = text.slice(from, to);
  if (said.length > MAX_CLAUSE || said.length === 0) return [];
  const { start, lastWord } = politeStartOf(said, grammar);
  const asked = grammar.politeQuestion?.start.test(said)
    ? grammar.politeQuestion.end.exec(said.slice(start))
    : null;
  const end = (asked ?? grammar.politeEnd.exec(said.slice(start)))?.[0].length ?? 0;
  const spans = [{ from, to }];
  if (end > 0) spans.push({ from, to: to - end });
  if (start > 0) spans.push({ from: from + start, to });
  if (start > 0 && end > 0) spans.push({ from: from + start, to: to - end });
  // "I want *to* her mobile": the last word may belong to the wish.
  if (lastWord > 0)
    spans.push({ from: from + lastWord, to }, { from: from + lastWord, to: to - end });
  return spans.filter((span) => span.to > span.from);
}

/** Where politeness at the start ends, and where its last word begins if it is not the only one. */
function politeStartOf(
  said: string,
  { politeStart }: Grammar,
): { start: number; lastWord: number } {
  let [start, lastWord] = [0, 0];
  for (;;) {
    const word = politeStart.exec(said.slice(start))?.[0] ?? '';
    if (word === '') return { start, lastWord };
    [start, lastWord] = [start + word.length, start];
  }
}
