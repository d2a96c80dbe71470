/** Where a message was rejected. */
export type RejectionArea =
  | 'agent'
  | 'host'
  | 'action'
  | 'settings'
  | 'navigation'
  | 'services'
  | 'media'
  | 'ownership'
  | 'privacy'
  | 'assistant';

/** Counts what was rejected, by area and reason. */
export class Rejections {
  readonly #counts = new Map<string, number>();

  /** Counts `count` rejections; `why` must come from a closed list, never from input. */
  add(area: RejectionArea, why: string, count = 1): void {
    const key = `${area}.${why}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** How often `why` was counted in `area`. */
  of(area: RejectionArea, why: string): number {
    return this.#counts.get(`${area}.${why}`) ?? 0;
  }

  /** All counts, keys `area.reason` in alphabetical order. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
