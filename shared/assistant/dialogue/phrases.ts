import type { Message } from '../../language/message.ts';
import type { Step, WishedAction } from '../step.ts';
import type { PhraseFacts } from './phrases/facts.ts';
import { listed } from './phrases/parts.ts';
import { wishMessage } from './phrases/wish-message.ts';

/** What the dialogue says by itself. */
export const PHRASES = {
  unsupported: { key: 'say.unsupported' },
  notUnderstood: { key: 'say.notUnderstood' },
  noSuchChoice: { key: 'say.noSuchChoice' },
  leftAlone: { key: 'say.leftAlone' },
  help: { key: 'say.help' },
  nothingToConfirm: { key: 'say.nothingToConfirm' },
  nothingSaid: { key: 'say.nothingSaid' },
  welcome: { key: 'say.welcome' },
  nothingToUndo: { key: 'say.nothingToUndo' },
  undone: { key: 'say.undone' },
  undoing: { key: 'say.undoing' },
  heardNothing: { key: 'say.heardNothing' },
} as const satisfies Record<string, Message>;

/** What is said aloud of wishes that were done. */
export function doneMessage(wishes: readonly Message[]): Message {
  return { key: 'say.done', values: { what: listed(wishes) } };
}

/** The same where there is no room for what was done: it stands on the card. */
export function allDoneMessage(count: number): Message {
  return count === 1 ? { key: 'say.oneDone' } : { key: 'say.allDone', values: { count } };
}

/** What is said of wishes that the car is still at. */
export function underWayMessage(wishes: readonly Message[]): Message {
  return { key: 'say.underWay', values: { what: listed(wishes) } };
}

/** Two sentences, one after the other. */
export function sentencesMessage(sentences: readonly (Message | string)[]): Message {
  const [before = '', ...others] = sentences;
  return others.reduce<Message>(
    (all, after) => ({ key: 'say.between', values: { before: all, after } }),
    { key: 'say.sentence', values: { text: before } },
  );
}

/** The question whether to go on; names everything that would be done. */
export function confirmMessage(actions: readonly WishedAction[], facts: PhraseFacts): Message {
  const wishes = actions.map((action) => wishMessage(action, facts));
  return { key: 'say.confirm', values: { what: listed(wishes) } };
}

/** The question for what a wish lacks, or which of several readings is meant. */
export function askMessage({ for: what, choices }: Extract<Step, { kind: 'ask' }>): Message {
  return { key: choices.length > 0 && what !== 'contradiction' ? 'ask.which' : `ask.${what}` };
}
