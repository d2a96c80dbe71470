import type { QueuedUtterance } from '../../../shared/assistant/speaking/queue.ts';
import type { SpeechReport } from '../../../shared/assistant/speaking/speech-state.ts';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import { UtteranceSound } from './utterance-sound.ts';
import { MAX_SPOKEN, VoiceFault, type Voice } from './voice.ts';

/**
 * How an utterance ended by itself. `silent`: there was nothing to say. `unheard`: no page has played
 * it. `failed`: the voice made no sound.
 */
export type PerformanceEnd =
  | { readonly kind: 'played' | 'silent' }
  | { readonly kind: 'unheard' | 'failed'; readonly reason: Reason };

export interface PerformanceListener {
  /** The first sample is there. */
  sounds(): void;
  /** It will have been said at this time, ms of the monotonic clock. */
  endsAt(at: number): void;
  ended(end: PerformanceEnd): void;
}

/** A page that has the sound begins to play it within this, ms. */
export const MAX_START_MS = 4_000;

/** A page that plays is allowed this much more than the length of the sound, ms. */
export const END_MARGIN_MS = 2_000;

/** One utterance from the voice to the ear. It is over when the page says so, or by the clock. */
export class Performance {
  readonly utterance: QueuedUtterance;
  readonly sound = new UtteranceSound();
  readonly #voice: Voice;
  readonly #clock: Clock;
  readonly #listener: PerformanceListener;
  readonly #abort = new AbortController();
  #startedAt: number | null = null;
  #cancel: () => void = () => undefined;

  constructor(
    utterance: QueuedUtterance,
    voice: Voice,
    clock: Clock,
    listener: PerformanceListener,
  ) {
    this.utterance = utterance;
    this.#voice = voice;
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Lets the voice make the sound. */
  start(): void {
    void this.#make();
  }

  /** Takes in what the page that sounds tells of this utterance. */
  report(event: Exclude<SpeechReport['event'], { kind: 'ready' }>): void {
    switch (event.kind) {
      case 'started':
        this.#startedAt = this.#clock.now().mono;
        this.#expectEnd();
        return;
      case 'played': {
        this.#end({ kind: 'played' });
        return;
      }
      case 'failed': {
        this.#unheard('assistant.voiceFailed', event.detail);
        return;
      }
      case 'blocked': {
        this.#unheard('assistant.soundBlocked', 'the browser wants a touch first');
        return;
      }
    }
  }

  /** Breaks it off: nothing more is made, served, or told. */
  stop(): void {
    this.#cancel();
    this.#abort.abort();
    this.sound.end('broken');
  }

  async #make(): Promise<void> {
    const { signal } = this.#abort;
    const { text, language } = this.utterance;
    const request = { text: text.slice(0, MAX_SPOKEN), language };
    let isFirst = true;
    try {
      for await (const pcm of this.#voice.synthesise(request, signal)) {
        if (signal.aborted) return;
        this.sound.append(pcm);
        if (!isFirst) continue;
        isFirst = false;
        this.#expectStart();
        this.#listener.sounds();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#end({ kind: 'failed', reason: reason('assistant.voiceFailed', messageOf(error)) });
      return;
    }
    if (signal.aborted) return;
    if (isFirst) {
      this.#end({ kind: 'silent' });
      return;
    }
    this.sound.end('complete');
    this.#expectEnd();
  }

  #expectStart(): void {
    this.#cancel();
    this.#cancel = this.#clock.after(MAX_START_MS, () =>
      this.#unheard('assistant.soundBlocked', 'no page has played it'),
    );
  }

  /** Known as soon as the page plays and the sound is complete. */
  #expectEnd(): void {
    if (this.#startedAt === null) return;
    this.#cancel();
    if (!this.sound.isComplete) return;
    const endsAt = this.#startedAt + this.sound.lengthS * 1000;
    this.#listener.endsAt(endsAt);
    const inMs = Math.max(0, endsAt + END_MARGIN_MS - this.#clock.now().mono);
    // A page that has begun and says no more has been closed; most of it was heard.
    this.#cancel = this.#clock.after(inMs, () => this.#end({ kind: 'played' }));
  }

  #unheard(key: 'assistant.voiceFailed' | 'assistant.soundBlocked', detail: string): void {
    this.#end({ kind: 'unheard', reason: reason(key, detail) });
  }

  #end(end: PerformanceEnd): void {
    if (this.#abort.signal.aborted) return;
    this.#cancel();
    this.#listener.ended(end);
  }
}

function messageOf(error: unknown): string {
  return error instanceof VoiceFault || error instanceof Error ? error.message : String(error);
}
