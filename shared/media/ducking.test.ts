import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duckingFor, FADE_MS, fadedVolume, NOT_DUCKED, SPEAKERS } from './ducking.ts';

describe('ducking', () => {
  it('leaves the music alone while nobody speaks', () => {
    expect(duckingFor(new Set())).toEqual(NOT_DUCKED);
  });

  it('yields to the most important speaker, at the quietest volume asked for', () => {
    expect(duckingFor(new Set(['assistant', 'guidance'])).by).toBe('guidance');
    expect(duckingFor(new Set(['assistant', 'warning'])).by).toBe('warning');
    fc.assert(
      fc.property(fc.subarray([...SPEAKERS], { minLength: 1 }), (speakers) => {
        const { factor } = duckingFor(new Set(speakers));
        for (const speaker of speakers) {
          expect(factor).toBeLessThanOrEqual(duckingFor(new Set([speaker])).factor);
        }
        expect(factor).toBeLessThan(1);
      }),
    );
  });
});

describe('a fade', () => {
  it('is over within 200 ms, and never leaves the two volumes', () => {
    expect(FADE_MS).toBeLessThanOrEqual(200);
    const volume = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(volume, volume, fc.double({ min: 0, max: 1000, noNaN: true }), (from, to, at) => {
        const now = fadedVolume(from, to, at);
        expect(now).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-9);
        expect(now).toBeLessThanOrEqual(Math.max(from, to) + 1e-9);
        expect(fadedVolume(from, to, FADE_MS)).toBeCloseTo(to);
      }),
    );
  });
});
