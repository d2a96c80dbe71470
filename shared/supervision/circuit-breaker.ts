/** So many troubles in a row, and the other side is left alone for a while. */
const TROUBLES_TO_OPEN = 3;

const FIRST_REST_MS = 2000;
const LONGEST_REST_MS = 60_000;

/**
 * Keeps somebody who is down from being asked again and again: after three troubles in a row nobody
 * may ask, until a rest has passed; then one call tries, and a success closes the circuit. All times
 * are of the monotonic clock, ms.
 */
export class CircuitBreaker {
  #inARow = 0;
  #restsUntil = -Infinity;

  /** Whether to ask now. What comes of it must be told, with one of the other three. */
  mayAsk(mono: number): boolean {
    if (!this.#isOpen) return true;
    if (mono < this.#restsUntil) return false;
    // While one call tries, the others go on being refused.
    this.#restsUntil = mono + LONGEST_REST_MS;
    return true;
  }

  succeeded(): void {
    this.#inARow = 0;
    this.#restsUntil = -Infinity;
  }

  failed(mono: number): void {
    this.#inARow += 1;
    const doubled = FIRST_REST_MS * 2 ** Math.max(0, this.#inARow - TROUBLES_TO_OPEN);
    this.#restsUntil = mono + Math.min(LONGEST_REST_MS, doubled);
  }

  /** The call was given up before it showed anything: the next may try. */
  givenUp(mono: number): void {
    if (this.#isOpen) this.#restsUntil = mono;
  }

  get #isOpen(): boolean {
    return this.#inARow >= TROUBLES_TO_OPEN;
  }
}
