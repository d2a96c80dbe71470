import {
  isYesNo,
  type Condition,
  type FactValue,
  type Trigger,
  type TriggerFact,
} from '../trigger.ts';
import { comparisonsOf, verdictOf } from './explain.ts';

/**
 * What a fact may be while there is nothing to suggest: the values, or the ends of a range. A rule that
 * holds somewhere in here would speak without a reason.
 */
type Calm = Readonly<Partial<Record<TriggerFact, readonly FactValue[]>>>;

const AT_ANY_TIME: Calm = {
  minuteOfDay: [0, 1439],
  dayOfWeek: [1, 7],
  soc: [45, 100],
  fuelLevel: [40, 100],
  rangeKm: [200, 900],
  isCharging: [false],
  serviceDueKm: [3000, 20_000],
  isRaining: [false],
  isWindowOpen: [false],
  outsideC: [8, 28],
  hasActiveOrder: [false],
  ordersBefore: [0],
  merchantKm: [25, 200],
  merchantFree: [0, 50],
};

/** Nothing happens in any of these. */
const CALM_CONTEXTS: readonly Calm[] = [
  // Parked since long.
  {
    ...AT_ANY_TIME,
    isParked: [true],
    isNavigating: [false],
    speedKmh: [0],
    minutesDriven: [5, 90],
    minutesSinceArrival: [120, 1440],
  },
  // Under way without a destination.
  {
    ...AT_ANY_TIME,
    isParked: [false],
    isNavigating: [false],
    speedKmh: [0, 130],
    minutesDriven: [10, 90],
  },
  // Under way to a destination, neither near nor far.
  {
    ...AT_ANY_TIME,
    isParked: [false],
    isNavigating: [true],
    speedKmh: [0, 130],
    minutesDriven: [10, 90],
    remainingKm: [8, 60],
    remainingMinutes: [12, 55],
    arrivalSoc: [35, 95],
  },
  // Everything that can be known is, so that no tautology escapes for want of a fact.
  {
    ...AT_ANY_TIME,
    isParked: [true],
    isNavigating: [true],
    speedKmh: [0],
    minutesDriven: [10, 90],
    minutesSinceArrival: [120, 1440],
    remainingKm: [8, 60],
    remainingMinutes: [12, 55],
    arrivalSoc: [35, 95],
  },
];

/** Time and merchants, whatever they are: by themselves no reason to speak. */
const NOT_THE_DRIVE: Calm = {
  minuteOfDay: [0, 1439],
  dayOfWeek: [1, 7],
  merchantKm: [0, 200],
  merchantFree: [0, 100],
  hasActiveOrder: [false, true],
};

/** Most combinations looked at in a context; beyond, as many are drawn. */
const MAX_COMBINATIONS = 4096;

/**
 * Why a rule must not be used, or `null`: `alwaysTrue` when it would speak in a calm drive or a parked
 * car with nothing the matter, when nothing of the drive or the driver is needed to make it true, or
 * when it always holds. Every value is looked at that a comparison of the rule tells apart from others;
 * rules with very many comparisons are sampled instead, the same way every time.
 */
export function triggerFault({ when }: Pick<Trigger, 'when'>): 'alwaysTrue' | null {
  return [NOT_THE_DRIVE, ...CALM_CONTEXTS].some((calm) => holdsSomewhere(when, calm))
    ? 'alwaysTrue'
    : null;
}

function holdsSomewhere(when: Condition, calm: Calm): boolean {
  const facts = new Set(comparisonsOf(when).map(({ fact }) => fact));
  const choices = [...facts].flatMap((fact) => {
    const values = tellingValues(when, fact, calm[fact]);
    return values.length > 0 ? [{ fact, values }] : [];
  });
  const combinations = choices.reduce((product, { values }) => product * values.length, 1);
  const isSampled = combinations > MAX_COMBINATIONS;
  const random = isSampled ? drawing() : null;
  for (let index = 0; index < Math.min(combinations, MAX_COMBINATIONS); index += 1) {
    let rest = index;
    const known: Partial<Record<TriggerFact, FactValue>> = {};
    for (const { fact, values } of choices) {
      const value = values[random ? Math.floor(random() * values.length) : rest % values.length];
      rest = Math.floor(rest / values.length);
      if (value !== undefined) known[fact] = value;
    }
    if (verdictOf(when, known) === true) return true;
  }
  return false;
}

/**
 * The values of a fact within a range that a condition can tell apart: the ends, every threshold, and a
 * point on either side of it.
 */
function tellingValues(
  when: Condition,
  fact: TriggerFact,
  range: readonly FactValue[] | undefined,
): readonly FactValue[] {
  if (!range || isYesNo(fact)) return range ?? [];
  const [from, to = from] = range;
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const thresholds = comparisonsOf(when)
    .filter((comparison) => comparison.fact === fact)
    .flatMap(({ below, above, between }) => [below, above, ...(between ?? [])])
    .filter((threshold) => threshold !== undefined);
  const cuts = [...new Set([from, ...thresholds, to])]
    .filter((value) => value >= from && value <= to)
    .sort((a, b) => a - b);
  const between = cuts.slice(1).map((value, index) => (value + (cuts[index] ?? value)) / 2);
  return [...new Set([...cuts, ...between])];
}

/** Pseudo-random numbers from 0 to below 1, always the same (mulberry32). */
function drawing(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
