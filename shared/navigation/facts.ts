import type { NavigationState } from './navigation-state.ts';

/** What the predicates of the actions need to know of navigation. */
export interface NavigationFacts {
  readonly hasRegion: boolean;
  readonly hasPosition: boolean;
  readonly planning: NavigationState['planning']['state'];
  readonly viaCount: number;
  readonly isNavigating: boolean;
  readonly isSimulated: boolean;
  readonly isResumable: boolean;
  readonly hasHome: boolean;
  readonly hasCompany: boolean;
}

/** The facts of a state, small enough to compare. */
export function navigationFacts(state: NavigationState): NavigationFacts {
  const { regions, position, planning, session, resumable, saved } = state;
  const vias =
    planning.state === 'ready' ? planning.vias : (session?.route.waypoints.slice(0, -1) ?? []);
  return {
    hasRegion: regions.active !== null,
    hasPosition: position !== null,
    planning: planning.state,
    viaCount: vias.length,
    isNavigating: session !== null,
    isSimulated: session?.simulated === true,
    isResumable: resumable !== null,
    hasHome: saved.home !== null,
    hasCompany: saved.company !== null,
  };
}
