import type { Route, Waypoint } from '../route.ts';
import type { Message } from '../../language/message.ts';
import { durationMessage } from './quantity.ts';

/** What is said on reaching a stop on the way. */
export function reachedMessage({ kind, name, charge }: Waypoint): Message {
  const named = name.trim();
  if (kind === 'charging' && charge) {
    const duration = durationMessage(charge.durationS);
    return named === ''
      ? { key: 'said.reachedChargingUnnamed', values: { duration } }
      : { key: 'said.reachedCharging', values: { name: named, duration } };
  }
  return named === ''
    ? { key: 'said.reachedViaUnnamed' }
    : { key: 'said.reachedVia', values: { name: named } };
}

/** What is said on arriving, with the side of the road where that is known. */
export function arrivedMessage({ arrivalSide }: Pick<Route, 'arrivalSide'>): Message {
  if (arrivalSide === undefined) return { key: 'said.arrived' };
  return { key: arrivalSide === 'left' ? 'said.arrivedLeft' : 'said.arrivedRight' };
}
