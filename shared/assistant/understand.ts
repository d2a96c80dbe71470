import { combined } from './context/combine.ts';
import { inContext } from './context/in-context.ts';
import { isContradictory } from './context/contradiction.ts';
import { withLedPlace } from './context/led-place.ts';
import {
  withCoverage,
  withForbidden,
  withoutChance,
  withoutReasons,
  withSharedMoods,
} from './context/moods.ts';
import { isPartial } from './context/merge.ts';
import { withModels } from './context/showroom.ts';
import { withoutUnmeant } from './context/unmeant.ts';
import { pressed } from './context/press.ts';
import type { Frame } from './frame.ts';
import type { Grammar } from './grammar/create-grammar.ts';
import { resolve } from './resolve/resolve.ts';
import { ask } from './resolve/wish.ts';
import type { Step, Understanding, WishedAction } from './step.ts';
import { framesOf } from './frames-of.ts';
import type { UnderstandingContext } from './understanding-context.ts';

/**
 * What an utterance comes to: what was said, completed from the conversation, as steps to be carried
 * out in the order said. Two wishes that exclude each other are asked about; what nobody wished for
 * changes nothing. Pure; never throws, whatever the text.
 */
export function understand(
  utterance: string,
  grammar: Grammar,
  context: UnderstandingContext,
): Understanding {
  const { text, frames: read } = framesOf(utterance, grammar, context);
  const meant = withoutUnmeant(withForbidden(read, text, grammar), text, grammar);
  const said = withLedPlace(meant, text, grammar, context);
  const isWish = (frame: Frame): boolean => WISHES.has(resolve(frame, context).kind);
  const asked = withModels(
    withoutChance(withCoverage(withSharedMoods(said, text), text)),
    text,
    context,
  );
  const frames = withoutReasons(inContext(asked, text, context, isWish), isWish);
  const steps = stepsOf(frames, context);
  return {
    text,
    frames,
    steps: steps.length > 0 ? pressed(steps, text, context, grammar) : NOTHING,
  };
}

const WISHES: ReadonlySet<Step['kind']> = new Set([
  'perform',
  'confirm',
  'ask',
  'answer',
  'choose',
]);

const NOTHING: readonly Step[] = [{ kind: 'nothing' }];

function stepsOf(frames: readonly Frame[], context: UnderstandingContext): readonly Step[] {
  const steps = frames.map((frame) => stepOf(frame, frames.length === 1, context));
  const told = withoutAsides(
    confirmed(
      steps.filter(({ kind }) => kind !== 'nothing'),
      context,
    ),
  );
  if (isContradictory(combined(told)) || isForbidden(told, frames, context))
    return [ask('contradiction', null)];
  return told.length > 0 ? combined(told) : NOTHING;
}

/** Whether one breath forbids what it asks for ("open the window, don't open the window"). */
function isForbidden(
  steps: readonly Step[],
  frames: readonly Frame[],
  context: UnderstandingContext,
): boolean {
  const forbidden = frames
    .filter(({ mood }) => mood === 'negated')
    .flatMap((frame) => actionsOf(resolve({ ...frame, mood: 'wish' }, context)));
  return steps
    .flatMap(actionsOf)
    .some((wished) => forbidden.some((other) => isDeepEqual(wished, other)));
}

function actionsOf(step: Step): readonly WishedAction[] {
  return step.kind === 'perform' || step.kind === 'confirm' ? step.actions : [];
}

/** What is as good as certainly a wish. */
const CERTAIN = 0.75;

/** Thanks, and reasons that were taken for wishes, say nothing beside an action. */
function withoutAsides(steps: readonly Step[]): readonly Step[] {
  const hasWish = steps.some(({ kind }) => WISHES.has(kind));
  if (!hasWish) return steps;
  return steps.filter(
    (step) =>
      step.kind !== 'turn' && (step.kind !== 'unsupported' || step.frame.confidence >= CERTAIN),
  );
}

/**
 * The steps of an answer to the question whether to go on: a yes, also by saying the wish once more
 * ("open it"), and "yes, cancel it" where cancelling is what was asked about.
 */
function confirmed(steps: readonly Step[], { confirming }: UnderstandingContext): readonly Step[] {
  if (confirming.length === 0 || steps.length === 0) return steps;
  const isYes = (step: Step) =>
    (step.kind === 'turn' && step.turn === 'yes') ||
    ((step.kind === 'perform' || step.kind === 'confirm') && isDeepEqual(step.actions, confirming));
  const isCancelling = confirming.every(({ action }) => action.endsWith('.cancel'));
  const isSame = (step: Step, at: number) =>
    isYes(step) || (at > 0 && isCancelling && step.kind === 'turn' && step.turn === 'cancel');
  return steps.every(isSame) ? [{ kind: 'turn', turn: 'yes' }] : steps;
}

const isDeepEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const SWITCHING: ReadonlySet<string> = new Set(['on', 'off', 'open', 'close']);

/** "Open": only the speaker knows what. */
function isVerbAlone({ slots, confidence }: Frame): boolean {
  const [only] = slots;
  const isSwitching = only?.role === 'operation' && SWITCHING.has(only.id ?? '');
  return slots.length === 1 && isSwitching && confidence >= CERTAIN;
}

/** A verb or a place without anything it could be about is not something this car cannot do. */
function stepOf(frame: Frame, isAlone: boolean, context: UnderstandingContext): Step {
  const step = resolve(frame, context);
  if (step.kind !== 'unsupported' || frame.mood !== 'wish' || !isPartial(frame)) return step;
  return isAlone && isVerbAlone(frame) ? ask('choice', frame) : { kind: 'nothing' };
}
