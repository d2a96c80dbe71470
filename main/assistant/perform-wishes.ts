import { needsConfirmation } from '../../shared/assistant/confirmation.ts';
import type {
  DialogueEffect,
  DialogueEvent,
  PerformedWish,
} from '../../shared/assistant/dialogue/dialogue.ts';
import type { PhraseFacts } from '../../shared/assistant/dialogue/phrases/facts.ts';
import { wishMessage } from '../../shared/assistant/dialogue/phrases/wish-message.ts';
import { undoOf } from '../../shared/assistant/dialogue/undo.ts';
import type { ActionContext } from '../../shared/actions/define.ts';
import type { ActionId } from '../../shared/actions/registry.ts';
import type { WishedAction } from '../../shared/assistant/step.ts';
import type { ActionOutcome } from '../../shared/contract/host.ts';

/** What performing looks at, each time anew: every action may change it for the next. */
export interface Performing {
  readonly context: () => ActionContext;
  readonly facts: () => PhraseFacts;
  readonly suggested: () => ActionId | null;
  /** Performs an action, and waits until it has taken effect or failed. */
  readonly perform: (wish: WishedAction) => Promise<ActionOutcome>;
}

type PerformEffect = Extract<DialogueEffect, { kind: 'perform' }>;
type Performed = Extract<DialogueEvent, { kind: 'performed' }>;

/**
 * Performs wishes one after the other, each when the one before it has taken effect: a stop can only
 * be added to a way that was found. When the driver interrupts, what has not begun is left.
 */
export async function performWishes(
  { wishes, isUndo, isConfirmed }: PerformEffect,
  { context, facts, suggested, perform }: Performing,
  signal: AbortSignal,
): Promise<Performed> {
  const performed: PerformedWish[] = [];
  const done = (unasked: readonly WishedAction[]): Performed => ({
    ...{ kind: 'performed', wishes: performed, isUndo, unasked },
  });
  for (const [at, wish] of wishes.entries()) {
    if (signal.aborted) break;
    const now = context();
    // What was harmless when it was wished for may no longer be: the car has set off meanwhile.
    if (!isConfirmed && needsConfirmation(wish.action, wish.input, now, suggested())) {
      return done(isUndo ? [] : wishes.slice(at));
    }
    const phrase = wishMessage(wish, facts());
    const undo = isUndo ? [] : undoOf(wish, now);
    performed.push({ wish, phrase, undo, outcome: await perform(wish) });
  }
  return done([]);
}
