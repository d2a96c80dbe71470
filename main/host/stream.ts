import type { Clock } from '../../shared/clock.ts';

export interface StreamOptions<T> {
  readonly clock: Clock;
  /** Ends the stream; the page went away or aborted the call. */
  readonly signal: AbortSignal | undefined;
  /**
   * Time per item in the long run, ms. An item may go out one such time early: a source a little
   * slower than the pace would otherwise be delayed for many items after a single extra one.
   */
  readonly minIntervalMs: number;
  /** Longest time without an item, ms; then {@link StreamOptions.take} is called anyway. */
  readonly maxIntervalMs: number;
  /**
   * Subscribes to whatever makes a new item worth sending; `wake` may be called as often as wanted.
   * Returns how to stop.
   */
  start(wake: () => void): () => void;
  /** Builds the next item from the state of now. Nothing is built before the page can take it. */
  take(): T;
}

/**
 * A stream to one page that never queues: a wake-up only says that there is something to tell, and
 * the item is built when the page has taken the one before. The first items go out at once, later
 * ones at the leading edge and then once per `minIntervalMs` (generic cell rate, ITU-T I.371).
 */
export async function* stream<T>(options: StreamOptions<T>): AsyncGenerator<T, void, void> {
  const { clock, signal, minIntervalMs, maxIntervalMs } = options;
  let awake = true;
  let lastSent = -Infinity;
  /** When the next item would be due if all had come evenly. */
  let evenlyDue = -Infinity;
  let resume: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;

  const proceed = () => {
    cancelTimer?.();
    cancelTimer = null;
    resume?.();
    resume = null;
  };
  const schedule = (dueAt: number) => {
    cancelTimer?.();
    cancelTimer = null;
    const wait = dueAt - clock.now().mono;
    if (wait <= 0) proceed();
    else cancelTimer = clock.after(wait, proceed);
  };
  const stop = options.start(() => {
    if (awake) return;
    awake = true;
    if (resume) schedule(evenlyDue - minIntervalMs);
  });
  signal?.addEventListener('abort', proceed);
  try {
    while (!signal?.aborted) {
      await new Promise<void>((resolve) => {
        resume = resolve;
        schedule(awake ? evenlyDue - minIntervalMs : lastSent + maxIntervalMs);
      });
      // The signal may have fired while waiting; the compiler cannot know.
      if (isAborted(signal)) return;
      awake = false;
      lastSent = clock.now().mono;
      evenlyDue = Math.max(lastSent, evenlyDue) + minIntervalMs;
      yield options.take();
    }
  } finally {
    stop();
    proceed();
    signal?.removeEventListener('abort', proceed);
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}
