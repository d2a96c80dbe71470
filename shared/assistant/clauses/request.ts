import type { Grammar } from '../grammar/create-grammar.ts';
import { isVerb, type Token } from '../lexicon/tokenise.ts';

/**
 * The tokens of a clause that asks whether the assistant could do something ("can you close the
 * window?"), with the word that makes it a question taken for politeness: that is a request. Whether a
 * thing can be done ("can the window be closed?"), or has been, stays a question.
 */
export function asRequest(
  text: string,
  tokens: readonly Token[],
  { politeQuestion, requests }: Pick<Grammar, 'politeQuestion' | 'requests'>,
): readonly Token[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || last?.kind !== 'question' || !politeQuestion || !requests) return tokens;
  const said = text.slice(first.from, last.to);
  const isEnd = politeQuestion.end.exec(said)?.[0] === text.slice(last.from, last.to);
  const before = tokens.slice(0, -1);
  const isAsked = before.some(({ kind }) => kind === 'question' || kind === 'negation');
  const isOver = requests.over.test(text.slice(first.from, last.from));
  const isAction = before.some(isVerb);
  if (!isEnd || isAsked || isOver || !isAction || !requests.start.test(said)) return tokens;
  return [...before, { kind: 'filler', from: last.from, to: last.to }];
}
