import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { usePage } from '../host/hooks.ts';

/** How far this page's own player is. */
export interface PlayerPosition {
  /** The cue it plays; what belongs to another one is not shown. */
  readonly cue: number;
  readonly positionS: number;
  /** As the player found it; `null` before it knows. */
  readonly durationS: number | null;
}

export const playerPosition = createStore<PlayerPosition>(() => ({
  cue: -1,
  positionS: 0,
  durationS: null,
}));

/** Position and length of what plays: this page's own if it sounds, else as the host was told, s. */
export function usePosition(): { readonly positionS: number; readonly durationS: number | null } {
  const cue = usePage(({ media }) => media.now.cue);
  const reported = usePage(({ media }) => media.now.positionS);
  const tagged = usePage(({ media }) => media.now.track?.durationS ?? null);
  const own = useStore(playerPosition);
  if (own.cue !== cue) return { positionS: reported, durationS: tagged };
  return { positionS: own.positionS, durationS: own.durationS ?? tagged };
}
