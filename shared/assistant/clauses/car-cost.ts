import type { Slot } from '../frame.ts';

/** Operations that say by themselves what becomes of a thing. */
export const SWITCHING: ReadonlySet<string> = new Set([
  ...['on', 'off', 'open', 'close', 'lock', 'unlock', 'fold', 'unfold', 'mute', 'unmute', 'reset'],
]);
const RELATIVE: ReadonlySet<string> = new Set(['increase', 'decrease']);

/** What a reading pays for; a plain wish costs one. */
export const COST = {
  clause: 1,
  unknown: 0.55,
  filler: 0.03,
  twoOperations: 2,
  switchAndSet: 1.2,
  twoThings: 2,
  twoOfAKind: 1.5,
  positionsApart: 0.8,
  named: 0.5,
  listed: 0.3,
  thingAfterValue: 0.8,
  setThenSwitch: 0.25,
  deviceAfterFeature: 0.2,
  noOperation: 0.7,
  valueOnly: 0.1,
  noThing: 0.9,
} as const;

/** Verbs that do not go together in one wish. */
export function operationCost(
  operations: readonly Slot[],
  values: readonly Slot[],
  hasThing: boolean,
): number {
  const ids = operations.map(({ id }) => id ?? '');
  const switching = ids.filter((id) => SWITCHING.has(id)).length;
  const relative = ids.filter((id) => RELATIVE.has(id)).length;
  const others = ids.length - switching - relative;
  let cost = COST.twoOperations * Math.max(0, switching - 1);
  cost += COST.twoOfAKind * Math.max(0, relative - 1) + COST.switchAndSet * Math.max(0, others - 1);
  if (switching > 0 && relative + others > 0) {
    // "Change it to off": the first verb only leads to the second.
    const leads =
      ids[0] === 'set' && SWITCHING.has(ids.at(-1) ?? '') && relative + values.length === 0;
    cost += leads ? COST.setThenSwitch : COST.switchAndSet;
  }
  return hasThing ? cost : cost * 0.75;
}

/** "Change to this mode, that a bit louder": a thing between two verbs belongs to two wishes. */
export function changeTwiceCost(operations: readonly Slot[], things: readonly Slot[]): number {
  const [first] = operations;
  const last = operations.at(-1);
  if (!first || !last || first === last || !RELATIVE.has(last.id ?? '')) return 0;
  const between = things.filter(({ from, to }) => from >= first.to && to <= last.from);
  return between.length > 1 ? COST.switchAndSet : 0;
}

/** What follows a value belongs to the next wish, unless the clause began with the value or the verb. */
export function orderCost(
  things: readonly Slot[],
  values: readonly Slot[],
  operations: readonly Slot[],
): number {
  const [value] = values;
  const [operation] = operations;
  if (
    !value ||
    things.length < 2 ||
    (operation && things.every(({ from }) => from > operation.from))
  )
    return 0;
  // "The lowest temperature" is one value, whatever the order of its words.
  if (things.every(({ from, to }) => from === value.to || to <= value.from)) return 0;
  const isBetween =
    things.some(({ to }) => to <= value.from) && things.some(({ from }) => from >= value.to);
  return isBetween ? COST.thingAfterValue : 0;
}

/** Positions on both sides of a thing belong to two wishes. */
export function positionCost(positions: readonly Slot[], things: readonly Slot[]): number {
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last || first.id === last.id) return 0;
  const isApart = things.some(({ from }) => from >= first.to && from < last.from);
  return isApart ? COST.positionsApart : 0;
}
