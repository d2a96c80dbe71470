import type { VissFilter } from '../../shared/contract/viss.ts';
import { definitionOf, type RawSignalValue, type SignalPath } from '../../shared/vehicle/signal.ts';

type FilterOf<Variant extends VissFilter['variant']> = Extract<VissFilter, { variant: Variant }>;
type ChangeParameter = FilterOf<'change'>['parameter'];
type RangeParameter = FilterOf<'range'>['parameter'];
type LogicOp = ChangeParameter['logic-op'];

/** Shorter periods would let one subscriber keep the agent busy, ms. */
const MIN_PERIOD_MS = 20;

/** A request's filters, taken apart. */
export interface Filters {
  readonly paths: readonly string[] | undefined;
  readonly trigger: Exclude<VissFilter, { variant: 'paths' }> | undefined;
}

/**
 * Takes filters apart: at most one `paths` filter and one other (VISS 3.0 Core, filter rules).
 *
 * @returns the filters, or one sentence on what is wrong with them.
 */
export function splitFilters(
  filter: VissFilter | readonly VissFilter[] | undefined,
): Filters | string {
  let paths: Filters['paths'];
  let trigger: Filters['trigger'];
  for (const entry of filter === undefined ? [] : [filter].flat()) {
    if (entry.variant === 'paths') {
      if (paths) return 'At most one paths filter is allowed.';
      paths = entry.parameter;
    } else {
      if (trigger) return 'At most one filter besides paths is allowed.';
      trigger = entry;
    }
  }
  return { paths, trigger };
}

/** When a subscription sends an event. */
export type Trigger =
  | { readonly kind: 'timebased'; readonly periodMs: number }
  /** Compares with the value last reported to this subscriber. */
  | {
      readonly kind: 'change';
      readonly test: (value: RawSignalValue, reported: RawSignalValue) => boolean;
    }
  | { readonly kind: 'range'; readonly test: (value: RawSignalValue) => boolean };

/**
 * Builds the trigger of a subscription to `paths`.
 *
 * @returns the trigger, or one sentence on why the filter cannot work for these paths.
 */
export function compileTrigger(
  filter: NonNullable<Filters['trigger']>,
  paths: readonly SignalPath[],
): Trigger | string {
  switch (filter.variant) {
    case 'timebased': {
      const periodMs = Number(filter.parameter.period);
      if (periodMs < MIN_PERIOD_MS) return `The period must be at least ${MIN_PERIOD_MS} ms.`;
      return { kind: 'timebased', periodMs };
    }
    case 'change': {
      const everyChange = isEveryChange(filter.parameter);
      if (!everyChange && !paths.some(isMeasured)) {
        return 'Strings only support the change filter {"logic-op": "ne", "diff": "0"}.';
      }
      return { kind: 'change', test: changeTest(filter.parameter) };
    }
    case 'range':
      if (!paths.some(isMeasured)) return 'A range filter needs a number or boolean signal.';
      return { kind: 'range', test: rangeTest(filter.parameter) };
  }
}

function isEveryChange(parameter: ChangeParameter): boolean {
  return parameter['logic-op'] === 'ne' && Number(parameter.diff) === 0;
}

function isMeasured(path: SignalPath): boolean {
  const { datatype } = definitionOf(path);
  return datatype !== 'string' && datatype !== 'string[]';
}

/** The test of a change filter: the signed difference to the value last reported against `diff`. */
export function changeTest(
  parameter: ChangeParameter,
): (value: RawSignalValue, reported: RawSignalValue) => boolean {
  if (isEveryChange(parameter)) return (value, reported) => !sameValue(value, reported);
  const compare = comparison(parameter['logic-op'], Number(parameter.diff));
  return (value, reported) => {
    const difference = measure(value) - measure(reported);
    return !Number.isNaN(difference) && compare(difference);
  };
}

/** The test of a range filter with one boundary, or two combined (AND unless the first says OR). */
export function rangeTest(parameter: RangeParameter): (value: RawSignalValue) => boolean {
  const boundaries = [parameter].flat();
  const comparisons = boundaries.map((entry) =>
    comparison(entry['logic-op'], Number(entry.boundary)),
  );
  const either = boundaries[0]?.['combination-op'] === 'OR';
  return (value) => {
    const number = measure(value);
    if (Number.isNaN(number)) return false;
    return either
      ? comparisons.some((compare) => compare(number))
      : comparisons.every((compare) => compare(number));
  };
}

/** Booleans count as 0 and 1, so that `gt 0` is false → true; text has no measure. */
function measure(value: RawSignalValue): number {
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : Number.NaN;
}

function comparison(op: LogicOp, limit: number): (number: number) => boolean {
  switch (op) {
    case 'eq':
      return (number) => number === limit;
    case 'ne':
      return (number) => number !== limit;
    case 'gt':
      return (number) => number > limit;
    case 'gte':
      return (number) => number >= limit;
    case 'lt':
      return (number) => number < limit;
    case 'lte':
      return (number) => number <= limit;
  }
}

/** True when two values of one signal are equal. */
export function sameValue(a: RawSignalValue, b: RawSignalValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b) || a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
