import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, loudnessDbfs } from './level.ts';
import { PieceCutter } from './piece-cutter.ts';
import { fromBytes, toBytes, toInt16 } from './samples.ts';

describe('samples as bytes', () => {
  it('come back as they were, to 16 bits', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true }), (samples) => {
        const back = fromBytes(toBytes(toInt16(samples)));
        expect(back).toHaveLength(samples.length);
        back?.forEach((sample, index) => expect(sample).toBeCloseTo(samples[index] ?? NaN, 4));
      }),
    );
  });

  it('are little-endian, and cut off what is too loud', () => {
    expect([...toBytes(toInt16(Float32Array.of(0, 2, -2)))]).toEqual([0, 0, 0xff, 0x7f, 1, 0x80]);
  });

  it('are not taken when half of one is missing', () => {
    expect(fromBytes(Uint8Array.of(1, 2, 3))).toBeNull();
  });
});

describe('the level', () => {
  const steady = (amplitude: number) => new Float32Array(1000).fill(amplitude);

  it('is measured against full scale', () => {
    expect(loudnessDbfs(steady(1))).toBeCloseTo(0);
    expect(loudnessDbfs(steady(0.1))).toBeCloseTo(-20);
    expect(loudnessDbfs(steady(0))).toBe(-100);
    expect(loudnessDbfs(new Float32Array())).toBe(-100);
  });

  it('is from 0 to 1 whatever comes', () => {
    expect(levelOf(steady(0))).toBe(0);
    expect(levelOf(steady(1))).toBe(1);
    expect(levelOf(steady(0.02))).toBeGreaterThan(levelOf(steady(0.01)));
  });
});

describe('PieceCutter', () => {
  it('cuts what a microphone gives into tenths of a second, losing nothing', () => {
    const cutter = new PieceCutter(48_000);
    const pieces = Array.from({ length: 1000 }, () => cutter.push(new Float32Array(480))).flat();
    expect(pieces.length).toBe(99);
    expect(new Set(pieces.map(({ length }) => length))).toEqual(new Set([1600]));
  });
});
