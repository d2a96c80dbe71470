/** Reasons come from sources and clients; a bound keeps a chatty one from growing the agent. */
const MAX_REASONS = 256;
const OTHER = 'other';

/** Counts by reason. */
export class Counter {
  readonly #counts = new Map<string, number>();

  /** Adds `count` (default 1) to `reason`; from the 257th distinct reason on, to `other`. */
  add(reason: string, count = 1): void {
    const known = this.#counts.has(reason) || this.#counts.size < MAX_REASONS;
    const key = known ? reason : OTHER;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** The counts so far, as plain data. */
  snapshot(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
