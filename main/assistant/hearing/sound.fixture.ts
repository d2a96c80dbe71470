import { writeFileSync } from 'node:fs';
import { chordOf } from './script/chord.ts';
import { toBytes, toInt16 } from '../../../shared/assistant/hearing/samples.ts';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';

/** Loudness of what is "said": that of a voice nearby. */
const AMPLITUDE = 0.25;
/** Syllables per second, so that no noise suppression takes the tones for a fan. */
const SYLLABLES_HZ = 5;

/** A tone, samples between -1 and 1. */
export function tone(hertz: number, seconds: number, rate: number, amplitude = AMPLITUDE) {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

export function silence(seconds: number, rate: number): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.round(seconds * rate));
}

/** The sound that stands for a line of a script: two tones that come and go as syllables do. */
export function spokenLine(line: number, seconds: number, rate: number) {
  const [low, high] = chordOf(line);
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => {
    const time = index / rate;
    const syllable = (1 - Math.cos(2 * Math.PI * SYLLABLES_HZ * time)) / 2;
    const wave = Math.sin(2 * Math.PI * low * time) + Math.sin(2 * Math.PI * high * time);
    return AMPLITUDE * syllable * wave;
  });
}

export function join(...parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What a page sends of samples at 16 kHz: pieces of 100 ms, counted from `firstSeq`. */
export function pieces(samples: Float32Array, firstSeq = 0): HeardSound[] {
  const length = 1600;
  return Array.from({ length: Math.floor(samples.length / length) }, (_, index) => ({
    kind: 'piece',
    seq: firstSeq + index,
    samples: Buffer.from(
      toBytes(toInt16(samples.slice(index * length, (index + 1) * length))),
    ).toString('base64'),
  }));
}

/** Writes a WAV file, mono, 16 bits (RIFF/WAVE, PCM). */
export function writeWav(file: string, samples: Float32Array, rate: number): void {
  const data = toBytes(toInt16(samples));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  writeFileSync(file, Buffer.concat([header, data]));
}
