import { CABIN_TEMPERATURE } from '../../actions/climate.ts';
import type { Frame, Role, Slot } from '../frame.ts';
import { isUnread, isVerb, type Token } from '../lexicon/tokenise.ts';
import {
  AIRFLOW,
  changeTwiceCost,
  COST,
  degreesCost,
  EXCESS,
  measureAfterSwitchCost,
  operationCost,
  orderCost,
  placeLastCost,
  positionCost,
  SWITCHING,
} from './car-cost.ts';
import { carFrame, slotsOf, withNames } from './car-slots.ts';
import { CIRCULATION, modeAndAmountCost, modeAndThingCost } from './mode-cost.ts';

/** A reading of a clause, and what it costs to believe it. */
export interface Reading {
  readonly cost: number;
  readonly frames: readonly Frame[];
  /** How a part that was left out was meant, where it has a word for that. */
  readonly leftOut?: Exclude<Frame['mood'], 'wish'>;
  /** Whether the part tells why something is wished. */
  readonly isReason?: true;
}

const MARK_KINDS = { filler: true, join: true, connector: true, negation: true, question: true };

/** Words beside a number or an end of the scale that do not compete with it. */
const DEGREES: ReadonlySet<string> = new Set(['slightly', 'much']);

/** Values that say where a thing moves to; how far stands beside them ("forward, to the very front"). */
const WAYS: ReadonlySet<string> = new Set([
  ...['forward', 'backward', 'up', 'down', 'left', 'right', 'inwards', 'outwards'],
]);

const THINGS: ReadonlySet<Role> = new Set(['device', 'feature', 'mode', 'aspect']);

/** How much it counts against a reading that all but a word of the clause is unknown. */
const UNKNOWN_DOUBT = 1.4;

/** Operations that name what they are done to. */
const COMPLETE: ReadonlySet<string> = new Set(['lock', 'unlock', 'mute', 'unmute']);

/** Where more of a clause is unknown, it is about something else. */
const MAX_UNKNOWN_SHARE = 0.5;

/** Longer runs of words are several clauses in any case. */
const MAX_TOKENS = 18;

/**
 * Reads tokens as one wish about the car or its head unit, whatever the order of its words. `null` where
 * there is nothing to do and nothing to do it to.
 */
export function readCarClause(text: string, said: readonly Token[]): Reading | null {
  const { tokens, named } = withNames(said);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last || tokens.length > MAX_TOKENS) return null;
  const slots = withoutCause([...tokens.flatMap(slotsOf), ...named]);
  const of = (role: Role) => slots.filter((slot) => slot.role === role);
  const things = [...of('device'), ...of('feature'), ...of('mode')];
  const [operations, values, aspects] = [of('operation'), of('value'), of('aspect')];
  const isAirflow = values.some(({ id }) => id !== undefined && AIRFLOW.has(id));
  const isComplete =
    isAirflow ||
    values.some(({ unit }) => unit !== undefined) ||
    isDegreesSomewhere(of('position'), values) ||
    of('mode').some(({ id = '' }) => CIRCULATION.has(id)) ||
    operations.some(({ id = '' }) => COMPLETE.has(id));
  const all = [...operations, ...values, ...things, ...aspects, ...of('page')];
  const unknown = tokens.reduce(
    (sum, token) => sum + (isUnread(token) ? token.to - token.from : 0),
    0,
  );
  if (all.length === 0 || unknown > MAX_UNKNOWN_SHARE * (last.to - first.from)) return null;

  let cost: number = COST.clause + (named.length > 0 ? COST.named : 0);
  cost += COST.unknown * unknown;
  cost += COST.near * tokens.filter((token) => token.kind === 'slot' && token.isNear).length;
  cost += COST.filler * tokens.filter(({ kind }) => kind in MARK_KINDS).length;
  cost += operationCost(operations, values, [...things, ...aspects]);
  cost += changeTwiceCost(operations, [...things, ...aspects]);
  cost += measureAfterSwitchCost(of('device'), operations, aspects, values);
  cost += modeAndAmountCost(of('mode'), aspects, values);
  cost += degreesCost(values, aspects, operations, of('device'));
  cost += modeAndThingCost(operations, of('mode'), of('feature'), of('device'), values);
  cost += COST.twoThings * Math.max(0, of('device').length - 1);
  const listed = (['feature', 'mode'] as const).find((role) => isListed(of(role), tokens));
  for (const role of ['feature', 'mode'] as const) {
    const perWord = role === listed ? COST.listed : COST.twoOfAKind;
    cost += perWord * Math.max(0, of(role).length - 1);
  }
  cost += COST.twoOfAKind * Math.max(0, aspects.length - 1);
  const ends = values.filter(({ id }) => id === undefined || !DEGREES.has(id));
  cost += COST.twoOfAKind * Math.max(0, kindsOf(ends) - 1);
  cost += placeLastCost(of('position'), [...of('position'), ...all]);
  cost += positionCost(of('position'), [...of('device'), ...of('feature'), ...aspects, ...ends]);
  // What is left out makes another reading likelier, but is no doubt about this one.
  let leftOut = 0;
  if (operations.length === 0)
    leftOut +=
      values.length > 0 || of('mode').some(({ id = '' }) => CIRCULATION.has(id))
        ? COST.valueOnly
        : first.kind === 'join'
          ? COST.listed
          : COST.noOperation;
  if (things.length + aspects.length + of('page').length === 0 && !isComplete) {
    leftOut += COST.noThing;
  }
  cost += orderCost(
    [...of('position'), ...of('device'), ...of('feature'), ...aspects],
    ends,
    operations,
  );
  const [device] = of('device');
  const [feature] = of('feature');
  if (device && feature && feature.from < device.from) cost += COST.deviceAfterFeature;
  const share = unknown / (last.to - first.from);
  const doubt = cost - COST.unknown * unknown + UNKNOWN_DOUBT * share;
  const frame = carFrame(
    text.slice(first.from, Math.max(last.to, ...named.map(({ to }) => to))),
    slots,
    doubt,
  );
  cost += leftOut;
  const mood = moodOf(tokens, operations[0]?.from ?? last.to);
  if (!listed) return { cost, frames: [{ ...frame, mood }] };
  const frames = of(listed).map((own) => ({
    ...frame,
    mood,
    slots: frame.slots.filter(({ role, from }) => role !== listed || from === own.from),
  }));
  return { cost, frames };
}

