import type { Message } from '../../language/message.ts';
import type { Advance, Dialogue, DialogueEffect, DialogueSurroundings, Told } from './dialogue.ts';
import { allDoneMessage, doneMessage, sentencesMessage, underWayMessage } from './phrases.ts';
import { readingLength, shortened } from './shorten.ts';
import { withoutQuestion, withTurn } from './turn.ts';

/** An answer stays in sight this long after it was said, ms. */
export const ANSWER_MS = 8000;

/** Everything of a breath is done: says what came of it, and keeps it in sight for a while. */
export function finish(dialogue: Dialogue, surroundings: DialogueSurroundings): Advance {
  const late = dialogue.late.map((text) => ({ kind: 'sentence', text }) as const);
  const said = saidOf([...late, ...dialogue.told], surroundings);
  const effects: DialogueEffect[] = [{ kind: 'wait', ms: ANSWER_MS }];
  if (said !== null) effects.unshift({ kind: 'say', text: said, thenListen: false });
  return {
    dialogue: {
      ...withTurn(withoutQuestion(dialogue), {
        phase: 'answered',
        said,
        chips: [...surroundings.chips],
      }),
      rest: [],
      ...{ told: [], late: [] },
      lastSaid: said ?? dialogue.lastSaid,
    },
    effects,
  };
}

/**
 * What is said of the results: all of it; or what was done in short or not at all, since it stands on
 * the card, so that a refusal or an answer is never what is cut off. `null` for no results.
 */
export function saidOf(
  told: readonly Told[],
  { text, maxLength }: Pick<DialogueSurroundings, 'text' | 'maxLength'>,
): string | null {
  if (told.length === 0) return null;
  const others = told.filter(({ kind }) => kind !== 'done');
  const isMixed = others.length > 0 && others.length < told.length;
  const whole = sentencesOf(told, doneMessage);
  const brief = sentencesOf(told, (wishes) => allDoneMessage(wishes.length));
  const versions = isMixed ? [whole, brief, sentencesOf(others, doneMessage)] : [whole];
  const texts = versions.map((sentences) => text(sentencesMessage(sentences)));
  const fitting = texts.find((one) => readingLength(one) <= maxLength);
  return fitting ?? shortened(texts.at(-1) ?? '', maxLength);
}

/** Results as sentences, in their order; wishes that came to the same one after the other share one. */
function sentencesOf(
  told: readonly Told[],
  together: (wishes: readonly Message[]) => Message,
): (Message | string)[] {
  const sentences: (Message | string)[] = [];
  let wishes: Message[] = [];
  for (const [at, one] of told.entries()) {
    if (one.kind === 'sentence') {
      sentences.push(one.text);
      continue;
    }
    wishes.push(one.wish);
    if (told[at + 1]?.kind === one.kind) continue;
    sentences.push(one.kind === 'done' ? together(wishes) : underWayMessage(wishes));
    wishes = [];
  }
  return sentences;
}
