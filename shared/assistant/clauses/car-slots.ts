import type { Domain, Frame, Slot } from '../frame.ts';
import { isUnread, type Token } from '../lexicon/tokenise.ts';
import type { ReadQuantity } from '../numbers/quantity.ts';
import { HEAD_UNIT_ASPECTS, HEAD_UNIT_DEVICES } from '../vocabulary.ts';
import { SWITCHING } from './car-cost.ts';

/** No feature or mode has a longer name. */
const MAX_NAME = 8;

/**
 * Takes words that no lexicon knows, after a verb (and where it is to happen), for the name of a feature (after "switch on")
 * or of a mode (after "set to"): a slot without an id, so that nothing else is done in its stead.
 */
export function withNames(said: readonly Token[]): {
  readonly tokens: readonly Token[];
  readonly named: readonly Slot[];
} {
  for (const [index, verb] of said.entries()) {
    if (verb.kind !== 'slot' || verb.role !== 'operation') continue;
    const role = SWITCHING.has(verb.id) ? 'feature' : verb.id === 'set' ? 'mode' : null;
    let start = index + 1;
    while (isPlace(said[start])) start += 1;
    let end = start;
    for (let at = said[end]; at && isUnread(at); at = said[end]) end += 1;
    // What is only told names nothing ("the air on, I'm freezing").
    const isTold = said.slice(start, end).every(({ kind }) => kind === 'told');
    // "Maintenance reminder": the last word of such names is often known.
    const isNamed = end > start && isReminder(said[end]);
    if (isNamed) end += 1;
    if (isTold && !isNamed) continue;
    const from = said[start]?.from ?? 0;
    const to = said[end - 1]?.to ?? 0;
    if (role === null || end === start || to - from < 2 || to - from > MAX_NAME) continue;
    const tokens = said.filter((_, at) => at < start || at >= end);
    return { tokens, named: [{ role, text: '', from, to }] };
  }
  return { tokens: said, named: [] };
}

function isReminder(token: Token | undefined): boolean {
  return token?.kind === 'slot' && token.role === 'feature' && token.id === 'reminder';
}

function isPlace(token: Token | undefined): boolean {
  return token?.kind === 'filler' || (token?.kind === 'slot' && token.role === 'position');
}

/** The slots that a token makes. */
export function slotsOf(token: Token): Slot[] {
  const { from, to } = token;
  if (token.kind === 'quantity')
    return [{ role: 'value', text: '', ...measured(token.quantity), from, to }];
  if (token.kind !== 'slot') return [];
  const slot = { role: token.role, text: '', from, to };
  return token.id === 'driverAndPassenger'
    ? [
        { ...slot, id: 'driver' },
        { ...slot, id: 'passenger' },
      ]
    : [{ ...slot, id: token.id }];
}

/** The number of a slot, with its unit where one was said. */
export function measured({ value, unit }: ReadQuantity): Pick<Slot, 'value' | 'unit'> {
  return unit === undefined ? { value } : { value, unit };
}

/** A frame from slots of a clause; its operation that decides comes first. */
export function carFrame(text: string, slots: readonly Slot[], cost: number): Frame {
  const rank = ({ role, id }: Slot) =>
    role !== 'operation' || id === undefined ? 2 : id === 'set' || id === 'want' ? 1 : 0;
  return {
    domain: domainOf(slots),
    intent: 'control',
    mood: 'wish',
    slots: [...slots].sort((a, b) => rank(a) - rank(b) || a.from - b.from),
    text,
    confidence: Math.max(0.05, Math.min(1, 2 - cost)),
  };
}

function domainOf(slots: readonly Slot[]): Domain {
  const devices = slots.filter(({ role }) => role === 'device');
  const onUnit = (list: readonly Slot[], ids: ReadonlySet<string>) =>
    list.some(({ id }) => id !== undefined && ids.has(id));
  if (devices.length > 0) return onUnit(devices, HEAD_UNIT_DEVICES) ? 'device' : 'car';
  const aspects = slots.filter(({ role }) => role === 'aspect');
  return onUnit(aspects, HEAD_UNIT_ASPECTS) ? 'device' : 'car';
}
