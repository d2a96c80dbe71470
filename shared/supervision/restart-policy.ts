/**
 * What a supervisor does after a supervised part (page, host, agent) has ended unexpectedly.
 * Pure: the caller keeps the times, owns the timer, and does the restart.
 */

export interface RestartPolicy {
  /** Ends older than this no longer count, ms, > 0. */
  readonly windowMs: number;
  /** Ends inside the window that are answered with an ordinary restart, integer >= 0. */
  readonly limit: number;
  /** Delay of the second restart inside the window, ms; it doubles from there. The first waits 0. */
  readonly backoffMs: number;
  /** Upper bound of the doubling delay, ms. */
  readonly maxBackoffMs: number;
  /** Delay before the next try once the limit is exceeded, ms. */
  readonly slowRetryMs: number;
}

export type RestartDecision =
  | { readonly kind: 'restart'; readonly delayMs: number }
  /**
   * The limit is exceeded: report the part as failing, and try again after `retryDelayMs`. The
   * decision is never silent and never final; a caller with someone above it (systemd) may use a
   * second, wider policy to decide when to end itself.
   */
  | { readonly kind: 'giveUp'; readonly retryDelayMs: number; readonly endsInWindow: number };

/**
 * A reload costs a fraction of a second, so the first three come at once; a page that still dies
 * is replaced by the static recovery page, which tries the real one again every ten seconds.
 */
export const PAGE_POLICY: RestartPolicy = {
  windowMs: 60_000,
  limit: 3,
  backoffMs: 0,
  maxBackoffMs: 0,
  slowRetryMs: 10_000,
};

/**
 * Host and agent: the longest ordinary delay stays below the 3 s within which the screen has to be
 * alive again after any single kill.
 */
export const PROCESS_POLICY: RestartPolicy = {
  windowMs: 60_000,
  limit: 10,
  backoffMs: 100,
  maxBackoffMs: 2_000,
  slowRetryMs: 5_000,
};

/**
 * When a supervisor should end itself with an error so that the one above starts everything anew:
 * `giveUp` of this policy means that fast and slow retries together have not helped for minutes.
 */
export const HOPELESS_POLICY: RestartPolicy = {
  windowMs: 300_000,
  limit: 30,
  backoffMs: 0,
  maxBackoffMs: 0,
  slowRetryMs: 0,
};

/** Ends that count: inside the window, or after `now` (a clock that jumped back is no excuse). */
function endsInWindow(history: readonly number[], now: number, windowMs: number): number {
  return history.filter((end) => end > now - windowMs).length;
}

/**
 * Decides what follows an unexpected end at `now`.
 *
 * @param history times of the earlier unexpected ends in ms of the same clock as `now` (a
 *   monotonic one), in any order, without the present one; values that are not numbers are ignored
 * @param now time of the present end, ms
 */
export function decideRestart(
  history: readonly number[],
  now: number,
  policy: RestartPolicy,
): RestartDecision {
  const earlier = endsInWindow(history, now, policy.windowMs);
  if (earlier >= policy.limit) {
    return { kind: 'giveUp', retryDelayMs: policy.slowRetryMs, endsInWindow: earlier + 1 };
  }
  const delayMs =
    earlier === 0 ? 0 : Math.min(policy.maxBackoffMs, policy.backoffMs * 2 ** (earlier - 1));
  return { kind: 'restart', delayMs };
}

/**
 * The history for the next decision: `now` added, everything dropped that no decision within
 * `windowMs` can need, and never more than `maxEntries` (the latest), so that it stays small over a
 * long life.
 */
export function recordEnd(
  history: readonly number[],
  now: number,
  windowMs: number,
  maxEntries = 100,
): number[] {
  return [...history.filter((end) => end > now - windowMs), now].slice(-maxEntries);
}
