import type { Frame, Role, Slot } from '../frame.ts';
import type { Token } from '../lexicon/tokenise.ts';
import {
  AIRFLOW,
  changeTwiceCost,
  COST,
  measureAfterSwitchCost,
  modeAndAmountCost,
  operationCost,
  orderCost,
  positionCost,
} from './car-cost.ts';
import { carFrame, slotsOf, withNames } from './car-slots.ts';

/** A reading of a clause, and what it costs to believe it. */
export interface Reading {
  readonly cost: number;
  readonly frames: readonly Frame[];
  /** How a part that was left out was meant, where it has a word for that. */
  readonly leftOut?: Exclude<Frame['mood'], 'wish'>;
}

const MARK_KINDS = { filler: true, join: true, connector: true, negation: true, question: true };

/** Words beside a number or an end of the scale that do not compete with it. */
const DEGREES: ReadonlySet<string> = new Set(['slightly', 'much']);

/** Values that say where a thing moves to; how far stands beside them ("forward, to the very front"). */
const WAYS: ReadonlySet<string> = new Set([
  ...['forward', 'backward', 'up', 'down', 'left', 'right', 'inwards', 'outwards'],
]);

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
  const slots = [...tokens.flatMap(slotsOf), ...named].sort((a, b) => a.from - b.from);
  const of = (role: Role) => slots.filter((slot) => slot.role === role);
  const things = [...of('device'), ...of('feature'), ...of('mode')];
  const [operations, values, aspects] = [of('operation'), of('value'), of('aspect')];
  const isAirflow = values.some(({ id }) => id !== undefined && AIRFLOW.has(id));
  const isComplete =
    isAirflow ||
    values.some(({ unit }) => unit !== undefined) ||
    operations.some(({ id = '' }) => COMPLETE.has(id));
  const all = [...operations, ...values, ...things, ...aspects, ...of('page')];
  const unknown = tokens.reduce(
    (sum, { kind, from, to }) => sum + (kind === 'unknown' ? to - from : 0),
    0,
  );
  if (all.length === 0 || unknown > MAX_UNKNOWN_SHARE * (last.to - first.from)) return null;

  let cost: number = COST.clause + (named.length > 0 ? COST.named : 0);
  cost += COST.unknown * unknown;
  cost += COST.filler * tokens.filter(({ kind }) => kind in MARK_KINDS).length;
  cost += operationCost(operations, values, things.length + aspects.length > 0);
  cost += changeTwiceCost(operations, [...things, ...aspects]);
  cost += measureAfterSwitchCost(of('device'), operations, aspects);
  cost += modeAndAmountCost(of('mode'), aspects);
  cost += COST.twoThings * Math.max(0, of('device').length - 1);
  const features = of('feature');
  const isList = isListed(features, tokens);
  cost += (isList ? COST.listed : COST.twoOfAKind) * Math.max(0, features.length - 1);
  cost += COST.twoOfAKind * Math.max(0, of('mode').length - 1);
  cost += COST.twoOfAKind * Math.max(0, aspects.length - 1);
  const ends = values.filter(({ id }) => id === undefined || !DEGREES.has(id));
  cost += COST.twoOfAKind * Math.max(0, kindsOf(ends) - 1);
  cost += positionCost(of('position'), [...of('device'), ...of('feature'), ...aspects, ...ends]);
  // What is left out makes another reading likelier, but is no doubt about this one.
  let leftOut = 0;
  if (operations.length === 0)
    leftOut +=
      values.length > 0 ? COST.valueOnly : first.kind === 'join' ? COST.listed : COST.noOperation;
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
  const mood = moodOf(tokens, operations[0]?.from ?? first.from);
  if (!isList) return { cost, frames: [{ ...frame, mood }] };
  const frames = features.map((own) => ({
    ...frame,
    mood,
    slots: frame.slots.filter(({ role, from }) => role !== 'feature' || from === own.from),
  }));
  return { cost, frames };
}

/** How many values compete: a way and how far do not. */
function kindsOf(ends: readonly Slot[]): number {
  const ways = ends.filter(({ id }) => id !== undefined && WAYS.has(id)).length;
  return Math.max(ways, ends.length - ways);
}

/** Features side by side ("heating and ventilation") are a wish each. */
function isListed(features: readonly Slot[], tokens: readonly Token[]): boolean {
  const [first] = features;
  const last = features.at(-1);
  if (!first || !last || features.length < 2) return false;
  return tokens.every(
    ({ kind, from }) =>
      from < first.from ||
      from >= last.to ||
      kind === 'join' ||
      features.some((feature) => feature.from === from),
  );
}

/** A negation before the operation negates it; a question word asks. */
function moodOf(tokens: readonly Token[], operationFrom: number): Frame['mood'] {
  if (tokens.some(({ kind }) => kind === 'question')) return 'question';
  return tokens.some(({ kind, from }) => kind === 'negation' && from <= operationFrom)
    ? 'negated'
    : 'wish';
}
