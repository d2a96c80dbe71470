import type { ActionOutcome } from '../../contract/host.ts';
import type { Reason } from '../../contract/reason.ts';
import type { Step, WishedAction } from '../step.ts';
import type {
  Advance,
  Dialogue,
  DialogueEffect,
  DialogueEvent,
  DialogueSurroundings,
  PerformedWish,
} from './dialogue.ts';
import { PHRASES, underWayMessage } from './phrases.ts';
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
  const next = proceed({ ...told, misses: 0, undo }, rest, surroundings);
  const followed = isUndo ? followedBack(dialogue, wishes) : following(dialogue, wishes);
  return { ...next, effects: [...next.effects, ...followed] };
}

/** The car is followed for what it was still at when it was told. */
function following(dialogue: Dialogue, wishes: readonly PerformedWish[]): DialogueEffect[] {
  return wishes.flatMap(({ phrase, outcome, undo }) =>
    outcome.status === 'pending'
      ? [
          {
            ...{ kind: 'follow', commands: outcome.commands },
            underWay: {
              ...{ turn: dialogue.turn.id, doing: underWayMessage([phrase]), done: phrase },
              canUndo: undo.length > 0,
            },
          } as const,
        ]
      : [],
  );
}

/** Taking back is one thing, whatever it consists of. */
function followedBack(dialogue: Dialogue, wishes: readonly PerformedWish[]): DialogueEffect[] {
  const commands = wishes.flatMap(({ outcome }) =>
    outcome.status === 'pending' ? outcome.commands : [],
  );
  const { undoing: doing, undone: done } = PHRASES;
  const underWay = { turn: dialogue.turn.id, doing, done, canUndo: false };
  return commands.length > 0 ? [{ kind: 'follow', commands, underWay }] : [];
}

/** What takes back the turn that `dialogue` is in, after more of it was done. */
function undoAfter(dialogue: Dialogue, wishes: readonly PerformedWish[]): readonly WishedAction[] {
  const done = wishes.filter(({ outcome }) => outcome.status !== 'refused');
  if (done.length === 0) return dialogue.undo;
  // What an earlier turn changed stays as it is once this one has changed something.
  const isSameTurn = dialogue.told.some(({ kind }) => kind !== 'sentence');
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
  const canUndo = undo.length > 0;
  if (outcome.status === 'pending') {
    return withResult(
      dialogue,
      { kind: 'underWay', text: text(underWayMessage([phrase])), canUndo },
      { kind: 'underWay', wish: phrase },
    );
  }
  return withResult(
    dialogue,
    { kind: 'done', text: text(phrase), canUndo },
    { kind: 'done', wish: phrase },
  );
}

function takenBack(
  dialogue: Dialogue,
  wishes: readonly PerformedWish[],
  { text, reasonText }: DialogueSurroundings,
): Dialogue {
  const refusals = wishes.flatMap(({ outcome }) => reasonOf(outcome) ?? []);
  if (refusals.length === 0 && wishes.some(({ outcome }) => outcome.status === 'pending')) {
    return withResult(dialogue, { kind: 'underWay', text: text(PHRASES.undoing), canUndo: false });
  }
  if (refusals.length === 0) return withAnswer(dialogue, text(PHRASES.undone));
  return refusals.reduce(
    (before, refusal) =>
      withResult(before, { kind: 'refused', text: reasonText(refusal), reason: refusal }),
    dialogue,
  );
}

/** Why an action was not done; `null` when it was, or is about to be. */
export function reasonOf(outcome: ActionOutcome): Reason | null {
  return outcome.status === 'refused' || outcome.status === 'failed' ? outcome.reason : null;
}

/** Nobody waits for it any more, but it can be taken back as long as nothing newer was done. */
export function overtaken(dialogue: Dialogue, wishes: readonly PerformedWish[]): Advance {
  const isNewerDone = dialogue.turn.results.some((result) => 'canUndo' in result);
  const undo = isNewerDone ? dialogue.undo : undoAfter({ ...dialogue, told: [] }, wishes);
  return { dialogue: { ...dialogue, undo }, effects: following(dialogue, wishes) };
}
