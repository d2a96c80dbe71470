import { VoiceFault, type Pcm } from '../voice.ts';

/** A header is 44 bytes; extra chunks before the samples stay small. */
const MAX_HEADER_BYTES = 4096;

/**
 * Reads a WAV stream piece by piece. The sizes in its header are not believed: a program that writes
 * into a pipe does not know them yet.
 */
export class WavReader {
  #pending: Buffer = Buffer.alloc(0);
  #sampleRate: number | null = null;

  /**
   * The samples that are complete with these bytes; `null` when there are none yet.
   *
   * @throws VoiceFault when it is not mono PCM of 16 bit
   */
  take(bytes: Buffer): Pcm | null {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    this.#sampleRate ??= this.#header();
    if (this.#sampleRate === null) return null;
    const count = Math.floor(this.#pending.length / 2);
    if (count === 0) return null;
    const samples = new Int16Array(count);
    for (let at = 0; at < count; at += 1) samples[at] = this.#pending.readInt16LE(at * 2);
    this.#pending = this.#pending.subarray(count * 2);
    return { sampleRate: this.#sampleRate, samples };
  }

  /** Takes the header off; the sample rate, or `null` while it is not complete. */
  #header(): number | null {
    const bytes = this.#pending;
    if (bytes.length < 12) return null;
    if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
      throw new VoiceFault('what was written is not a WAV stream');
    }
    let sampleRate: number | null = null;
    for (let at = 12; at + 8 <= bytes.length;) {
      const id = bytes.toString('latin1', at, at + 4);
      const size = bytes.readUInt32LE(at + 4);
      if (id === 'data') {
        if (sampleRate === null) throw new VoiceFault('the WAV stream has samples before a format');
        this.#pending = bytes.subarray(at + 8);
        return sampleRate;
      }
      if (at + 8 + size > bytes.length) break;
      if (id === 'fmt ') sampleRate = formatRate(bytes.subarray(at + 8, at + 8 + size));
      at += 8 + size + (size % 2);
    }
    if (bytes.length > MAX_HEADER_BYTES) throw new VoiceFault('the WAV header has no end');
    return null;
  }
}

function formatRate(format: Buffer): number {
  if (format.length < 16) throw new VoiceFault('the WAV format is cut short');
  const [encoding, channels, bits] = [0, 2, 14].map((at) => format.readUInt16LE(at));
  const sampleRate = format.readUInt32LE(4);
  if (
    encoding !== 1 ||
    channels !== 1 ||
    bits !== 16 ||
    sampleRate < 8_000 ||
    sampleRate > 96_000
  ) {
    throw new VoiceFault(
      `the WAV format is ${encoding}, ${channels} channels, ${bits} bit, ${sampleRate} Hz; mono PCM of 16 bit is needed`,
    );
  }
  return sampleRate;
}
