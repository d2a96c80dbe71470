import type { Slot } from '../frame.ts';

/** Operations that say by themselves what becomes of a thing. */
export const SWITCHING: ReadonlySet<string> = new Set([
  ...['on', 'off', 'open', 'close', 'lock', 'unlock', 'fold', 'unfold', 'mute', 'unmute', 'reset'],
  'stop',
]);
/** Operations that say which way a thing changes. */
export const RELATIVE: ReadonlySet<string> = new Set(['increase', 'decrease', 'raise', 'lower']);

/** Values that need no operation and no thing to be said ("at my feet"). */
export const AIRFLOW: ReadonlySet<string> = new Set([
  ...['face', 'feet', 'windscreen', 'faceAndFeet', 'feetAndWindscreen', 'faceAndWindscreen'],
  ...['faceFeetAndWindscreen', 'away', 'sweep'],
]);

/** Values that say why something is done. */
export const EXCESS: ReadonlySet<string> = new Set(['tooMuch', 'tooLittle']);

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
  thingAfterSwitch: 0.3,
  measureWithoutValue: 0.1,
  modeAndAmount: 1.2,
  deviceAfterFeature: 0.2,
  noOperation: 0.7,
  valueOnly: 0.1,
  noThing: 0.9,
  placeLast: 0.02,
  near: 0.35,
  modeAndThing: 0.15,
  sceneAndThing: 1.8,
} as const;

/** Verbs that do not go together in one wish. */
export function operationCost(
  operations: readonly Slot[],
  values: readonly Slot[],
  things: readonly Slot[],
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
      ids[0] === 'set' &&
      SWITCHING.has(ids.at(-1) ?? '') &&
      relative + values.length === 0 &&
      !isModeAndThing(operations, things);
    cost += leads ? COST.setThenSwitch : COST.switchAndSet;
  }
  return things.length > 0 ? cost : cost * 0.75;
}

/** "Change to comfort, switch the massage on": a mode after the first verb, a thing after the last. */
function isModeAndThing(operations: readonly Slot[], things: readonly Slot[]): boolean {
  const [first] = operations;
  const last = operations.at(-1);
  if (!first || !last) return false;
  const isMode = things.some(
    ({ role, from, to }) => role === 'mode' && from >= first.to && to <= last.from,
  );
  return isMode && things.some(({ from }) => from >= last.to);
}

/** "Change to this mode, that a bit louder": a thing between two verbs belongs to two wishes. */
export function changeTwiceCost(operations: readonly Slot[], things: readonly Slot[]): number {
  const [first] = operations;
  const last = operations.at(-1);
  if (!first || !last || first === last) return 0;
  const between = things.filter(({ from, to }) => from >= first.to && to <= last.from);
  if (RELATIVE.has(last.id ?? '')) return between.length > 1 ? COST.switchAndSet : 0;
  // "I'm cold, seat heating to three": what was said first is no change of what is set.
  const isApart =
    RELATIVE.has(first.id ?? '') &&
    last.id === 'set' &&
    things.every(({ from }) => from >= first.to);
  return isApart && between.length > 0 ? COST.switchAndSet : 0;
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
  const isOfNext = things.some(({ id, from }) => from === value.to && !measures(value, id));
  if (!isOfNext && things.every(({ from, to }) => from === value.to || to <= value.from)) return 0;
  const isBetween =
    things.some(({ to }) => to <= value.from) && things.some(({ from }) => from >= value.to);
  return isBetween ? COST.thingAfterValue : 0;
}

/** Whether a value may be of what is named after it: 22 degrees are no fan speed, nor is a direction. */
function measures(value: Slot, aspect: string | undefined): boolean {
  if (value.unit === 'celsius') return aspect !== 'fanSpeed';
  return aspect !== 'fanSpeed' || !isDirection(value.id);
}

function isDirection(id: string | undefined): boolean {
  return id !== undefined && AIRFLOW.has(id);
}

/**
 * "Turn the air on, the temperature to 24": what is measured after the verb that switched a thing, and
 * rather belongs to the value that follows.
 */
export function measureAfterSwitchCost(
  devices: readonly Slot[],
  operations: readonly Slot[],
  aspects: readonly Slot[],
  values: readonly Slot[],
): number {
  const [device] = devices;
  const [operation] = operations;
  const [aspect] = aspects;
  const isAfter =
    device &&
    operation &&
    aspect &&
    SWITCHING.has(operation.id ?? '') &&
    operation.to <= aspect.from &&
    aspect.id !== 'mode';
  if (!isAfter) return 0;
  if (device.to <= operation.from) return COST.thingAfterSwitch;
  return values.length === 0 && device.to <= aspect.from ? COST.measureWithoutValue : 0;
}

/** What ends with a place may well be the beginning of the next wish. */
export function placeLastCost(positions: readonly Slot[], all: readonly Slot[]): number {
  const last = positions.at(-1);
  const isLast = last !== undefined && all.every(({ to }) => to <= last.to);
  return isLast && all.length > positions.length ? COST.placeLast : 0;
}

/**
 * "24 degrees, fan at three", "24 degrees, open the blind": degrees are not how fast the fan turns, and not
 * of what is named after another verb.
 */
export function degreesCost(
  values: readonly Slot[],
  aspects: readonly Slot[],
  operations: readonly Slot[],
  devices: readonly Slot[],
): number {
  const degrees = values.find(({ unit }) => unit === 'celsius');
  if (!degrees) return 0;
  const isOfNext = (from: number) => from >= degrees.to;
  const isNext =
    operations.some(({ id = '', from }) => SWITCHING.has(id) && isOfNext(from)) &&
    devices.some(({ id = '', from }) => !WARM.has(id) && isOfNext(from));
  if (isNext) return COST.modeAndAmount;
  const isFan = aspects.length > 0 && aspects.every(({ id }) => id === 'fanSpeed');
  return isFan ? COST.modeAndAmount : 0;
}

/** What has a temperature. */
const WARM: ReadonlySet<string> = new Set(['airConditioning', 'vent', 'fan', 'seat', 'fridge']);

/** Positions on both sides of a thing belong to two wishes. */
export function positionCost(positions: readonly Slot[], things: readonly Slot[]): number {
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last || first.id === last.id) return 0;
  const isApart = things.some(({ from }) => from >= first.to && from < last.from);
  return isApart ? COST.positionsApart : 0;
}
