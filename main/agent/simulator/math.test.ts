import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approach, clamp, interpolate, quantise, relax } from './math.ts';
import { between, randomAt } from './random.ts';

describe('math', () => {
  it('interpolates between points and holds the ends', () => {
    const points = [
      [0, 10],
      [10, 20],
      [20, 0],
    ] as const;
    expect([-5, 0, 5, 10, 15, 20, 99].map((x) => interpolate(points, x))).toEqual([
      10, 10, 15, 20, 10, 0, 0,
    ]);
    expect(interpolate([], 3)).toBe(0);
  });

  it('rounds to a resolution without leaving noise behind', () => {
    expect(quantise(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(quantise(30.26123456789, 1e-7)).toBe(30.2612346);
    expect(quantise(1234, 100)).toBe(1200);
  });

  it('approaches without overshooting', () => {
    expect(approach(0, 10, 3)).toBe(3);
    expect(approach(9, 10, 3)).toBe(10);
    expect(approach(0, -10, 3)).toBe(-3);
    expect(clamp(5, 0, 3)).toBe(3);
    expect(relax(0, 10, 5, 5)).toBeCloseTo(10 * (1 - Math.exp(-1)));
  });
});

describe('randomAt', () => {
  it('is in [0, 1), the same for the same keys, and spread over it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.nat(), (seed, stream, key) => {
        const drawn = randomAt(seed, stream, key);
        return drawn >= 0 && drawn < 1 && drawn === randomAt(seed, stream, key);
      }),
    );
    const draws = Array.from({ length: 4000 }, (_, key) => randomAt(1, 2, key));
    const mean = draws.reduce((sum, drawn) => sum + drawn, 0) / draws.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(new Set(draws).size).toBeGreaterThan(3990);
    expect(between(5, 6, 1, 2, 3)).toBeCloseTo(5 + randomAt(1, 2, 3));
  });

  it('gives every stream its own numbers', () => {
    expect(randomAt(1, 1, 0)).not.toBe(randomAt(1, 2, 0));
    expect(randomAt(1, 1, 0)).not.toBe(randomAt(2, 1, 0));
  });
});
