import type { Reason } from '../../contract/reason.ts';
import type { Message } from '../../language/message.ts';
import { NO_TURN } from '../assistant-state.ts';
import type {
  Advance,
  Beginning,
  Dialogue,
  DialogueEvent,
  DialogueSurroundings,
} from './dialogue.ts';
import { ANSWER_MS } from './finish.ts';
import { heard } from './heard.ts';
import { PHRASES } from './phrases.ts';
import { ended } from './ended.ts';
import { overtaken, performed } from './outcomes.ts';
import { choose, confirm, proceed, takeBackNow } from './proceed.ts';
import { QUESTION_MS } from './questions.ts';
import { shortened } from './shorten.ts';
import { close, withAnswer, withoutQuestion, withResult, withTurn } from './turn.ts';

/** What the conversation comes to by an event, and what is to be done about it. Pure. */
export function advance(
  dialogue: Dialogue,
  event: DialogueEvent,
  surroundings: DialogueSurroundings,
): Advance {
  switch (event.kind) {
    case 'began':
      return begin(dialogue, event.by, surroundings);
    case 'partial':
      return dialogue.turn.phase === 'listening'
        ? {
            dialogue: withTurn(dialogue, { heard: { text: event.text, isFinal: false } }),
            effects: [],
          }
        : nothing(dialogue);
    case 'heard':
      return heard(dialogue, event, surroundings);
    case 'deaf':
      return deaf(dialogue, event.reason, surroundings);
    case 'chose':
      return dialogue.list[event.index]
        ? choose(dialogue, event.index, dialogue.rest, surroundings)
        : nothing(dialogue);
    case 'confirmed':
      return dialogue.confirming.length > 0
        ? confirm(dialogue, event.isConfirmed, dialogue.rest, surroundings)
        : nothing(dialogue);
    case 'undone':
      return takeBackNow(dialogue, surroundings);
    case 'repeated':
      return repeat(dialogue);
    case 'looked':
      return looked(dialogue, surroundings);
    case 'suggested':
      return suggest(dialogue, event.message, surroundings);
    case 'cancelled':
      return close(dialogue);
    case 'timedOut':
      return timedOut(dialogue, surroundings);
    case 'ended':
      return ended(dialogue, event, surroundings);
    case 'overtaken':
      return overtaken(dialogue, event.wishes);
    case 'performed':
    case 'answered':
    case 'modelAnswered':
    case 'modelFailed':
      // Late for whoever has gone on.
      return dialogue.turn.phase === 'thinking'
        ? wentOn(dialogue, event, surroundings)
        : nothing(dialogue);
  }
}

const nothing = (dialogue: Dialogue): Advance => ({ dialogue, effects: [] });

type Outcome = Extract<
  DialogueEvent,
  { kind: 'performed' | 'answered' | 'modelAnswered' | 'modelFailed' }
>;

function wentOn(dialogue: Dialogue, event: Outcome, surroundings: DialogueSurroundings): Advance {
  switch (event.kind) {
    case 'performed':
      return performed(dialogue, event, surroundings);
    case 'answered': {
      const text = surroundings.text(event.message);
      const known = { ...dialogue, misses: 0 };
      const told = event.weather
        ? withResult(known, { kind: 'weather', text, weather: event.weather })
        : withAnswer(known, text);
      return proceed(told, dialogue.rest, surroundings);
    }
    case 'modelAnswered': {
      const known = { ...withoutQuestion(dialogue), misses: 0, rest: [] };
      const told = event.text === null ? known : withAnswer(known, event.text);
      return proceed(told, event.steps, surroundings);
    }
    case 'modelFailed':
      // The driver did not ask for a model: without it, nothing is understood as before.
      return proceed(dialogue, dialogue.rest, surroundings);
  }
}

/** The driver speaks up: what is being said breaks off, and a question stays open for the answer. */
function begin(dialogue: Dialogue, by: Beginning, { chips }: DialogueSurroundings): Advance {
  const isAnswer = dialogue.turn.phase === 'asking';
  const { id, choices, isConfirming, said, results } = dialogue.turn;
  return {
    dialogue: isAnswer
      ? withTurn(dialogue, {
          ...NO_TURN,
          ...{ id, choices, isConfirming, said, results, by, phase: 'listening' },
        })
      : {
          ...withTurn(withoutQuestion(dialogue), {
            ...NO_TURN,
            ...{ id: id + 1, by, phase: 'listening', chips: [...chips] },
          }),
          rest: [],
          told: [],
        },
    effects: [{ kind: 'hush' }, { kind: 'openMicrophone' }],
  };
}

/** Nothing was heard: a question counts as not answered, and what else was wished for goes on. */
function deaf(dialogue: Dialogue, why: Reason | null, surroundings: DialogueSurroundings): Advance {
  const { confirming, rest } = dialogue;
  const text = why ? surroundings.reasonText(why) : surroundings.text(PHRASES.heardNothing);
  const told = withAnswer(withoutQuestion(dialogue), text);
  const left =
    confirming.length > 0 ? withAnswer(told, surroundings.text(PHRASES.leftAlone)) : told;
  const { dialogue: then, effects } = proceed(left, rest, surroundings);
  return { dialogue: then, effects: [{ kind: 'closeMicrophone' }, ...effects] };
}

/** Says it again; what stands on the card stays there for as long. */
function repeat(dialogue: Dialogue): Advance {
  const { phase } = dialogue.turn;
  const text = dialogue.lastSaid;
  if (text === null || phase === 'listening' || phase === 'thinking') return nothing(dialogue);
  const isAsking = phase === 'asking';
  return {
    dialogue,
    effects: [
      { kind: 'say', text, thenListen: isAsking },
      ...(phase === 'idle'
        ? []
        : [{ kind: 'wait', ms: isAsking ? QUESTION_MS : ANSWER_MS } as const]),
    ],
  };
}

/** What could be said, before anything is. */
function looked(dialogue: Dialogue, { chips }: DialogueSurroundings): Advance {
  const { turn } = dialogue;
  const isSame = JSON.stringify(turn.chips) === JSON.stringify(chips);
  if (turn.phase !== 'idle' || isSame) return nothing(dialogue);
  return nothing(withTurn(dialogue, { chips: [...chips] }));
}

/** Says what the card of a suggestion says; the card itself is shown by whoever made it. */
function suggest(
  dialogue: Dialogue,
  message: Message,
  { text: textOf, maxLength }: DialogueSurroundings,
): Advance {
  if (dialogue.turn.phase !== 'idle') return nothing(dialogue);
  const text = shortened(textOf(message), maxLength);
  return {
    dialogue: { ...dialogue, lastSaid: text },
    effects: [{ kind: 'say', text, thenListen: false }],
  };
}

/** A question that nobody answered is put away with nothing done; an answer leaves the screen. */
function timedOut(dialogue: Dialogue, surroundings: DialogueSurroundings): Advance {
  const { confirming, rest } = dialogue;
  if (dialogue.turn.phase === 'asking' && (confirming.length > 0 || rest.length > 0)) {
    return confirm(dialogue, false, rest, surroundings);
  }
  return close(dialogue);
}