/**
 * "The air is too cold, switch it off", "close the window, it is too loud": why a thing is switched is no
 * amount of it.
 */
function withoutCause(slots: readonly Slot[]): Slot[] {
  const operations = slots.filter(({ role }) => role === 'operation');
  const [first] = operations;
  const isSwitch =
    first &&
    operations.every(({ id = '' }) => SWITCHING.has(id)) &&
    slots.some(({ role }) => THINGS.has(role));
  const last = operations.at(-1);
  const isAfter = (from: number) =>
    last !== undefined &&
    from >= last.to &&
    slots.some(({ role, to }) => THINGS.has(role) && to <= from);
  const cause = slots.find(
    ({ role, id = '', from, to }) =>
      isSwitch === true &&
      role === 'value' &&
      EXCESS.has(id) &&
      (to <= first.from || isAfter(from)),
  );
  // "It is too loud outside, close the window": nor is it where.
  const isOfCause = ({ role, id, to }: Slot) =>
    cause && role === 'position' && (id === 'outside' || id === 'inside') && to <= cause.from;
  return slots.filter((slot) => slot !== cause && !isOfCause(slot)).sort((a, b) => a.from - b.from);
}

/** "Driver 22, passenger 24": a bare number beside a seat can only be degrees, in their range. */
function isDegreesSomewhere(positions: readonly Slot[], values: readonly Slot[]): boolean {
  const [only] = values;
  const { min, max } = CABIN_TEMPERATURE;
  const { value, unit } = only ?? {};
  if (value === undefined || unit !== undefined || values.length > 1) return false;
  return positions.length > 0 && value >= min && value <= max;
}

/** How many values compete: a way and how far do not. */
function kindsOf(ends: readonly Slot[]): number {
  const ways = ends.filter(({ id }) => id !== undefined && WAYS.has(id)).length;
  return Math.max(ways, ends.length - ways);
}

/** Features or modes side by side ("heating and ventilation") are a wish each. */
function isListed(words: readonly Slot[], tokens: readonly Token[]): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length < 2) return false;
  return tokens.every(
    ({ kind, from }) =>
      from < first.from ||
      from >= last.to ||
      kind === 'join' ||
      words.some((word) => word.from === from),
  );
}

/** A negation before the operation negates it, anywhere where there is none; a question word asks. */
function moodOf(tokens: readonly Token[], operationFrom: number): Frame['mood'] {
  if (tokens.some(({ kind }) => kind === 'question')) return 'question';
  // "Will not close": right after the verb it says that it cannot be done.
  const isForbidding = ({ kind, from }: Token, at: number) =>
    kind === 'negation' && (from <= operationFrom || isVerb(tokens[at - 1]));
  return tokens.some(isForbidding) ? 'negated' : 'wish';
}
