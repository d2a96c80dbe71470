import type { TriggerFact } from '../trigger.ts';
import type { Ground } from './explain.ts';

/** Facts that only narrow a rule down: told after the others, and the first to be left out. */
const ASIDE: readonly TriggerFact[] = ['hasActiveOrder', 'dayOfWeek', 'isNavigating', 'isParked'];

/**
 * The facts to tell when somebody asks why, those that matter most first. That there is no order is
 * no reason for anything.
 *
 * @param most at least 1
 */
export function tellingGrounds(because: readonly Ground[], most: number): readonly Ground[] {
  const telling = because.filter(({ fact, value }) => fact !== 'hasActiveOrder' || value === true);
  const rank = ({ fact }: Ground) => ASIDE.indexOf(fact);
  const sorted = telling.toSorted((a, b) => rank(a) - rank(b));
  return (sorted.length > 0 ? sorted : because).slice(0, most);
}
