import {
  HOPELESS_POLICY,
  decideRestart,
  recordEnd,
  type RestartDecision,
  type RestartPolicy,
} from '../../shared/supervision/restart-policy.ts';

export type LedgerVerdict = RestartDecision | { readonly kind: 'hopeless' };

/** Remembers the ends of one supervised part and asks the policies what to do. */
export class RestartLedger {
  #history: readonly number[] = [];
  readonly #policy: RestartPolicy;

  constructor(policy: RestartPolicy) {
    this.#policy = policy;
  }

  /** Records an unexpected end now and says what follows. */
  recordEnd(): LedgerVerdict {
    const now = performance.now();
    const hopeless = decideRestart(this.#history, now, HOPELESS_POLICY).kind === 'giveUp';
    const decision = decideRestart(this.#history, now, this.#policy);
    this.#history = recordEnd(this.#history, now, HOPELESS_POLICY.windowMs);
    return hopeless ? { kind: 'hopeless' } : decision;
  }
}
