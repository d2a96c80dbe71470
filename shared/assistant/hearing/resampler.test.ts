import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from './resampler.ts';

const OUT = 16_000;

function sine(hertz: number, seconds: number, rate: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) =>
    Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

/** All of `input`, handed over in pieces of `size`. */
function resample(input: Float32Array, rate: number, size: number): Float32Array {
  const resampler = new Resampler(rate, OUT);
  const output: number[] = [];
  for (let at = 0; at < input.length; at += size) {
    output.push(...resampler.push(input.subarray(at, at + size)));
  }
  return Float32Array.from(output);
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** Without the first and last moments, where the sine begins and the filter waits. */
const middle = (samples: Float32Array) => samples.slice(800, -800);

const RATES = [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000];

describe('Resampler', () => {
  it.each(RATES)('turns a sine at %i Hz into the same sine', (rate) => {
    const hertz = 1000;
    const output = resample(sine(hertz, 0.5, rate), rate, 128);
    const expected = sine(hertz, 0.5, OUT);
    const errors = middle(output).map((sample, index) => sample - (expected[index + 800] ?? 0));
    expect(rms(errors)).toBeLessThan(0.001);
  });

  it.each([100, 440, 3000, 6500])('lets %i Hz pass, where speech is', (hertz) => {
    const level = rms(middle(resample(sine(hertz, 0.5, 48_000), 48_000, 480)));
    expect(20 * Math.log10(level * Math.SQRT2)).toBeCloseTo(0, 1);
  });

  it.each([8600, 9500, 12_000, 15_400, 23_000])('does not fold %i Hz into it', (hertz) => {
    const level = rms(middle(resample(sine(hertz, 0.5, 48_000), 48_000, 480)));
    expect(20 * Math.log10(level)).toBeLessThan(-60);
  });

  it('gives the same, however the sound is cut', () => {
    const input = sine(777, 0.2, 44_100);
    const whole = resample(input, 44_100, input.length);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (size) => {
        const parts = resample(input, 44_100, size);
        expect(Math.abs(parts.length - whole.length)).toBeLessThanOrEqual(1);
        parts.forEach((sample, index) => expect(sample).toBeCloseTo(whole[index] ?? NaN, 5));
      }),
      { numRuns: 20 },
    );
  });

  it('does not drift over ten minutes', () => {
    const rate = 44_100;
    const resampler = new Resampler(rate, OUT);
    const second = new Float32Array(rate);
    let count = 0;
    for (let index = 0; index < 600; index += 1) count += resampler.push(second).length;
    expect(600 * OUT - count).toBeGreaterThanOrEqual(0);
    expect(600 * OUT - count).toBeLessThan(32);
  }, 30_000);
});
