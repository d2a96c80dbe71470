import type { Frame } from '../frame.ts';
import type { Grammar } from '../grammar/create-grammar.ts';

/**
 * Frames of which several were read from one stretch without a pause, when the last of it asks: then
 * all of it asks ("can the trunk take two suitcases?" holds no wish to open it).
 *
 * @param text the utterance that the slots of the frames point into
 */
export function withSharedMoods(frames: readonly Frame[], text: string): readonly Frame[] {
  const moods: Frame[] = [];
  for (const frame of frames.toReversed()) {
    const next = moods[0];
    const isAsked =
      next?.mood === 'question' && frame.mood === 'wish' && !isApart(frame, next, text);
    moods.unshift(isAsked ? { ...frame, mood: 'question' } : frame);
  }
  return moods;
}

/**
 * Frames in which "don't", said right before a wish and read as a no of its own, forbids that wish.
 *
 * @param text the utterance that the frames are parts of
 */
export function withForbidden(
  frames: readonly Frame[],
  text: string,
  { forbidding }: Pick<Grammar, 'forbidding'>,
): readonly Frame[] {
  const isForbidding = ({ domain, intent, text: said }: Frame) =>
    domain === 'dialogue' && intent === 'no' && forbidding.test(said.toLowerCase());
  return frames.flatMap((frame, at) => {
    const [before, next] = [frames[at - 1], frames[at + 1]];
    if (next && isForbidding(frame) && text.includes(frame.text + next.text)) return [];
    const isForbidden = before && isForbidding(before) && text.includes(before.text + frame.text);
    return [
      isForbidden || isGoingNowhere(before, frame, text)
        ? { ...frame, mood: 'negated' as const }
        : frame,
    ];
  });
}

/** "Don't navigate to the lake": what is forbidden goes on with a place. */
function isGoingNowhere(before: Frame | undefined, frame: Frame, text: string): boolean {
  const isForbidden = before?.mood === 'negated' && before.intent === 'no';
  const isWay = frame.domain === 'navigation' && frame.intent === 'navigate';
  return isForbidden && isWay && text.includes(before.text + frame.text);
}

function isApart(frame: Frame, next: Frame, text: string): boolean {
  const end = Math.max(0, ...frame.slots.map(({ to }) => to));
  const start = Math.min(text.length, ...next.slots.map(({ from }) => from));
  return text.slice(end, start).includes(',');
}

/**
 * Frames without complaints beside a wish: "it's too hot, open the window" asks for the window, and
 * the heat is why.
 */
export function withoutReasons(
  frames: readonly Frame[],
  isWish: (frame: Frame) => boolean,
): readonly Frame[] {
  return frames.filter((frame) => {
    const isComplaint = frame.domain === 'car' && frame.intent === 'feel';
    if (isLack(frame) && frames.some(isSwitched)) return false;
    return !isComplaint || !frames.some((other) => other.intent !== 'feel' && isWish(other));
  });
}

/** "Not enough charge": a way is only meant by it when nothing else is wished. */
function isLack({ domain, intent, slots }: Frame): boolean {
  const verb = slots.find(({ role }) => role === 'operation');
  return domain === 'navigation' && intent === 'search' && verb?.text === '';
}

/** Whether something about the car is to be done, be it possible or not. */
function isSwitched({ domain, intent, mood, slots }: Frame): boolean {
  const isCar = (domain === 'car' || domain === 'device') && intent === 'control';
  return isCar && mood === 'wish' && slots.some(({ role, text }) => role === 'operation' && text);
}

/** Less than this of what was said in one stretch is no ground to act upon. */
const MOSTLY = 0.5;

/** Frames with little confidence where most of their stretch was not understood at all. */
export function withCoverage(frames: readonly Frame[], text: string): readonly Frame[] {
  const stretches = text.split(',');
  return frames.map((frame) => {
    const stretch = stretches.find((part) => part.includes(frame.text));
    const inIt = frames.filter((other) => stretch?.includes(other.text) === true);
    const covered = inIt.reduce((sum, other) => sum + other.text.length * other.confidence, 0);
    const isMostly = stretch === undefined || covered >= MOSTLY * stretch.length;
    return isMostly ? frame : { ...frame, confidence: Math.min(frame.confidence, 0.1) };
  });
}

/**
 * Frames without names of music that a verb of one character may have led to, after a wish about
 * something else: "open the trunk, I want to put my bags in" plays no song called "my bags in".
 */
export function withoutChance(frames: readonly Frame[]): readonly Frame[] {
  const [first] = frames;
  if (!first || first.domain === 'media' || first.domain === 'video') return frames;
  return frames.filter((frame, at) => at === 0 || !isChance(frame));
}

function isChance({ domain, intent, slots }: Frame): boolean {
  if ((domain !== 'media' && domain !== 'video') || intent !== 'play') return false;
  const verb = slots.find(({ role }) => role === 'operation');
  return (verb?.text.length ?? 0) <= 1 && !slots.some(({ role }) => role === 'kind');
}
