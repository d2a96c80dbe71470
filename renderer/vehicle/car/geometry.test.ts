import { describe, expect, it } from 'vitest';
import { BODY, symmetricPath } from './geometry.ts';

describe('symmetricPath', () => {
  it('comes back along the mirrored curves, in reverse', () => {
    const path = symmetricPath({
      start: [0, 0],
      curves: [
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 0, 11],
      ],
    });
    expect(path).toBe('M0 0C1 2 3 4 5 6C7 8 9 10 0 11C-9 10 -7 8 -5 6C-3 4 -1 2 0 0Z');
  });

  it('draws every x of the body on both sides', () => {
    const numbers = BODY.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const xs = numbers.filter((_, index) => index % 2 === 0);
    const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
    expect(sorted(xs)).toEqual(sorted(xs.map((x) => (x === 0 ? 0 : -x))));
    expect(Math.max(...xs)).toBe(97);
  });
});
