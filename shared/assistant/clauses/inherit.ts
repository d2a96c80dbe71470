import { slotOf, type Frame, type Role } from '../frame.ts';
import { carFrame } from './car-slots.ts';

const CAR: ReadonlySet<string> = new Set(['car', 'device']);
/** Operations that a list of things shares ("close the sunroof, the windows, and the blind"). */
const SHARED: ReadonlySet<string> = new Set(['on', 'off', 'open', 'close', 'lock', 'unlock']);
const THINGS: readonly Role[] = ['device', 'feature', 'mode'];

/**
 * Completes clauses from the one before: a list of things shares its operation, and a feature without
 * a device belongs to the device named last.
 */
export function inherited(frames: readonly Frame[]): Frame[] {
  const done: Frame[] = [];
  for (const frame of frames) {
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
  const { mood, text, confidence } = frame;
  return { ...carFrame(text, [operation, ...frame.slots], 1), mood, confidence };
}
