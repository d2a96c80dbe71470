/** Two clocks read together. */
export interface Instant {
  /** Wall clock, epoch ms; may jump when the system time is set. */
  readonly wall: number;
  /** Monotonic clock, ms since an arbitrary start; never jumps, and rests while suspended. */
  readonly mono: number;
}

/** Time as the host sees it; injected so that tests own it. */
export interface Clock {
  now(): Instant;
  /** Calls `run` once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
  /** Calls `run` every `ms`; the returned function cancels. */
  every(ms: number, run: () => void): () => void;
}
