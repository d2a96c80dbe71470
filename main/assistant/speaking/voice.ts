import type { SpeechEngine } from '../../../shared/assistant/speaking/speech-state.ts';
import type { Language } from '../../../shared/settings/settings.ts';

/** What a voice is asked to say. */
export interface VoiceRequest {
  readonly text: string;
  readonly language: Language;
}

/** A piece of sound: mono, signed 16 bit. */
export interface Pcm {
  /** Hz; the same for every piece of an utterance. */
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

/**
 * What turns text into sound: sherpa-onnx, espeak-ng, an engine of the car's maker, a script in
 * tests. One utterance at a time.
 */
export interface Voice {
  readonly engine: Exclude<SpeechEngine, 'none'>;
  /**
   * Makes the sound of a text, piece by piece. Ends early when `signal` is aborted, and leaves nothing
   * running then. No piece at all when there is nothing to say.
   *
   * @throws VoiceFault
   */
  synthesise(request: VoiceRequest, signal: AbortSignal): AsyncIterable<Pcm>;
  close(): Promise<void>;
}

/** Why a voice made no sound; the message is for the log and holds nothing of what was to be said. */
export class VoiceFault extends Error {
  override readonly name = 'VoiceFault';
}

/** Longest text that is said at once, characters; nobody listens to more. */
export const MAX_SPOKEN = 500;

/** Longest sound of one text, s: a voice that makes more than this has gone wrong. */
export const MAX_SOUND_S = 180;
