import type { ActionOutcome } from '../../contract/host.ts';
import type { Reason } from '../../contract/reason.ts';
import type { Step, WishedAction } from '../step.ts';
import type {
  Advance,
  Dialogue,
  DialogueEvent,
  DialogueSurroundings,
  PerformedWish,
} from './dialogue.ts';
import { PHRASES } from './phrases.ts';
import { proceed } from './proceed.ts';
import { withAnswer, withResult } from './turn.ts';

/** Tells what became of wishes, remembers what takes them back, and goes on with the breath. */
export function performed(
  dialogue: Dialogue,
  { wishes, isUndo, unasked }: Extract<DialogueEvent, { kind: 'performed' }>,
  surroundings: DialogueSurroundings,
): Advance {
  const told = isUndo
    ? takenBack(dialogue, wishes, surroundings)
    : wishes.reduce((before, wish) => withPerformed(before, wish, surroundings), dialogue);
  const undo = isUndo ? [] : undoAfter(dialogue, wishes);
  const asked: Step = { kind: 'confirm', actions: [...unasked] };
  const rest = unasked.length > 0 ? [asked, ...dialogue.rest] : dialogue.rest;
  return proceed({ ...told, misses: 0, undo }, rest, surroundings);
}

/** What takes back the turn that `dialogue` is in, after more of it was done. */
function undoAfter(dialogue: Dialogue, wishes: readonly PerformedWish[]): readonly WishedAction[] {
  const done = wishes.filter(({ outcome }) => outcome.status !== 'refused');
  if (done.length === 0) return dialogue.undo;
  // What an earlier turn changed stays as it is once this one has changed something.
  const isSameTurn = dialogue.told.some(({ kind }) => kind === 'done');
  // Taken back in the opposite order: the last change was made upon the ones before it.
  return [...done.toReversed().flatMap(({ undo }) => undo), ...(isSameTurn ? dialogue.undo : [])];
}

function withPerformed(
  dialogue: Dialogue,
  { phrase, outcome, undo }: PerformedWish,
  { text, reasonText }: DialogueSurroundings,
): Dialogue {
  const refusal = reasonOf(outcome);
  if (refusal) {
    return withResult(dialogue, { kind: 'refused', text: reasonText(refusal), reason: refusal });
  }
  return withResult(
    dialogue,
    { kind: 'done', text: text(phrase), canUndo: undo.length > 0 },
    { kind: 'done', wish: phrase },
  );
}

function takenBack(
  dialogue: Dialogue,
  wishes: readonly PerformedWish[],
  { text, reasonText }: DialogueSurroundings,
): Dialogue {
  const refusals = wishes.flatMap(({ outcome }) => reasonOf(outcome) ?? []);
  if (refusals.length === 0) return withAnswer(dialogue, text(PHRASES.undone));
  return refusals.reduce(
    (before, refusal) =>
      withResult(before, { kind: 'refused', text: reasonText(refusal), reason: refusal }),
    dialogue,
  );
}

function reasonOf(outcome: ActionOutcome): Reason | null {
  return outcome.status === 'refused' || outcome.status === 'failed' ? outcome.reason : null;
}

/** Nobody waits for it any more, but it can be taken back as long as nothing newer was done. */
export function overtaken(dialogue: Dialogue, wishes: readonly PerformedWish[]): Advance {
  const isNewerDone = dialogue.turn.results.some(({ kind }) => kind === 'done');
  const undo = isNewerDone ? dialogue.undo : undoAfter({ ...dialogue, told: [] }, wishes);
  return { dialogue: { ...dialogue, undo }, effects: [] };
}
