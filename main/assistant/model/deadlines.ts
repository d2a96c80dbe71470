import type { Clock } from '../../../shared/clock.ts';

export interface DeadlineOptions {
  readonly clock: Clock;
  readonly firstTokenMs: number;
  readonly wholeMs: number;
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
}

/** Why a request came to an end before its answer did. */
export type StopCause = 'slow' | 'stopped';

/** The time a request has: aborts its signal when there is no first word, or no end, in time. */
export class Deadlines {
  readonly #stop = new AbortController();
  readonly #cancels: (() => void)[] = [];
  #cancelFirst: () => void;
  #cause: StopCause | null = null;

  constructor({ clock, firstTokenMs, wholeMs, signal }: DeadlineOptions) {
    const onAbort = () => this.#end('stopped');
    signal.addEventListener('abort', onAbort);
    this.#cancelFirst = clock.after(firstTokenMs, () => this.#end('slow'));
    this.#cancels.push(
      () => signal.removeEventListener('abort', onAbort),
      () => this.#cancelFirst(),
      clock.after(wholeMs, () => this.#end('slow')),
    );
    if (signal.aborted) onAbort();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Why {@link Deadlines.signal} was aborted; `null` while it is not. */
  get cause(): StopCause | null {
    return this.#cause;
  }

  /** The first word has come. */
  begun(): void {
    this.#cancelFirst();
  }

  /** The request is over: nothing is timed any more. */
  close(): void {
    for (const cancel of this.#cancels.splice(0)) cancel();
  }

  #end(cause: StopCause): void {
    if (this.#cause !== null) return;
    this.#cause = cause;
    this.close();
    this.#stop.abort();
  }
}
