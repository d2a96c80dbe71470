import type { Frame } from '../frame.ts';
import type { Step, Understanding } from '../step.ts';
import type { Advance, Dialogue, DialogueEvent, DialogueSurroundings } from './dialogue.ts';
import { proceed } from './proceed.ts';
import { hasOpenQuestion, withoutQuestion, withoutResults, withTurn } from './turn.ts';

/** The driver has said something, by voice or otherwise: an answer to what was asked, or a wish. */
export function heard(
  dialogue: Dialogue,
  { by, text, understanding }: Extract<DialogueEvent, { kind: 'heard' }>,
  surroundings: DialogueSurroundings,
): Advance {
  const { frames, steps } = understanding;
  const isMiss = steps.every(isMissed);
  const goesOn = isAnswer(dialogue, understanding) || (isMiss && hasOpenQuestion(dialogue));
  const base = goesOn ? dialogue : withoutResults(withoutQuestion({ ...dialogue, rest: [] }));
  const { conversation, turn } = base;
  const isNewTurn = !goesOn && turn.phase !== 'listening';
  const next: Dialogue = {
    ...withTurn(base, {
      id: isNewTurn ? turn.id + 1 : turn.id,
      phase: 'thinking',
      ...{ by, heard: { text, isFinal: true }, said: null, chips: [] },
    }),
    rest: [],
    conversation: {
      ...conversation,
      frames: frames.length > 0 ? frames : conversation.frames,
      actions: goesOn ? conversation.actions : [],
    },
  };
  // What waited for this answer goes on once it is settled, before what was said beside it.
  const [first, ...others] = steps;
  const all = first ? [first, ...base.rest, ...others] : base.rest;
  const { dialogue: then, effects } =
    isMiss && surroundings.canAskModel
      ? { dialogue: { ...next, rest: all }, effects: [{ kind: 'askModel', text } as const] }
      : proceed(next, all, surroundings);
  return { dialogue: then, effects: [{ kind: 'closeMicrophone' }, { kind: 'hush' }, ...effects] };
}

const isMissed = ({ kind }: Step): boolean => kind === 'nothing' || kind === 'unsupported';

/** Whether what was said settles what was asked. */
function isAnswer(
  { confirming, list, conversation }: Dialogue,
  { frames, steps }: Understanding,
): boolean {
  const [step] = steps;
  if (!step) return false;
  if (confirming.length > 0) return step.kind === 'turn' && YES_OR_NO.has(step.turn);
  if (list.length > 0 && isChoice(step)) return true;
  const { asked } = conversation;
  if (step.kind === 'turn' && asked) return YES_OR_NO.has(step.turn);
  const [frame] = frames;
  return frame !== undefined && !!asked?.pending && isSameWish(frame, asked.pending);
}

const YES_OR_NO: ReadonlySet<string> = new Set(['yes', 'no']);

function isChoice(step: Step): boolean {
  if (step.kind === 'turn') return step.turn === 'next' || YES_OR_NO.has(step.turn);
  return step.kind === 'choose' || (step.kind === 'ask' && step.for === 'choice');
}

function isSameWish(frame: Frame, pending: Frame): boolean {
  return frame.domain === pending.domain && frame.intent === pending.intent;
}
