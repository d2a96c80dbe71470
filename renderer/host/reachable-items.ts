import type { Restrictions } from '../../shared/vehicle/restrictions.ts';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';

/** Most places to be looked through, and most while driving: two pages of a list at most. */
const AT_REST = 21;
const WHILE_MOVING = 8;

/** How many items of a list a driver may reach now. */
export function reachableItems(restrictions: Restrictions): number {
  const most = isRestricted(restrictions, 'limit-content') ? WHILE_MOVING : AT_REST;
  return Math.min(most, restrictions.maxItems);
}
