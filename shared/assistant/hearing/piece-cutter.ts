import { Resampler } from './resampler.ts';
import { SAMPLE_RATE } from './sound.ts';

/** How much sound a page sends at once, ms: soon enough for words that appear as they are spoken. */
const PIECE_MS = 100;
const PIECE = (SAMPLE_RATE * PIECE_MS) / 1000;

/** Turns what a microphone gives, at any rate, into pieces of equal length at {@link SAMPLE_RATE}. */
export class PieceCutter {
  readonly #resampler: Resampler;
  #rest: Float32Array = new Float32Array();

  /** @param rate of the microphone, Hz */
  constructor(rate: number) {
    this.#resampler = new Resampler(rate, SAMPLE_RATE);
  }

  /** The pieces that are complete with these samples; mostly none or one. */
  push(samples: Float32Array): Float32Array[] {
    const more = this.#resampler.push(samples);
    const joined = new Float32Array(this.#rest.length + more.length);
    joined.set(this.#rest);
    joined.set(more, this.#rest.length);
    const pieces: Float32Array[] = [];
    let at = 0;
    for (; at + PIECE <= joined.length; at += PIECE) pieces.push(joined.slice(at, at + PIECE));
    this.#rest = joined.slice(at);
    return pieces;
  }
}
