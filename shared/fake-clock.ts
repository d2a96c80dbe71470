import type { Clock, Instant } from './clock.ts';

interface Timer {
  dueAt: number;
  readonly every: number | null;
  readonly run: () => void;
}

/** A clock for tests: time passes only when told to. */
export class FakeClock implements Clock {
  #mono = 1000;
  #wallOffset: number;
  readonly #timers = new Set<Timer>();

  /** @param wall the wall clock at the start, epoch ms. */
  constructor(wall = Date.parse('2026-03-01T08:00:00Z')) {
    this.#wallOffset = wall - this.#mono;
  }

  now(): Instant {
    return { wall: this.#mono + this.#wallOffset, mono: this.#mono };
  }

  after(ms: number, run: () => void): () => void {
    return this.#add({ dueAt: this.#mono + ms, every: null, run });
  }

  every(ms: number, run: () => void): () => void {
    return this.#add({ dueAt: this.#mono + ms, every: ms, run });
  }

  /** Lets `ms` pass, running what falls due in order. */
  pass(ms: number): void {
    const end = this.#mono + ms;
    for (;;) {
      const [next] = [...this.#timers]
        .filter(({ dueAt }) => dueAt <= end)
        .sort((a, b) => a.dueAt - b.dueAt);
      if (!next) break;
      this.#mono = Math.max(this.#mono, next.dueAt);
      if (next.every === null) this.#timers.delete(next);
      else next.dueAt += next.every;
      next.run();
    }
    this.#mono = end;
  }

  /** Sets the wall clock forward (or, negative, back) by `ms`. */
  setWall(ms: number): void {
    this.#wallOffset += ms;
  }

  /** Timers waiting now. */
  get pending(): number {
    return this.#timers.size;
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}
