import type { LaneDirection } from '../../../shared/navigation/route.ts';

/** The arrow of one direction on the road, in a field of 40 × 48; drawn from the lane's foot. */
export interface LaneShape {
  readonly way: string;
  readonly head: string;
  readonly isMirrored: boolean;
}

const RIGHTWARD = {
  through: { way: 'M20 46V8', head: 'M10 18 20 8 30 18' },
  slightRight: { way: 'M14 46V30L29 13', head: 'M16 12H30V26' },
  right: { way: 'M12 46V30Q12 20 22 20H34', head: 'M26 11 35 20 26 29' },
  sharpRight: { way: 'M13 46V18L30 36', head: 'M31 22V37H16' },
  reverse: { way: 'M29 46V20A9 9 0 0 0 11 20V34', head: 'M3 26 11 35 19 26' },
  mergeToRight: { way: 'M13 46V34L27 22V8', head: 'M18 16 27 7 36 16' },
} as const;

/** What to draw for a direction. U-turns of right-hand traffic go to the left. */
export function laneShape(direction: LaneDirection): LaneShape {
  switch (direction) {
    case 'left':
      return { ...RIGHTWARD.right, isMirrored: true };
    case 'slightLeft':
      return { ...RIGHTWARD.slightRight, isMirrored: true };
    case 'sharpLeft':
      return { ...RIGHTWARD.sharpRight, isMirrored: true };
    case 'mergeToLeft':
      return { ...RIGHTWARD.mergeToRight, isMirrored: true };
    case 'through':
    case 'slightRight':
    case 'right':
    case 'sharpRight':
    case 'reverse':
    case 'mergeToRight':
      return { ...RIGHTWARD[direction], isMirrored: false };
  }
}
