import type { NavigationSession } from '../../shared/navigation/guidance.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';

/**
 * The parts of `next` that differ from `before`. A session is compared field by field: it is made
 * anew with every position, and its route must not be sent again each time.
 */
export function changedParts(
  before: NavigationState,
  next: NavigationState,
): (keyof NavigationState)[] {
  const parts: (keyof NavigationState)[] = [];
  if (next.regions !== before.regions) parts.push('regions');
  if (next.position !== before.position) parts.push('position');
  if (next.saved !== before.saved) parts.push('saved');
  if (next.planning !== before.planning) parts.push('planning');
  if (!isSameSession(next.session, before.session)) parts.push('session');
  if (next.guidance !== before.guidance) parts.push('guidance');
  if (next.utterance !== before.utterance) parts.push('utterance');
  if (!isSameResumable(next.resumable, before.resumable)) parts.push('resumable');
  if (next.reachable !== before.reachable) parts.push('reachable');
  return parts;
}

function isSameSession(one: NavigationSession | null, other: NavigationSession | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.id === other.id &&
    one.route === other.route &&
    one.simulated === other.simulated &&
    one.paused === other.paused &&
    one.reroutes === other.reroutes &&
    one.isRerouting === other.isRerouting &&
    one.trouble === other.trouble
  );
}

function isSameResumable(
  one: NavigationState['resumable'],
  other: NavigationState['resumable'],
): boolean {
  if (!one || !other) return one === other;
  return one.stoppedAt === other.stoppedAt && one.destination === other.destination;
}
