import { describe, expect, it } from 'vitest';
import { hasArrived, type Approach } from './arrival.ts';

const approach = (of: Partial<Approach> & { speedMps?: number; accuracyM?: number }): boolean => {
  const { speedMps = 8, accuracyM = 5, ...rest } = of;
  return hasArrived({
    remainingM: 100,
    straightM: 100,
    leastStraightM: 100,
    isLeaving: false,
    ...rest,
    position: { speedMps, accuracyM },
  });
};

describe('hasArrived', () => {
  it.each([
    ['at the place, however fast', { remainingM: 10, straightM: 20 }],
    ['stopping beside it', { remainingM: 22, straightM: 22, speedMps: 0.5 }],
    ['turning into the yard', { remainingM: 50, straightM: 55, isLeaving: true }],
    ['having gone past', { remainingM: 40, straightM: 70, leastStraightM: 20, isLeaving: true }],
  ])('%s', (_, of) => {
    expect(approach(of)).toBe(true);
  });

  it.each([
    ['on the way', {}],
    ['at a red light before it', { remainingM: 60, straightM: 60, speedMps: 0 }],
    ['passing it on the other side of a wall', { remainingM: 900, straightM: 15, speedMps: 0 }],
    ['leaving the route far away', { remainingM: 900, straightM: 50, isLeaving: true }],
  ])('not %s', (_, of) => {
    expect(approach(of)).toBe(false);
  });
});
