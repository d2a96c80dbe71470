import type { Clock } from '../../shared/clock.ts';
import type { ProviderAnswer, ProviderFault } from './provider.ts';
import { failed } from './provider-fault.ts';
import { isTrouble } from './fault-reason.ts';

/** So many troubles in a row, and the provider is left alone for a while. */
const TROUBLES_TO_OPEN = 3;

const FIRST_REST_MS = 2000;
const LONGEST_REST_MS = 60_000;

/**
 * Keeps a provider that is down from being asked again and again: after three troubles in a row every
 * call fails at once, until a rest has passed; then one call tries, and a success closes the circuit.
 */
export class Circuit {
  readonly #clock: Clock;
  readonly #onTrouble: () => void;
  #trouble: ProviderFault | null = null;
  #inARow = 0;
  #restsUntil = -Infinity;

  /** @param onTrouble called when {@link Circuit.trouble} has become another */
  constructor(clock: Clock, onTrouble: () => void) {
    this.#clock = clock;
    this.#onTrouble = onTrouble;
  }

  /** The provider's latest trouble; `null` when its last answer was fine. */
  get trouble(): ProviderFault | null {
    return this.#trouble;
  }

  async run<Value>(call: () => Promise<ProviderAnswer<Value>>): Promise<ProviderAnswer<Value>> {
    const isOpen = this.#inARow >= TROUBLES_TO_OPEN;
    const { mono } = this.#clock.now();
    if (isOpen && mono < this.#restsUntil) {
      return failed(this.#trouble?.code ?? 'unreachable', false, 'left alone after failures');
    }
    // While one call tries, the others go on failing at once.
    if (isOpen) this.#restsUntil = mono + LONGEST_REST_MS;
    const answer = await call();
    this.#count(answer);
    return answer;
  }

  #count<Value>(answer: ProviderAnswer<Value>): void {
    const before = this.#trouble?.code;
    if (!answer.ok && isTrouble(answer.fault)) {
      this.#trouble = answer.fault;
      this.#inARow += 1;
      const doubled = FIRST_REST_MS * 2 ** Math.max(0, this.#inARow - TROUBLES_TO_OPEN);
      this.#restsUntil = this.#clock.now().mono + Math.min(LONGEST_REST_MS, doubled);
    } else {
      this.#trouble = null;
      this.#inARow = 0;
    }
    if (before !== this.#trouble?.code) this.#onTrouble();
  }
}
