import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import type { Guidance } from '../../../shared/navigation/guidance.ts';
import type { Manoeuvre, Waypoint } from '../../../shared/navigation/route.ts';

/** Where guidance stands; while the host is silent about it the car is taken to have no fix. */
export function guidanceStatus({
  session,
  guidance,
}: Pick<NavigationState, 'session' | 'guidance'>): Guidance['status'] | 'none' {
  if (!session) return 'none';
  return guidance?.status ?? 'waitingForFix';
}

/** A manoeuvre of the route with what stands around it. */
export interface GuidedManoeuvre {
  readonly manoeuvre: Manoeuvre;
  readonly following: Manoeuvre | undefined;
  readonly waypoint: Waypoint | undefined;
}

/** The manoeuvre with this index, as its words need it. */
export function guidedManoeuvre(
  { session, guidance }: Pick<NavigationState, 'session' | 'guidance'>,
  index: number | undefined,
): GuidedManoeuvre | null {
  if (!session || !guidance || index === undefined) return null;
  const { manoeuvres, waypoints } = session.route;
  const manoeuvre = manoeuvres[index];
  if (!manoeuvre) return null;
  return {
    manoeuvre,
    following: manoeuvres[index + 1],
    waypoint: waypoints[manoeuvre.leg] ?? waypoints[guidance.waypoint],
  };
}

/** The stops still ahead before the destination. */
export function viasAhead({
  session,
  guidance,
}: Pick<NavigationState, 'session' | 'guidance'>): readonly Waypoint[] {
  return session?.route.waypoints.slice(guidance?.waypoint ?? 0, -1) ?? [];
}
