import type { MapCommand } from './command.ts';

/** What the map looks at when it does not follow the car: the sight to fit into the free area. */
export type Sight = 'overview' | 'plan' | 'pins' | 'reachable';

/**
 * What decides the camera: the car, a finger, or something to be seen whole. `since` is the last
 * touch, epoch ms.
 */
export type Focus =
  | { readonly mode: 'follow' }
  | { readonly mode: 'free'; readonly since: number }
  | { readonly mode: 'fit'; readonly sight: Sight; readonly since: number };

export interface FocusState {
  readonly focus: Focus;
  /** What the zoom buttons added to the zoom of following, in levels. */
  readonly zoomOffset: number;
  readonly zoomedAt: number;
}

export const FOLLOWING: FocusState = { focus: { mode: 'follow' }, zoomOffset: 0, zoomedAt: 0 };

/** A driver who has let go of the map for so long wants to see the road again. */
export const IDLE_RETURN_MS = 10_000;
/** An overview asked for while driving stays somewhat longer: it is read, not touched. */
export const OVERVIEW_RETURN_MS = 15_000;
/** How long a chosen zoom outlives the touch, while driving. */
export const ZOOM_KEPT_MS = 20_000;
const MAX_ZOOM_OFFSET = 4;

/** A finger took the map. */
export function onGesture(state: FocusState, now: number): FocusState {
  return { ...state, focus: { mode: 'free', since: now } };
}

/**
 * A command of the registry. Zooming a map that does not follow is the engine's own step and only
 * restarts the idle time.
 */
export function onCommand(state: FocusState, command: MapCommand, now: number): FocusState {
  switch (command.kind) {
    case 'recentre':
      return FOLLOWING;
    case 'overview':
      return command.shown
        ? { ...state, focus: { mode: 'fit', sight: 'overview', since: now } }
        : FOLLOWING;
    case 'zoom': {
      if (state.focus.mode !== 'follow') return onGesture(state, now);
      const step = command.direction === 'in' ? 1 : -1;
      const zoomOffset = Math.min(
        Math.max(state.zoomOffset + step, -MAX_ZOOM_OFFSET),
        MAX_ZOOM_OFFSET,
      );
      return { ...state, zoomOffset, zoomedAt: now };
    }
  }
}

/** Something came that wants to be seen whole. A fit asked for by hand is not taken away. */
export function onSight(state: FocusState, sight: Sight, now: number): FocusState {
  return { ...state, focus: { mode: 'fit', sight, since: now } };
}

/** What was shown whole is gone: back to the car, unless the map shows something else by now. */
export function onSightGone(state: FocusState, sight: Sight): FocusState {
  const { focus } = state;
  return focus.mode === 'fit' && focus.sight === sight ? FOLLOWING : state;
}

/** What time does: a driving driver gets the road back. Answers the same state when nothing changes. */
export function onTime(state: FocusState, now: number, isDriving: boolean): FocusState {
  const { focus, zoomOffset, zoomedAt } = state;
  if (!isDriving) return state;
  if (focus.mode === 'free' && now - focus.since >= IDLE_RETURN_MS) return FOLLOWING;
  if (focus.mode === 'fit' && focus.sight === 'overview' && now - focus.since >= OVERVIEW_RETURN_MS)
    return FOLLOWING;
  if (zoomOffset !== 0 && now - zoomedAt >= ZOOM_KEPT_MS) return { ...state, zoomOffset: 0 };
  return state;
}
