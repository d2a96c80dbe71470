import type { NavigationEvent } from '../guidance.ts';

/** Amap Auto's key type for the state of the map. */
export const BROADCAST_KEY_TYPE = 10019;

/** Our own states begin here, far from those of Amap Auto. */
export const FIRST_OWN_STATE = 1000;

/**
 * `EXTRA_STATE` of every navigation event. Up to 27 these are Amap Auto's own states; for arriving
 * and rerouting we know none, so they have numbers of this product.
 */
export const BROADCAST_STATES: Readonly<Record<NavigationEvent, number>> = {
  started: 0,
  initialised: 1,
  foreground: 3,
  background: 4,
  routing: 5,
  routeReady: 6,
  routeFailed: 7,
  guidanceStarted: 8,
  guidanceEnded: 9,
  simulationStarted: 10,
  simulationPaused: 11,
  simulationEnded: 12,
  speechStarted: 13,
  speechEnded: 14,
  homeChanged: 26,
  companyChanged: 27,
  arrived: FIRST_OWN_STATE + 1,
  rerouting: FIRST_OWN_STATE + 2,
};
