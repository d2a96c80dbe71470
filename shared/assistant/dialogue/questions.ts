import type { Message } from '../../language/message.ts';
import type { Turn } from '../assistant-state.ts';
import type { Step, WishedAction } from '../step.ts';
import type { Advance, Dialogue, DialogueSurroundings } from './dialogue.ts';
import { askMessage, confirmMessage, sentencesMessage } from './phrases.ts';
import { readingLength, shortened } from './shorten.ts';
import { withoutQuestion, withTurn } from './turn.ts';

/** A question waits this long for its answer after it was said, ms; after it nothing is done. */
export const QUESTION_MS = 15_000;

/**
 * Asks whether to go on. The question names everything that a yes would do: where that is too much
 * for one glance, the actions are asked about one by one.
 */
export function confirming(
  dialogue: Dialogue,
  actions: readonly WishedAction[],
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const text = surroundings.text(confirmMessage(actions, surroundings.facts));
  const [first, ...others] = actions;
  if (first && others.length > 0 && readingLength(text) > surroundings.maxLength) {
    return confirming(
      dialogue,
      [first],
      [{ kind: 'confirm', actions: others }, ...rest],
      surroundings,
    );
  }
  return question(
    { ...withoutQuestion(dialogue), confirming: actions, rest },
    { isConfirming: true, choices: [] },
    text,
    surroundings,
  );
}

/** Asks for what is missing, or which reading is meant. */
export function asking(
  dialogue: Dialogue,
  step: Extract<Step, { kind: 'ask' }>,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const { conversation } = dialogue;
  const list = step.choices.map(({ label, actions, spot }) => ({
    ...{ label, actions },
    ...(spot && surroundings.whereabouts(spot)),
  }));
  return question(
    {
      ...dialogue,
      ...{ rest, list },
      confirming: [],
      conversation: { ...conversation, asked: { for: step.for, pending: step.pending } },
    },
    { isConfirming: false, choices: shownChoices(list) },
    surroundings.text(askMessage(step)),
    surroundings,
  );
}

/** Asks the open question again, beginning with why. */
export function again(
  dialogue: Dialogue,
  why: Message,
  rest: readonly Step[],
  surroundings: DialogueSurroundings,
): Advance {
  const { list, conversation } = dialogue;
  const asked = askMessage({
    kind: 'ask',
    for: conversation.asked?.for ?? 'choice',
    pending: null,
    choices: list.map(({ label }) => ({ label, actions: [] })),
  });
  const both = surroundings.text(sentencesMessage([why, asked]));
  const isShort = readingLength(both) <= surroundings.maxLength;
  return question(
    { ...dialogue, rest },
    { isConfirming: false, choices: shownChoices(list) },
    isShort ? both : surroundings.text(asked),
    surroundings,
  );
}

const shownChoices = (list: Dialogue['list']): Turn['choices'] =>
  list.map(({ label, detail }) => ({ label, ...(detail !== undefined && { detail }) }));

function question(
  dialogue: Dialogue,
  turn: Pick<Turn, 'isConfirming' | 'choices'>,
  text: string,
  { maxLength, chips }: DialogueSurroundings,
): Advance {
  // What was already done in this breath is seen on the card; the question is what must be heard.
  const said = shortened(text, maxLength);
  return {
    dialogue: {
      ...withTurn(dialogue, {
        ...turn,
        phase: 'asking',
        said,
        chips: turn.choices.length > 0 || turn.isConfirming ? [] : [...chips],
      }),
      lastSaid: said,
    },
    effects: [
      { kind: 'say', text: said, thenListen: true },
      { kind: 'wait', ms: QUESTION_MS },
    ],
  };
}
