import type { ActionId, ActionInput } from '../../actions/registry.ts';
import { actionById } from '../../actions/registry.ts';
import { needsConfirmation } from '../confirmation.ts';
import type { Frame } from '../frame.ts';
import type { AskedFor, Step, Topic, WishedAction } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';

/** What one frame comes to, or `null` when a rule does not know it. */
export type Resolution = Step | null;

/** A rule of a domain. Pure. */
export type Rule = (frame: Frame, context: UnderstandingContext) => Resolution;

/** An action with its input, checked by the compiler; {@link settled} checks the values. */
export function act<Id extends ActionId>(id: Id, input: ActionInput<Id>): WishedAction {
  return { action: id, input };
}

/** Actions to run together. */
export function perform(first: WishedAction, ...others: readonly WishedAction[]): Step {
  return { kind: 'perform', actions: [first, ...others] };
}

/** Actions to run together, `null` when there are none. */
export function performAll(actions: readonly WishedAction[]): Resolution {
  const [first, ...others] = actions;
  return first ? perform(first, ...others) : null;
}

/** A question for what a wish lacks. */
export function ask(what: AskedFor, pending: Frame | null): Step {
  return { kind: 'ask', for: what, pending, choices: [] };
}

export function answer(about: Topic, frame: Frame): Step {
  return { kind: 'answer', about, frame };
}

/** What is missing when an input does not fit the schema of its action. */
const ASKED_WHEN_UNFIT: Readonly<Partial<Record<ActionId, AskedFor>>> = {
  'climate.setTemperature': 'temperature',
  'climate.adjustTemperature': 'temperature',
};

/**
 * A step that may be carried out: every input is what its action's schema makes of it, one that does
 * not fit becomes a question, and what is risky waits for a yes.
 */
export function settled(step: Step, frame: Frame, context: UnderstandingContext): Step {
  if (step.kind !== 'perform' && step.kind !== 'confirm') return step;
  for (const { action, input } of step.actions) {
    if (actionById(action)?.input.safeParse(input).success !== true) {
      return ask(ASKED_WHEN_UNFIT[action] ?? 'choice', frame);
    }
  }
  const { car, suggestion } = context;
  const isRisky = step.actions.some(({ action, input }) =>
    needsConfirmation(action, input, car, suggestion?.action),
  );
  return isRisky ? { ...step, kind: 'confirm' } : step;
}
