import type { Model } from './catalogue.ts';

/** Facts that models are compared by, in their order on the screen. */
export const COMPARED_FACTS = [
  'priceFen',
  'powertrain',
  'body',
  'rangeKm',
  'electricRangeKm',
  'accelerationS',
  'powerKw',
  'drive',
  'batteryKwh',
  'chargingKw',
  'seats',
  'length',
  'width',
  'height',
  'wheelbase',
] as const;

export type ComparedFact = (typeof COMPARED_FACTS)[number];

export type FactValue = string | number | null;

/** Most models beside each other: three columns still hold a figure of 40 px. */
export const MAX_COMPARED = 3;

export interface ComparedRow {
  readonly fact: ComparedFact;
  /** One per model, in their order; `null`: the model has no such thing. */
  readonly values: readonly FactValue[];
  readonly differs: boolean;
  /** Index of the best value, where one is better than all others. */
  readonly best: number | null;
}

/** Facts of which more is better, and less. Body, drive, and size are taste. */
const MORE_IS_BETTER: readonly ComparedFact[] = [
  'rangeKm',
  'electricRangeKm',
  'powerKw',
  'chargingKw',
];
const LESS_IS_BETTER: readonly ComparedFact[] = ['priceFen', 'accelerationS'];

/** The facts of models beside each other, each with its first trim; those that differ first. */
export function comparedRows(models: readonly Model[]): ComparedRow[] {
  const rows = COMPARED_FACTS.map((fact): ComparedRow => {
    const values = models.map((model) => valueOf(model, fact));
    return { fact, values, differs: new Set(values).size > 1, best: bestOf(fact, values) };
  }).filter(({ values }) => values.some((value) => value !== null));
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

function valueOf(model: Model, fact: ComparedFact): FactValue {
  const [trim] = model.trims;
  switch (fact) {
    case 'powertrain':
    case 'body':
    case 'seats':
      return model[fact];
    case 'length':
    case 'width':
    case 'height':
    case 'wheelbase':
      return model.dimensionsMm[fact];
    case 'priceFen':
    case 'rangeKm':
    case 'electricRangeKm':
    case 'accelerationS':
    case 'powerKw':
    case 'drive':
    case 'batteryKwh':
    case 'chargingKw':
      return trim?.[fact] ?? null;
  }
}

function bestOf(fact: ComparedFact, values: readonly FactValue[]): number | null {
  const sign = MORE_IS_BETTER.includes(fact) ? 1 : LESS_IS_BETTER.includes(fact) ? -1 : 0;
  if (sign === 0) return null;
  const scores = values.map((value) => (typeof value === 'number' ? sign * value : -Infinity));
  const best = Math.max(...scores);
  const first = scores.indexOf(best);
  const isAlone = best !== -Infinity && scores.lastIndexOf(best) === first;
  return isAlone && values.length > 1 ? first : null;
}
