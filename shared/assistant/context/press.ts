import { foldText } from '../../navigation/search/fold.ts';
import type { Grammar } from '../grammar/create-grammar.ts';
import type { Step } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

/** Steps that a label in sight stands above: nothing came of the words by themselves. */
const EMPTY: ReadonlySet<Step['kind']> = new Set([
  'nothing',
  'unsupported',
  'turn',
  'ask',
  'choose',
]);

/**
 * The steps of an utterance, or the press of the button whose label it is, alone or after a word for
 * pressing, when its words do not come to an action by themselves: an action carries its own rules
 * and its own question.
 */
export function pressed(
  steps: readonly Step[],
  text: string,
  { visible }: UnderstandingContext,
  grammar: Pick<Grammar, 'templatesFrom'>,
): readonly Step[] {
  if (visible.length === 0 || !steps.every(({ kind }) => EMPTY.has(kind))) return steps;
  for (const said of [text, ...pointedAt(text, grammar)].map(foldText)) {
    const control = said === '' ? undefined : visible.find(({ label }) => foldText(label) === said);
    if (control) return [{ kind: 'press', id: control.id }];
  }
  return steps;
}

/** What is named after a word for pressing, though the whole was read as something else. */
function pointedAt(text: string, { templatesFrom }: Pick<Grammar, 'templatesFrom'>): string[] {
  const lower = text.toLowerCase();
  return templatesFrom(lower.charAt(0))
    .filter(({ domain, intent }) => domain === 'dialogue' && intent === 'press')
    .flatMap(({ match }) => match(lower) ?? [])
    .map(({ from, to }) => text.slice(from, to));
}
