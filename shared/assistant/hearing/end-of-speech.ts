import { loudnessDbfs } from './level.ts';
import { SAMPLE_RATE } from './sound.ts';

/** Loudness is taken over this long, ms: shorter than a syllable. */
const FRAME_MS = 20;
const FRAME = (SAMPLE_RATE * FRAME_MS) / 1000;
/**
 * The cabin's noise is the quietest moment of this long, ms: speech has gaps between its syllables, a
 * fan and a road have none (minimum statistics, R. Martin 2001).
 */
const FLOOR_MS = 2000;
/** Speech stands out of the cabin's noise by this, dB; it goes on down to the lower one. */
const BEGIN_ABOVE_DB = 10;
const GO_ON_ABOVE_DB = 6;
/** Never speech, however quiet the cabin is, dBFS. */
const TOO_QUIET_DBFS = -52;
/** A door or a cough is shorter, ms. */
const MIN_SPEECH_MS = 80;
/**
 * Tells speech from silence by loudness alone, against a noise that it follows. For engines without a
 * voice-activity model; a model tells better what a passenger, music, or the horn is.
 */
export class EndOfSpeech {
  /** Loudness of the frames of the last {@link FLOOR_MS}. */
  #recent: number[] = [];
  #rest: Float32Array = new Float32Array();
  #loudMs = 0;
  #isSpeech = false;
  #hasBegun = false;
  #quietMs = 0;

  /** Whether somebody has spoken since the beginning. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** How long nobody has spoken, ms; since the beginning when nobody has yet. */
  get quietMs(): number {
    return this.#quietMs;
  }

  /** Takes the next samples at {@link SAMPLE_RATE}, in order. */
  take(samples: Float32Array): void {
    const joined = new Float32Array(this.#rest.length + samples.length);
    joined.set(this.#rest);
    joined.set(samples, this.#rest.length);
    const whole = joined.length - (joined.length % FRAME);
    for (let at = 0; at < whole; at += FRAME) this.#frame(joined.subarray(at, at + FRAME));
    this.#rest = joined.slice(whole);
  }

  #frame(frame: Float32Array): void {
    const loudness = loudnessDbfs(frame);
    this.#recent = [...this.#recent.slice(1 - FLOOR_MS / FRAME_MS), loudness];
    const above = this.#isSpeech ? GO_ON_ABOVE_DB : BEGIN_ABOVE_DB;
    const isLoud = loudness > Math.max(TOO_QUIET_DBFS, Math.min(...this.#recent) + above);
    this.#loudMs = isLoud ? this.#loudMs + FRAME_MS : 0;
    this.#isSpeech = isLoud && (this.#isSpeech || this.#loudMs >= MIN_SPEECH_MS);
    if (this.#isSpeech) {
      this.#hasBegun = true;
      this.#quietMs = 0;
    } else {
      this.#quietMs += FRAME_MS;
    }
  }
}
