import type { Lane, LaneDirection } from '../route.ts';
import type { ValhallaLane } from './valhalla-answer.ts';

/** Bits of Valhalla's lane masks (valhalla/baldr/turnlanes.h); bit 0 is `none`: nothing painted. */
const DIRECTION_BITS: readonly (readonly [bit: number, direction: LaneDirection])[] = [
  [1 << 8, 'reverse'],
  [1 << 2, 'sharpLeft'],
  [1 << 3, 'left'],
  [1 << 4, 'slightLeft'],
  [1 << 1, 'through'],
  [1 << 5, 'slightRight'],
  [1 << 6, 'right'],
  [1 << 7, 'sharpRight'],
  [1 << 9, 'mergeToLeft'],
  [1 << 10, 'mergeToRight'],
];

function directionsOf(mask: number): LaneDirection[] {
  return DIRECTION_BITS.flatMap(([bit, direction]) => ((mask & bit) === 0 ? [] : [direction]));
}

/**
 * The lanes before a manoeuvre, left to right, or `undefined` when they advise nothing: no lane is
 * known to lead on.
 */
export function lanesOf(lanes: readonly ValhallaLane[]): Lane[] | undefined {
  const mapped = lanes.map(({ directions, active, valid }): Lane => {
    const taken = active ?? valid;
    const take = taken === undefined ? undefined : directionsOf(taken)[0];
    return {
      directions: directionsOf(directions),
      use: active !== undefined ? 'active' : valid !== undefined ? 'valid' : 'invalid',
      ...(take && { take }),
    };
  });
  return mapped.some(({ use }) => use !== 'invalid') ? mapped : undefined;
}
