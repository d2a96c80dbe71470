import type { Frame, Role, Slot } from '../frame.ts';
import { slotOf } from '../frame.ts';
import type { ClosedRole, LexiconId } from '../vocabulary.ts';

/** Whether any word with this role is one of `ids`. */
export function says<R extends ClosedRole>(
  frame: Frame,
  role: R,
  ...ids: readonly LexiconId<R>[]
): boolean {
  const wanted: readonly string[] = ids;
  return frame.slots.some(
    (slot) => slot.role === role && slot.id !== undefined && wanted.includes(slot.id),
  );
}

/** Whether the frame has a word with any of these roles. */
export function has(frame: Frame, ...roles: readonly Role[]): boolean {
  return frame.slots.some(({ role }) => roles.includes(role));
}

/** What was said with a role, without quotes; `undefined` when nothing was. */
export function textOf(frame: Frame, ...roles: readonly Role[]): string | undefined {
  for (const role of roles) {
    const text = unquoted(slotOf(frame, role)?.text ?? '');
    if (text !== '') return text;
  }
  return undefined;
}

/** A name without the quotes around it or inside. */
export function unquoted(text: string): string {
  return text.replace(/[《》]/gu, '').trim();
}

type Unit = NonNullable<Slot['unit']>;

/** The number that was said in one of `units`; without a unit it may be any. */
export function numberOf(frame: Frame, ...units: readonly Unit[]): number | undefined {
  return frame.slots.find(
    ({ role, value, unit }) =>
      role === 'value' && value !== undefined && (unit === undefined || units.includes(unit)),
  )?.value;
}

/** On or off, open or closed, as far as the verb tells; a bare name of a thing is neither. */
export function switchOf(frame: Frame): boolean | undefined {
  if (says(frame, 'operation', 'off', 'close', 'stop', 'cancel', 'exit', 'hide', 'pause', 'delete'))
    return false;
  if (says(frame, 'operation', 'on', 'open', 'start', 'resume', 'enter', 'switch', 'set', 'show')) {
    return true;
  }
  return undefined;
}

/** +1: more, -1: less, `undefined`: neither. */
export function directionOf(frame: Frame): 1 | -1 | undefined {
  if (says(frame, 'operation', 'increase', 'raise') || says(frame, 'value', 'more', 'tooLittle'))
    return 1;
  if (says(frame, 'operation', 'decrease', 'lower') || says(frame, 'value', 'less', 'tooMuch'))
    return -1;
  return undefined;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** Which one of several was said, counted from 1; `undefined` when that was not said by number. */
export function ordinalOf(frame: Frame): number | undefined {
  const said =
    slotOf(frame, 'ordinal')?.value ??
    frame.slots.find(({ role, unit }) => role === 'value' && unit === 'ordinal')?.value;
  if (said !== undefined) return said;
  const at = ORDINALS.findIndex((id) => says(frame, 'order', id));
  return at === -1 ? undefined : at + 1;
}

/** How much of something was said, by what it counts (`litres`, `months`). */
export function quantityOf(frame: Frame, id: LexiconId<'quantity'>): number | undefined {
  return frame.slots.find((slot) => slot.role === 'quantity' && slot.id === id)?.value;
}
