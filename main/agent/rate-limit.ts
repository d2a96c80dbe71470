/** How many requests a client may send. */
export interface RateLimit {
  /** Sustained requests per second. */
  readonly perSecond: number;
  /** Requests it may send at once after being quiet. */
  readonly burst: number;
}

/** Token bucket for the requests of one client. */
export class RequestBudget {
  readonly #limit: RateLimit;
  #left: number;
  #refilledAt: number;

  /** @param now clock, ms */
  constructor(limit: RateLimit, now: number) {
    this.#limit = limit;
    this.#left = limit.burst;
    this.#refilledAt = now;
  }

  /** Spends one request at `now` (ms); false when the budget is used up. */
  spend(now: number): boolean {
    // A wall clock that steps back must not drain the budget.
    const elapsed = Math.max(0, now - this.#refilledAt);
    this.#refilledAt = now;
    this.#left = Math.min(this.#limit.burst, this.#left + (elapsed / 1000) * this.#limit.perSecond);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
