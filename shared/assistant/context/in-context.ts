import { slotOf, type Frame } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { answerTo } from './answer-to.ts';
import { fits, isPartial, merged } from './merge.ts';

/**
 * The frames of an utterance as they are meant in the conversation: an answer completes what was
 * asked for, a correction replaces what was said before it, and what was left out is taken from before.
 *
 * @param text the utterance after normalisation
 * @param isWish whether a frame is a wish on its own
 */
export function inContext(
  frames: readonly Frame[],
  text: string,
  context: UnderstandingContext,
  isWish: (frame: Frame) => boolean,
): readonly Frame[] {
  const answered = answerTo(frames, text, context, isWish);
  if (answered) return [answered];
  const meant: Frame[] = [];
  let wrong: Frame | undefined;
  let mark: Frame | undefined;
  for (const frame of sharing(frames)) {
    const before = meant.at(-1);
    if (takesBack(frame, before, context)) {
      if (before && before.domain !== 'dialogue') meant.pop();
      wrong = (before?.domain === 'dialogue' ? undefined : before) ?? lastSaid(context);
      mark = frame;
      if (!wrong || !isSaid(frame)) continue;
      meant.push(merged(wrong, frame));
      mark = undefined;
    } else if (wrong && mark) {
      const isRest = isPartial(frame) && fits(wrong, frame);
      meant.push(isRest ? merged(wrong, frame) : frame);
      mark = undefined;
    } else {
      meant.push(completed(frame, before ?? lastSaid(context), isWish));
    }
  }
  // "Never mind" after a wish leaves nothing of it; alone it is an answer.
  return mark && meant.length === 0 ? [asAnswer(mark, frames.length > 1)] : meant;
}

const TAKING_BACK: ReadonlySet<string> = new Set(['no', 'cancel', 'correct']);

/** Whether a frame says that what came before it was not meant. */
function takesBack(
  frame: Frame,
  before: Frame | undefined,
  { conversation }: UnderstandingContext,
): boolean {
  if (frame.domain === 'dialogue') {
    return frame.intent === 'correct' || (TAKING_BACK.has(frame.intent) && before !== undefined);
  }
  const isNegatedRest = frame.mood === 'negated' && isPartial(frame);
  if (isNegatedRest && isElsewhere(frame, before)) return false;
  return isNegatedRest && (before !== undefined || conversation.frames.length > 0);
}

/** "Close the left one, not the right": what is forbidden of another place takes nothing back. */
function isElsewhere(frame: Frame, before: Frame | undefined): boolean {
  const [there, here] = [slotOf(frame, 'position'), before && slotOf(before, 'position')];
  return there !== undefined && here !== undefined && there.id !== here.id;
}

const lastSaid = ({ conversation }: UnderstandingContext): Frame | undefined =>
  conversation.frames.findLast(({ domain }) => domain !== 'dialogue');

/** Whether a frame of the conversation says something besides. */
function isSaid(frame: Frame): boolean {
  return frame.domain === 'dialogue' && frame.slots.length > 0;
}

function asAnswer(mark: Frame, isAfterWish: boolean): Frame {
  return isAfterWish ? { ...mark, domain: 'dialogue', intent: 'cancel', mood: 'wish' } : mark;
}

/** Whether a frame needs something from before: a thing, or the device that a feature is of. */
function lacksThing(frame: Frame, isWish: (frame: Frame) => boolean): boolean {
  if (isPartial(frame)) return true;
  const isFeature =
    frame.domain === 'car' && frame.intent === 'control' && !slotOf(frame, 'device');
  return isFeature && frame.mood === 'wish' && !isWish(frame);
}

/** A frame with what it leaves out taken from the one before. */
function completed(
  frame: Frame,
  before: Frame | undefined,
  isWish: (frame: Frame) => boolean,
): Frame {
  if (!before) return frame;
  if (frame.domain === 'dialogue' && frame.intent === 'also') return merged(before, frame);
  if (!lacksThing(frame, isWish) || !fits(before, frame)) return frame;
  // A mode by itself is of a thing in the car, never of a way or a song.
  if (!isPartial(frame) && before.domain !== 'car' && before.domain !== 'device') return frame;
  // A place alone is no wish: it needs a word that points back.
  const isWhereOnly = frame.slots.every(({ role }) => role === 'position');
  if (isWhereOnly) return frame;
  const whole = merged(before, frame);
  return isWish(whole) ? whole : frame;
}

/**
 * A thing without a verb shares that of the next ("the passenger's window and mine, close them"), as
 * long as nothing else is said of it.
 */
function sharing(frames: readonly Frame[]): readonly Frame[] {
  const shared: Frame[] = [];
  for (const frame of frames.toReversed()) {
    const next = shared[0];
    const operation = next && slotOf(next, 'operation');
    const isBare =
      frame.domain === 'car' &&
      frame.mood === 'wish' &&
      slotOf(frame, 'device') !== undefined &&
      !frame.slots.some(({ role }) => role === 'operation' || role === 'value');
    const isShared = isBare && next?.domain === 'car' && next.mood === 'wish' && operation;
    shared.unshift(isShared ? { ...frame, slots: [operation, ...frame.slots] } : frame);
  }
  return shared;
}
