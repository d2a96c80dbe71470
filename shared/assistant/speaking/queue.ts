import type { Language } from '../../settings/settings.ts';
import { SPEAKERS, type Speaker } from '../../media/ducking.ts';

/** Something that is said, or waits to be. */
export interface QueuedUtterance {
  readonly id: string;
  readonly speaker: Speaker;
  readonly text: string;
  readonly language: Language;
  /** When it was to be said, ms of the monotonic clock. */
  readonly at: number;
}

/** One utterance is said at a time. */
export interface SpeechQueue {
  readonly current: QueuedUtterance | null;
  /** When the current one will have been said, ms of the monotonic clock; `null` until known. */
  readonly currentEndsAt: number | null;
  /** The next first. */
  readonly waiting: readonly QueuedUtterance[];
}

/** An utterance that will not be said, or not to its end. */
export interface Dropped {
  readonly id: string;
  readonly outcome: 'interrupted' | 'stale';
}

export interface QueueChange {
  readonly queue: SpeechQueue;
  readonly dropped: readonly Dropped[];
}

export const EMPTY_SPEECH_QUEUE: SpeechQueue = { current: null, currentEndsAt: null, waiting: [] };

/**
 * How long an utterance may wait, ms. "Turn right now" is wrong three seconds later; a warning still
 * holds; an answer has been read by then.
 */
export const MAX_WAIT_MS: Readonly<Record<Speaker, number>> = {
  guidance: 3_000,
  warning: 15_000,
  assistant: 10_000,
};

/** Guidance that has no more than this to say is let finish before the next, ms. */
export const LET_FINISH_MS = 1_000;

/** More than this many never wait; the least important and oldest goes. */
export const MAX_WAITING = 8;

const rank = ({ speaker }: QueuedUtterance) => SPEAKERS.indexOf(speaker);

/**
 * Takes in an utterance. A more important one interrupts; an interrupted warning is said again after
 * it, an interrupted answer is not: it stands on the screen. Newer guidance replaces older, at once
 * unless that is nearly done; else the same speaker's utterances come in their order.
 */
export function enqueue(queue: SpeechQueue, utterance: QueuedUtterance): QueueChange {
  const { current, currentEndsAt } = queue;
  const dropped: Dropped[] = [];
  let waiting = [...queue.waiting];
  if (utterance.speaker === 'guidance') {
    const isOlder = ({ speaker }: QueuedUtterance) => speaker === 'guidance';
    dropped.push(...waiting.filter(isOlder).map(({ id }) => ({ id, outcome: 'stale' as const })));
    waiting = waiting.filter((one) => !isOlder(one));
  }
  if (current && interrupts(utterance, current, currentEndsAt)) {
    if (current.speaker === 'warning') waiting = placed(waiting, current, 'first');
    else dropped.push({ id: current.id, outcome: 'interrupted' });
    waiting = placed(waiting, utterance, 'first');
    return { queue: { current: null, currentEndsAt: null, waiting }, dropped };
  }
  waiting = placed(waiting, utterance, 'last');
  if (waiting.length > MAX_WAITING) {
    const least = Math.max(...waiting.map(rank));
    const at = waiting.findIndex((one) => rank(one) === least);
    dropped.push(...waiting.splice(at, 1).map(({ id }) => ({ id, outcome: 'stale' as const })));
  }
  return { queue: { ...queue, waiting }, dropped };
}

function interrupts(
  utterance: QueuedUtterance,
  current: QueuedUtterance,
  currentEndsAt: number | null,
): boolean {
  if (rank(utterance) !== rank(current)) return rank(utterance) < rank(current);
  if (utterance.speaker !== 'guidance') return false;
  return currentEndsAt === null || currentEndsAt - utterance.at > LET_FINISH_MS;
}

/** `first` or `last` among those of the same speaker. */
function placed(
  waiting: readonly QueuedUtterance[],
  utterance: QueuedUtterance,
  where: 'first' | 'last',
): QueuedUtterance[] {
  const own = rank(utterance);
  const at = waiting.findIndex((one) => (where === 'first' ? rank(one) >= own : rank(one) > own));
  return at < 0 ? [...waiting, utterance] : waiting.toSpliced(at, 0, utterance);
}

/** Begins the next utterance when nothing is being said; what has waited too long is left out. */
export function begin(queue: SpeechQueue, now: number): QueueChange {
  if (queue.current) return { queue, dropped: [] };
  const isStale = ({ speaker, at }: QueuedUtterance) => now - at > MAX_WAIT_MS[speaker];
  const [next = null, ...waiting] = queue.waiting.filter((one) => !isStale(one));
  return {
    queue: { current: next, currentEndsAt: null, waiting },
    dropped: queue.waiting.filter(isStale).map(({ id }) => ({ id, outcome: 'stale' })),
  };
}

/** The current utterance will have been said at `endsAt`. */
export function endsAt(queue: SpeechQueue, id: string, at: number): SpeechQueue {
  return queue.current?.id === id ? { ...queue, currentEndsAt: at } : queue;
}

/** Takes out whatever `isMeant`: it has been said, or is not to be said any more. */
export function without(
  queue: SpeechQueue,
  isMeant: (utterance: QueuedUtterance) => boolean,
): SpeechQueue {
  const { current } = queue;
  const isOver = current !== null && isMeant(current);
  return {
    current: isOver ? null : current,
    currentEndsAt: isOver ? null : queue.currentEndsAt,
    waiting: queue.waiting.filter((one) => !isMeant(one)),
  };
}
