import { RELATIVE } from '../clauses/car-cost.ts';
import type { Frame, Role, Slot } from '../frame.ts';

/** What a thing becomes; said anew, the old ones no longer hold. */
const OUTCOMES: ReadonlySet<Role> = new Set(['operation', 'value']);

/** What is done, and to what. */
const THINGS: ReadonlySet<Role> = new Set(['device', 'feature', 'aspect', 'mode', 'page']);

/**
 * The wish of `before` with what `fresh` says of it: "and the passenger?" changes its position, "no,
 * twenty-two" its value, "off again" its operation and with it the value.
 */
export function merged(before: Frame, fresh: Frame): Frame {
  const said = new Set(fresh.slots.map(({ role }) => role));
  const isOther = fresh.slots.some(isOperation);
  const isRenamed = said.has('title');
  const kept = before.slots.filter((slot) => {
    if (said.has(slot.role) || (isRenamed && NAMES.has(slot.role))) return false;
    if (isOther && OUTCOMES.has(slot.role)) return false;
    // A plain value takes the place of "warmer".
    return !(said.has('value') && slot.role === 'operation' && RELATIVE.has(slot.id ?? ''));
  });
  return {
    ...before,
    // What follows a complaint is a wish, not another complaint.
    intent: before.intent === 'feel' && fresh.intent === 'control' ? 'control' : before.intent,
    slots: [...kept, ...named(before, fresh)],
    // "And the passenger's?" asks again what was asked before.
    mood: fresh.intent === 'also' ? before.mood : fresh.mood,
    text: fresh.text,
    confidence:
      fresh.domain === 'dialogue'
        ? before.confidence
        : Math.min(before.confidence, fresh.confidence),
  };
}

const isOperation = ({ role }: Slot): boolean => role === 'operation';

const NAMES: ReadonlySet<Role> = new Set([
  'destination',
  'via',
  'place',
  'song',
  'artist',
  'album',
  'playlist',
  'contact',
]);

/** What was said; a bare name stands for what was named before. */
function named(before: Frame, { slots }: Frame): readonly Slot[] {
  const role = before.slots.find((slot) => NAMES.has(slot.role))?.role;
  return role === undefined
    ? slots
    : slots.map((slot) => (slot.role === 'title' ? { ...slot, role } : slot));
}

/** Whether a frame says what to do, or where, but not to what. */
export function isPartial({ domain, intent, slots }: Frame): boolean {
  if (domain !== 'car' && domain !== 'device') return false;
  if (intent !== 'control' || slots.length === 0) return false;
  return !slots.some(({ role }) => THINGS.has(role));
}

/** Whether a wish can take what is said of it: degrees are for the climate only. */
export function fits(before: Frame, { slots }: Frame): boolean {
  const hasDegrees = (frame: Pick<Frame, 'slots'>) =>
    frame.slots.some(({ unit }) => unit === 'celsius');
  if (!hasDegrees({ slots })) return true;
  return (
    hasDegrees(before) ||
    before.slots.some(({ id }) => id === 'airConditioning' || id === 'temperature')
  );
}
