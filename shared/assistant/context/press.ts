import { foldText } from '../../navigation/search/fold.ts';
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
 * The steps of an utterance, or the press of the button whose label it is when its words do not come to
 * an action by themselves: an action carries its own rules and its own question.
 */
export function pressed(
  steps: readonly Step[],
  text: string,
  { visible }: UnderstandingContext,
): readonly Step[] {
  if (!steps.every(({ kind }) => EMPTY.has(kind))) return steps;
  const said = foldText(text);
  const control = said === '' ? undefined : visible.find(({ label }) => foldText(label) === said);
  return control ? [{ kind: 'press', id: control.id }] : steps;
}
