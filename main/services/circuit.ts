import type { Clock } from '../../shared/clock.ts';
import { CircuitBreaker } from '../../shared/supervision/circuit-breaker.ts';
import type { ProviderAnswer, ProviderFault } from './provider.ts';
import { failed } from './provider-fault.ts';
import { isTrouble } from './fault-reason.ts';

/** Leaves a provider that is down alone for a while: then every call fails at once. */
export class Circuit {
  readonly #clock: Clock;
  readonly #onTrouble: () => void;
  readonly #breaker = new CircuitBreaker();
  #trouble: ProviderFault | null = null;

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
    if (!this.#breaker.mayAsk(this.#clock.now().mono)) {
      return failed(this.#trouble?.code ?? 'unreachable', false, 'left alone after failures');
    }
    const answer = await call();
    this.#count(answer);
    return answer;
  }

  #count<Value>(answer: ProviderAnswer<Value>): void {
    const before = this.#trouble?.code;
    if (!answer.ok && isTrouble(answer.fault)) {
      this.#trouble = answer.fault;
      this.#breaker.failed(this.#clock.now().mono);
    } else {
      this.#trouble = null;
      this.#breaker.succeeded();
    }
    if (before !== this.#trouble?.code) this.#onTrouble();
  }
}
