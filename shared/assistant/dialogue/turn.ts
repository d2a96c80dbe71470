import type { Result, Turn } from '../assistant-state.ts';
import { NO_CONVERSATION } from '../understanding-context.ts';
import type { Dialogue, DialogueEffect } from './dialogue.ts';
import type { Advance, Told } from './dialogue.ts';

/** The dialogue with some of its turn replaced. */
export function withTurn(dialogue: Dialogue, turn: Partial<Turn>): Dialogue {
  return { ...dialogue, turn: { ...dialogue.turn, ...turn } };
}

/** The dialogue with one more result; `told`: how it is said, when not as it stands there. */
export function withResult(
  dialogue: Dialogue,
  result: Result,
  told: Told = { kind: 'sentence', text: result.text },
): Dialogue {
  const { results } = dialogue.turn;
  return {
    ...withTurn(dialogue, { results: [...results, result] }),
    told: [...dialogue.told, told],
  };
}

/** The dialogue with one more answer. */
export function withAnswer(dialogue: Dialogue, text: string): Dialogue {
  return withResult(dialogue, { kind: 'answer', text });
}

export function withoutResults(dialogue: Dialogue): Dialogue {
  return { ...withTurn(dialogue, { results: [] }), told: [] };
}

/** Nothing is asked any more. */
export function withoutQuestion(dialogue: Dialogue): Dialogue {
  return {
    ...withTurn(dialogue, { choices: [], isConfirming: false }),
    list: [],
    confirming: [],
    conversation: { ...dialogue.conversation, asked: null },
  };
}

/** Whether something is left open that is not a yes or no: which one, or what is missing. */
export function hasOpenQuestion({ list, conversation }: Dialogue): boolean {
  return list.length > 0 || conversation.asked !== null;
}

/** Puts the assistant away; what was spoken of and what can be undone is still remembered. */
export function close(dialogue: Dialogue): Advance {
  const effects: DialogueEffect[] = [{ kind: 'closeMicrophone' }, { kind: 'hush' }];
  for (const text of dialogue.late) effects.push({ kind: 'say', text, thenListen: false });
  return {
    dialogue: {
      ...withTurn(withoutResults(withoutQuestion(dialogue)), {
        phase: 'idle',
        by: null,
        heard: null,
        said: null,
        chips: [],
      }),
      ...{ rest: [], late: [] },
    },
    effects,
  };
}

/** The dialogue after so long a silence that nothing refers to what was said before it. */
export function forgotten(dialogue: Dialogue): Dialogue {
  return { ...withoutQuestion(dialogue), conversation: NO_CONVERSATION, undo: [], misses: 0 };
}
