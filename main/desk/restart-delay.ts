import {
  decideRestart,
  recordEnd,
  type RestartPolicy,
} from '../../shared/supervision/restart-policy.ts';

/** Remembers the ends of one part of the desk. The desk never gives up: it only tries less often. */
export class RestartDelay {
  readonly #policy: RestartPolicy;
  #ends: readonly number[] = [];

  constructor(policy: RestartPolicy) {
    this.#policy = policy;
  }

  /** Records an end now; the pause before the restart, ms. */
  afterEnd(): number {
    const now = Date.now();
    const decision = decideRestart(this.#ends, now, this.#policy);
    this.#ends = recordEnd(this.#ends, now, this.#policy.windowMs);
    return decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
  }
}
