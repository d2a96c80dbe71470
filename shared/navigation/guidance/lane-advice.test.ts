import { describe, expect, it } from 'vitest';
import type { Lane } from '../route.ts';
import { laneAdvice } from './lane-advice.ts';

/** `.` leads elsewhere, `v` is valid, `a` is active. */
const lanes = (picture: string): Lane[] =>
  Array.from(picture).map((lane) => ({
    directions: [],
    use: lane === 'a' ? 'active' : lane === 'v' ? 'valid' : 'invalid',
  }));

describe('laneAdvice', () => {
  it.each([
    ['a..', 'lanes.leftmost'],
    ['aa.', 'lanes.left'],
    ['..a', 'lanes.rightmost'],
    ['.vv', 'lanes.right'],
    ['.a.', 'lanes.middle'],
    // The active ones are better than the merely valid ones.
    ['vva', 'lanes.rightmost'],
  ])('of %s is %s', (picture, key) => {
    expect(laneAdvice(lanes(picture))?.key).toBe(key);
  });

  it.each(['', 'a', 'aaa', '...', 'a.a'])('of "%s" is nothing', (picture) => {
    expect(laneAdvice(lanes(picture))).toBeUndefined();
  });
});
