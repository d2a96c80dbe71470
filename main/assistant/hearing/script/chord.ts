import { SAMPLE_RATE } from '../../../../shared/assistant/hearing/sound.ts';

/**
 * Sound that stands for a line of a script: two tones at once, as telephone keys have them. What a
 * test then "says" has to pass the microphone, the page, and the border as sound, or nothing is
 * understood.
 */
const TONES = 24;
const LOW_HZ = 400;
const LOW_STEP_HZ = 50;
const HIGH_HZ = 2000;
const HIGH_STEP_HZ = 75;
/** A tone that counts holds at least this share of the energy of what was heard. */
const MIN_SHARE = 0.15;

/** How many lines can be told apart. */
export const MAX_LINES = TONES * TONES;

/** The two tones of a line, Hz. `line` is from 0 to {@link MAX_LINES} - 1. */
export function chordOf(line: number): readonly [low: number, high: number] {
  return [LOW_HZ + LOW_STEP_HZ * Math.floor(line / TONES), HIGH_HZ + HIGH_STEP_HZ * (line % TONES)];
}

/** The line that samples at {@link SAMPLE_RATE} stand for, or `null` when it is none. */
export function lineOf(samples: Float32Array): number | null {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  if (energy === 0) return null;
  const low = strongest(samples, LOW_HZ, LOW_STEP_HZ);
  const high = strongest(samples, HIGH_HZ, HIGH_STEP_HZ);
  if (Math.min(low.power, high.power) < MIN_SHARE * energy) return null;
  return low.index * TONES + high.index;
}

function strongest(samples: Float32Array, first: number, step: number) {
  let best = { index: 0, power: -1 };
  for (let index = 0; index < TONES; index += 1) {
    const power = powerAt(samples, first + index * step);
    if (power > best.power) best = { index, power };
  }
  return best;
}

/** Energy of one tone (G. Goertzel 1958), on the scale of the sum of squares. */
function powerAt(samples: Float32Array, hertz: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE);
  let last = 0;
  let before = 0;
  for (const sample of samples) [last, before] = [sample + factor * last - before, last];
  return (2 * (last * last + before * before - factor * last * before)) / samples.length;
}
