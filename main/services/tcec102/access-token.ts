import type { Clock } from '../../../shared/clock.ts';
import type { ProviderAnswer } from '../provider.ts';

/** A token that has just been granted. */
export interface Grant {
  readonly token: string;
  readonly validS: number;
}

/** The token must outlive the request that carries it. */
const MARGIN_MS = 60_000;
/** Short-lived tokens lose no more than this share of their life to the margin. */
const MARGIN_SHARE = 0.2;

/**
 * The token that requests carry (T/CEC 102.4, 5 and annex A). However many requests wait for it, one
 * asks.
 */
export class AccessToken {
  readonly #ask: () => Promise<ProviderAnswer<Grant>>;
  readonly #clock: Clock;
  #held: { readonly token: string; readonly until: number } | null = null;
  #asking: Promise<ProviderAnswer<string>> | null = null;

  constructor(ask: () => Promise<ProviderAnswer<Grant>>, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** A token that is valid, as far as is known here. */
  async get(): Promise<ProviderAnswer<string>> {
    if (this.#held && this.#clock.now().mono < this.#held.until) {
      return { ok: true, value: this.#held.token };
    }
    this.#asking ??= this.#renew().finally(() => (this.#asking = null));
    return this.#asking;
  }

  /** The operator no longer takes `token`; a newer one that has come since stays. */
  drop(token: string): void {
    if (this.#held?.token === token) this.#held = null;
  }

  async #renew(): Promise<ProviderAnswer<string>> {
    // Counted from before the question: the operator started its clock before the answer arrived.
    const askedAt = this.#clock.now().mono;
    const answer = await this.#ask();
    if (!answer.ok) return answer;
    const { token, validS } = answer.value;
    const validMs = validS * 1000;
    const until = askedAt + validMs - Math.min(MARGIN_MS, validMs * MARGIN_SHARE);
    this.#held = { token, until };
    return { ok: true, value: token };
  }
}
