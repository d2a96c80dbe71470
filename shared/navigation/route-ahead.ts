import type { NavigationState } from './navigation-state.ts';
import { decodePolyline, type LonLat } from './polyline.ts';
import type { Route } from './route.ts';

/** The route that a search along the way means: the one driven, else the one looked at. */
export function routeInView({
  session,
  planning,
}: Pick<NavigationState, 'session' | 'planning'>): Route | null {
  if (session) return session.route;
  return planning.state === 'ready' ? (planning.routes[planning.selected] ?? null) : null;
}

/** What is still ahead on the route. */
export function lineAhead(route: Route, guidance: NavigationState['guidance']): readonly LonLat[] {
  const line = decodePolyline(route.geometry);
  const next = guidance?.next && route.manoeuvres[guidance.next.manoeuvre - 1];
  return next ? line.slice(next.beginShapeIndex) : line;
}
