import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the map of this display fares. */
export interface MapStatus {
  /**
   * `lost`: the graphics context went away and is being brought back. `unavailable`: this machine
   * cannot draw the map at all.
   */
  readonly state: 'loading' | 'ready' | 'lost' | 'unavailable';
  /** False while a finger or an overview has the camera. */
  readonly isFollowing: boolean;
  /** To a tenth of a level. */
  readonly zoom: number;
  /** The direction that points up, whole degrees clockwise from north. */
  readonly bearing: number;
}

export const mapStatusStore = createStore<MapStatus>(() => ({
  state: 'loading',
  isFollowing: true,
  zoom: 0,
  bearing: 0,
}));

/** Notes what changed; components render again only when something did. */
export function reportMapStatus(change: Partial<MapStatus>): void {
  const before = mapStatusStore.getState();
  const next = { ...before, ...change };
  const same =
    next.state === before.state &&
    next.isFollowing === before.isFollowing &&
    next.zoom === before.zoom &&
    next.bearing === before.bearing;
  if (!same) mapStatusStore.setState(next);
}

/** The map's state. */
export function useMapStatus(): MapStatus {
  return useStore(mapStatusStore);
}
