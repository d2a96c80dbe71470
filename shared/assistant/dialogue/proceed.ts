import type { Message } from '../../language/message.ts';
import type { Step, WishedAction } from '../step.ts';
import type { Advance, Dialogue, DialogueSurroundings } from './dialogue.ts';
import { finish } from './finish.ts';
import { PHRASES } from './phrases.ts';
import { again, asking, confirming } from './questions.ts';
import {
  close,
  hasOpenQuestion,
  withAnswer,
  withoutQuestion,
  withoutResults,
  withTurn,
} from './turn.ts';

/** After so many misses in a row the assistant says what it can do instead of asking again. */
const MISSES = 2;

/**
 * Carries out what is left of a breath, in the order it was said, up to the first step that has to
 * be waited for; the rest is kept.
 */
export function proceed(
  dialogue: Dialogue,
  steps: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const [step, ...rest] = steps;
  if (!step) return finish(dialogue, surroundings);
  switch (step.kind) {
    case 'perform':
      return performing(dialogue, steps, surroundings);
    case 'confirm':
      return confirming(dialogue, step.actions, rest, surroundings);
    case 'ask':
      // A number beyond the list is no new question.
      return step.for === 'choice' && step.choices.length === 0 && dialogue.list.length > 0
        ? missed(dialogue, PHRASES.noSuchChoice, rest, surroundings)
        : asking(dialogue, step, rest, surroundings);
    case 'answer':
      return {
        dialogue: { ...withTurn(withoutQuestion(dialogue), { phase: 'thinking' }), rest },
        effects: [{ kind: 'answer', about: step.about, frame: step.frame }],
      };
    case 'choose':
      return choose(dialogue, step.index, rest, surroundings);
    case 'press': {
      const { dialogue: next, effects } = proceed(withoutQuestion(dialogue), rest, surroundings);
      return { dialogue: next, effects: [{ kind: 'press', id: step.id }, ...effects] };
    }
    case 'turn':
      return turned(dialogue, step.turn, rest, surroundings);
    case 'unsupported':
      return missed(dialogue, PHRASES.unsupported, rest, surroundings);
    case 'nothing':
      return missed(dialogue, PHRASES.notUnderstood, rest, surroundings);
  }
}

/** Runs what was wished for one after the other, up to what has to be asked about first. */
function performing(
  dialogue: Dialogue,
  steps: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const wishes: WishedAction[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'perform') return perform(dialogue, wishes, false, steps.slice(at));
    if (!step.actions.some(surroundings.needsConfirmation)) {
      wishes.push(...step.actions);
      continue;
    }
    const rest = steps.slice(at + 1);
    return wishes.length > 0
      ? perform(dialogue, wishes, false, [{ kind: 'confirm', actions: step.actions }, ...rest])
      : confirming(dialogue, step.actions, rest, surroundings);
  }
  return perform(dialogue, wishes, false, []);
}

/** Runs actions; what is left of the breath waits for them. */
function perform(
  dialogue: Dialogue,
  wishes: readonly WishedAction[],
  isConfirmed: boolean,
  rest: readonly Step[],
): Advance {
  const { conversation } = dialogue;
  return {
    dialogue: {
      ...withTurn(withoutQuestion(dialogue), { phase: 'thinking' }),
      rest,
      conversation: {
        ...conversation,
        actions: [...conversation.actions, ...wishes],
        asked: null,
      },
    },
    effects: [{ kind: 'perform', wishes, isUndo: false, isConfirmed }],
  };
}

/** Takes the entry of the list that stands at `index`, from 0. */
export function choose(
  dialogue: Dialogue,
  index: number,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const chosen = dialogue.list[index];
  if (!chosen) return missed(dialogue, PHRASES.noSuchChoice, rest, surroundings);
  // Choosing says which one, not that it is meant to be bought or opened.
  const actions = [...chosen.actions];
  return proceed(dialogue, [{ kind: 'perform', actions }, ...rest], surroundings);
}

/** Answers the question whether to go on with what is risky; without a yes nothing of it is done. */
export function confirm(
  dialogue: Dialogue,
  isConfirmed: boolean,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  if (isConfirmed) return perform(dialogue, dialogue.confirming, true, rest);
  const left = withAnswer(withoutQuestion(dialogue), surroundings.text(PHRASES.leftAlone));
  return proceed(left, rest, surroundings);
}

/** Undoes the last turn that changed something, if anything of it can be undone. */
function takeBack(
  dialogue: Dialogue,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  // Taking back never needs a yes: what would is left as it is.
  const wishes = dialogue.undo.filter((wish) => !surroundings.needsConfirmation(wish));
  if (wishes.length === 0) {
    const text = surroundings.text(PHRASES.nothingToUndo);
    return proceed(withAnswer(dialogue, text), rest, surroundings);
  }
  return {
    dialogue: { ...withTurn(withoutQuestion(dialogue), { phase: 'thinking' }), undo: [], rest },
    effects: [{ kind: 'perform', wishes, isUndo: true, isConfirmed: false }],
  };
}

/** Nothing came of a wish: the question that is open is asked again, else the assistant says so. */
function missed(
  dialogue: Dialogue,
  phrase: Message,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const misses = dialogue.misses + 1;
  const isHopeless = misses > MISSES;
  const next = { ...dialogue, misses };
  if (hasOpenQuestion(dialogue) && !isHopeless) return again(next, phrase, rest, surroundings);
  const text = surroundings.text(isHopeless ? PHRASES.help : phrase);
  return proceed(withAnswer(withoutQuestion(next), text), rest, surroundings);
}

function turned(
  dialogue: Dialogue,
  turn: Extract<Step, { kind: 'turn' }>['turn'],
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const { text } = surroundings;
  const answer = (said: string) => proceed(withAnswer(dialogue, said), rest, surroundings);
  switch (turn) {
    case 'yes':
      if (dialogue.confirming.length > 0) return confirm(dialogue, true, rest, surroundings);
      return missed(dialogue, PHRASES.nothingToConfirm, rest, surroundings);
    case 'no':
      if (dialogue.confirming.length > 0 || hasOpenQuestion(dialogue)) {
        return confirm(dialogue, false, rest, surroundings);
      }
      return close(dialogue);
    case 'cancel':
      return close(dialogue);
    case 'help':
      return answer(text(PHRASES.help));
    case 'repeat':
      return answer(dialogue.lastSaid ?? text(PHRASES.nothingSaid));
    case 'undo':
      return takeBack(dialogue, rest, surroundings);
    case 'next':
      return choose(dialogue, 1, rest, surroundings);
    case 'thanks':
      return answer(text(PHRASES.welcome));
  }
}

/** Undoes by touch, whatever was being asked. */
export function takeBackNow(dialogue: Dialogue, surroundings: DialogueSurroundings): Advance {
  return takeBack(withoutResults(withoutQuestion(dialogue)), [], surroundings);
}
