import { describe, expect, it } from 'vitest';
import { EndOfSpeech } from './end-of-speech.ts';
import { SAMPLE_RATE } from './sound.ts';

/** Noise of a loudness, the same each time (Lehmer, Park and Miller 1988). */
function noise(dbfs: number, seconds: number): Float32Array {
  const amplitude = 10 ** (dbfs / 20) * Math.sqrt(3);
  let state = 42;
  return Float32Array.from({ length: seconds * SAMPLE_RATE }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return amplitude * ((2 * state) / 2_147_483_647 - 1);
  });
}

/** Syllables, four per second, at a loudness, over noise. */
function speech(dbfs: number, seconds: number, floorDbfs = -90): Float32Array {
  const amplitude = 10 ** (dbfs / 20) * Math.SQRT2;
  return noise(floorDbfs, seconds).map((hiss, index) => {
    const time = index / SAMPLE_RATE;
    const syllable = Math.abs(Math.sin(2 * Math.PI * 2 * time));
    return hiss + amplitude * syllable * Math.sin(2 * Math.PI * 220 * time);
  });
}

function hear(...parts: readonly Float32Array[]): EndOfSpeech {
  const end = new EndOfSpeech();
  // As a page sends it: pieces that are no multiple of what is measured.
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 777) end.take(part.subarray(at, at + 777));
  }
  return end;
}

describe('EndOfSpeech', () => {
  it('hears nothing in silence', () => {
    const end = hear(new Float32Array(3 * SAMPLE_RATE));
    expect(end.hasBegun).toBe(false);
    expect(end.quietMs).toBeGreaterThanOrEqual(2980);
  });

  it.each([
    ['a standing car', -70, -35],
    ['the town', -50, -28],
    ['a motorway', -38, -20],
  ])('hears speech and its end over the noise of %s', (_where, floor, loud) => {
    const before = hear(noise(floor, 2));
    expect(before.hasBegun).toBe(false);
    const during = hear(noise(floor, 2), speech(loud, 2, floor));
    expect(during.hasBegun).toBe(true);
    expect(during.quietMs).toBeLessThan(300);
    const after = hear(noise(floor, 2), speech(loud, 2, floor), noise(floor, 1));
    expect(after.quietMs).toBeGreaterThan(850);
    expect(after.quietMs).toBeLessThan(1300);
  });

  it('hears who speaks at once', () => {
    expect(hear(speech(-30, 0.6)).hasBegun).toBe(true);
  });

  it('takes no short knock for speech', () => {
    expect(hear(noise(-70, 1), noise(-15, 0.05), noise(-70, 1)).hasBegun).toBe(false);
  });

  it('gets used to a fan', () => {
    const end = hear(noise(-70, 1), noise(-38, 4));
    expect(end.quietMs).toBeGreaterThan(1000);
  });

  it('follows eight seconds of speech to its end', () => {
    const end = hear(noise(-60, 1), speech(-25, 8, -60));
    expect(end.quietMs).toBeLessThan(300);
  });
});
