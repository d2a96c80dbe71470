import { slotOf, type Frame, type Role, type Slot } from '../frame.ts';
import { carFrame } from './car-slots.ts';

const CAR: ReadonlySet<string> = new Set(['car', 'device']);
/** Operations that a list of things shares ("close the sunroof, the windows, and the blind"). */
const SHARED: ReadonlySet<string> = new Set([
  ...['on', 'off', 'open', 'close', 'raise', 'lower', 'lock', 'unlock', 'stop'],
]);
const THINGS: readonly Role[] = ['device', 'feature', 'mode'];

/** Whether a word that lists things ends the first text or begins the second. */
type IsJoined = (before: string, after: string) => boolean;

/**
 * Completes clauses from the one before: a list of things shares its operation, and a feature without
 * a device belongs to the device named last. An operation said at the end of such a list ("driver's seat
 * heating, passenger's seat ventilation on") is shared with what stands before it.
 *
 * @param isJoined tells clauses that a word for "and" stands between
 */
export function inherited(frames: readonly Frame[], isJoined: IsJoined): Frame[] {
  const done: Frame[] = [];
  for (const frame of sharedFromEnd(frames, isJoined)) {
    const before = done.at(-1);
    done.push(before ? completed(frame, before) : frame);
  }
  return done;
}

function completed(frame: Frame, before: Frame): Frame {
  if (!CAR.has(frame.domain) || !CAR.has(before.domain) || frame.intent !== 'control') return frame;
  const operation = slotOf(before, 'operation');
  const hasOwn = slotOf(frame, 'operation') ?? slotOf(frame, 'value');
  const hasThing = THINGS.some((role) => slotOf(frame, role));
  if (hasOwn || !hasThing || !operation || !SHARED.has(operation.id ?? '')) return frame;
  return withOperation(frame, operation);
}

function sharedFromEnd(frames: readonly Frame[], isJoined: IsJoined): Frame[] {
  const done: Frame[] = [];
  for (const frame of frames.toReversed()) {
    const after = done[0];
    done.unshift(after ? completedFromEnd(frame, after, isJoined(frame.text, after.text)) : frame);
  }
  return done;
}

function completedFromEnd(frame: Frame, after: Frame, isJoined: boolean): Frame {
  const isCar = [frame, after].every(
    ({ domain, intent }) => CAR.has(domain) && intent === 'control',
  );
  const device = slotOf(frame, 'device');
  const operation = slotOf(after, 'operation');
  const hasOwn = slotOf(frame, 'operation') ?? slotOf(frame, 'value');
  if (!isCar || !device || hasOwn || !operation || !SHARED.has(operation.id ?? '')) return frame;
  const things = after.slots.filter(({ role }) => THINGS.includes(role));
  const isLast = things.length > 0 && things.every(({ to }) => to <= operation.from);
  const isSame = isJoined || slotOf(after, 'device')?.id === device.id;
  if (!isLast || !isSame || after.mood !== frame.mood) return frame;
  return withOperation(frame, operation);
}

/** The frame with an operation that another clause has said. */
function withOperation({ mood, text, confidence, slots }: Frame, operation: Slot): Frame {
  return { ...carFrame(text, [operation, ...slots], 1), mood, confidence };
}
