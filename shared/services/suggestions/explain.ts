import type { Suggestion } from '../suggestion.ts';
import type { Comparison, Condition, FactValue, TriggerFact, TriggerFacts } from '../trigger.ts';

/** A fact with the value that decided. */
export type Ground = Suggestion['because'][number];

/**
 * Whether a condition holds by what is known, in the three-valued logic of Kleene: an unknown fact is
 * neither true nor false, so that a `not` cannot turn ignorance into a reason. `undefined`: what is
 * known does not decide it.
 *
 * @param ofMerchant what comparisons with a merchant are taken for while there is none
 */
export function verdictOf(
  condition: Condition,
  facts: TriggerFacts,
  ofMerchant?: boolean,
): boolean | undefined {
  if ('fact' in condition) {
    const { fact } = condition;
    return compared(condition, facts[fact]) ?? (isOfMerchant(fact) ? ofMerchant : undefined);
  }
  if ('not' in condition) {
    const verdict = verdictOf(condition.not, facts, ofMerchant);
    return verdict === undefined ? undefined : !verdict;
  }
  // One member with `decisive` settles a list: `any` by a true one, `all` by a false one.
  const [members, decisive] = 'all' in condition ? [condition.all, false] : [condition.any, true];
  let isOpen = false;
  for (const member of members) {
    const verdict = verdictOf(member, facts, ofMerchant);
    if (verdict === decisive) return decisive;
    isOpen ||= verdict === undefined;
  }
  return isOpen ? undefined : !decisive;
}

function isOfMerchant(fact: TriggerFact): boolean {
  return fact === 'merchantKm' || fact === 'merchantFree';
}

/** The facts that decided a condition, each once; none while it is undecided. */
export function groundsOf(condition: Condition, facts: TriggerFacts): readonly Ground[] {
  const grounds = decisiveComparisons(condition, facts).flatMap(({ fact }): Ground[] => {
    const value = facts[fact];
    return value === undefined ? [] : [{ fact, value }];
  });
  return grounds.filter(
    ({ fact }, index) => grounds.findIndex((ground) => ground.fact === fact) === index,
  );
}

function decisiveComparisons(condition: Condition, facts: TriggerFacts): readonly Comparison[] {
  const verdict = verdictOf(condition, facts);
  if (verdict === undefined) return [];
  if ('fact' in condition) return [condition];
  if ('not' in condition) return decisiveComparisons(condition.not, facts);
  const members = 'all' in condition ? condition.all : condition.any;
  return members
    .filter((member) => verdictOf(member, facts) === verdict)
    .flatMap((member) => decisiveComparisons(member, facts));
}

function compared(
  { fact, is, below, above, between }: Comparison,
  value: FactValue | undefined,
): boolean | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return is === undefined ? undefined : value === is;
  if (is !== undefined) return undefined;
  if (below !== undefined && !(value < below)) return false;
  if (above !== undefined && !(value > above)) return false;
  if (between === undefined) return true;
  const [from, to] = between;
  const runsOverMidnight = fact === 'minuteOfDay' && from > to;
  return runsOverMidnight ? value >= from || value <= to : value >= from && value <= to;
}

/** Every comparison of a condition. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('fact' in condition) return [condition];
  if ('not' in condition) return comparisonsOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(comparisonsOf);
}
