import { EndOfSpeech } from '../../../shared/assistant/hearing/end-of-speech.ts';
import { SAMPLE_RATE } from '../../../shared/assistant/hearing/sound.ts';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { HearingListener, Listening, Recogniser } from '../recogniser.ts';

/** Nobody gives an order longer than this, ms of sound. */
export const MAX_UTTERANCE_MS = 20_000;
/** The driver has thought better of it, ms of sound without a word. */
const MAX_SILENCE_MS = 8000;
/**
 * Ends an utterance for an engine that does not notice it, ms of quiet. Longer than engines wait, who
 * know more of speech than its loudness.
 */
const END_OF_SPEECH_MS = 1500;
/** How long an engine may think once all has been said, ms. */
const FINAL_LIMIT_MS = 3000;

export interface UtteranceHooks {
  readonly clock: Clock;
  /** All has been said; the engine thinks. */
  readonly onSaid: () => void;
  /** Called once, before the listener is told the end; not when cancelled. */
  readonly onOver: () => void;
}

/** One utterance: hands sound to a recogniser, and sees to it that there is an end. */
export class Utterance {
  readonly #listener: HearingListener;
  readonly #hooks: UtteranceHooks;
  readonly #endOfSpeech = new EndOfSpeech();
  #listening: Listening | null = null;
  #partial = '';
  #heardMs = 0;
  #wordAtMs = 0;
  #stopLimit: (() => void) | null = null;
  #isOver = false;

  constructor(
    recogniser: Recogniser,
    hotWords: readonly string[],
    listener: HearingListener,
    hooks: UtteranceHooks,
  ) {
    this.#listener = listener;
    this.#hooks = hooks;
    const listening = recogniser.listen(hotWords, {
      partial: (text) => this.#heard(text),
      final: (text) => this.#end(() => listener.final(text)),
      failed: (why) => this.#end(() => listener.failed(why)),
    });
    // An engine may fail within the call.
    if (this.#isOver) listening.cancel();
    else this.#listening = listening;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes the next samples. */
  write(samples: Float32Array): void {
    if (!this.#listening || this.#stopLimit) return;
    this.#listening.write(samples);
    this.#heardMs += (samples.length / SAMPLE_RATE) * 1000;
    this.#endOfSpeech.take(samples);
    const { hasBegun, quietMs } = this.#endOfSpeech;
    const hasWords = this.#partial !== '';
    const wordlessMs = this.#heardMs - this.#wordAtMs;
    if (!hasBegun && !hasWords && this.#heardMs >= MAX_SILENCE_MS) this.#nothingSaid();
    else if (this.#heardMs >= MAX_UTTERANCE_MS) this.finish();
    else if ((hasBegun || hasWords) && Math.min(quietMs, wordlessMs) >= END_OF_SPEECH_MS) {
      this.finish();
    }
  }

  /** No more sound comes. */
  finish(): void {
    if (!this.#listening || this.#stopLimit) return;
    this.#stopLimit = this.#hooks.clock.after(FINAL_LIMIT_MS, () =>
      this.fail(
        reason(
          'assistant.recogniserFailed',
          `no words within ${FINAL_LIMIT_MS / 1000} s of the end`,
        ),
      ),
    );
    const listening = this.#listening;
    this.#hooks.onSaid();
    listening.finish();
  }

  /** Ends it with a reason of ours, e.g. lost sound. */
  fail(why: Reason): void {
    const listening = this.#listening;
    this.#end(() => this.#listener.failed(why));
    listening?.cancel();
  }

  /** Ends it; nothing more is told. */
  cancel(): void {
    const listening = this.#listening;
    this.#isOver = true;
    this.#listening = null;
    this.#stopLimit?.();
    listening?.cancel();
  }

  #heard(text: string): void {
    if (this.#isOver || text === this.#partial) return;
    this.#partial = text;
    this.#wordAtMs = this.#heardMs;
    this.#listener.partial(text);
  }

  #nothingSaid(): void {
    const listening = this.#listening;
    this.#end(() => this.#listener.final(''));
    listening?.cancel();
  }

  #end(tell: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#listening = null;
    this.#stopLimit?.();
    this.#hooks.onOver();
    tell();
  }
}
