import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import {
  PROCESS_POLICY,
  decideRestart,
  recordEnd,
} from '../../../shared/supervision/restart-policy.ts';
import type { Recogniser } from '../recogniser.ts';

type WakeWord = NonNullable<Recogniser['wakeWord']>;

/** A page has to see that it failed before it is asked again, ms. */
const MIN_RETRY_MS = 1000;

export interface WakeWatchOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Asks for the microphone again after it has failed. */
  readonly open: () => void;
  readonly onWoken: () => void;
}

/** Waits for the wake word, as long as it is switched on and nobody is being heard. */
export class WakeWatch {
  readonly #options: WakeWatchOptions;
  #wakeWord: WakeWord | null = null;
  #watching: ReturnType<WakeWord['watch']> | null = null;
  #failures: readonly number[] = [];
  #stopRetry: (() => void) | null = null;

  constructor(options: WakeWatchOptions) {
    this.#options = options;
  }

  /** Waits with an engine; `null`: not any more. */
  set(wakeWord: WakeWord | null): void {
    this.pause();
    this.#wakeWord = wakeWord;
    if (wakeWord) this.#begin();
  }

  /** Stops until {@link set}. */
  pause(): void {
    this.#stopRetry?.();
    this.#stopRetry = null;
    this.#watching?.cancel();
    this.#watching = null;
    this.#wakeWord = null;
  }

  write(samples: Float32Array): void {
    this.#watching?.write(samples);
  }

  /** Forgets what it heard so far. */
  restart(): void {
    if (this.#watching && this.#wakeWord) this.set(this.#wakeWord);
  }

  /** A microphone that is not allowed is not asked for again; one that is not there may come back. */
  microphoneFailed(why: Reason): void {
    if (!this.#wakeWord || why.key === 'assistant.microphoneDenied') return;
    this.#retry(() => this.#options.open());
  }

  #begin(): void {
    const { log, onWoken } = this.#options;
    this.#watching =
      this.#wakeWord?.watch(onWoken, (why) => {
        log.warn({ reason: why }, 'listening for the wake word failed');
        this.#watching = null;
        this.#retry(() => this.#begin());
      }) ?? null;
  }

  #retry(again: () => void): void {
    const { clock } = this.#options;
    const now = clock.now().mono;
    const decision = decideRestart(this.#failures, now, PROCESS_POLICY);
    this.#failures = recordEnd(this.#failures, now, PROCESS_POLICY.windowMs);
    const delayMs = decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
    this.#stopRetry?.();
    this.#stopRetry = clock.after(Math.max(MIN_RETRY_MS, delayMs), again);
  }
}
