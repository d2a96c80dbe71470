/** The first wait after a failure, and the longest, ms. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait after `failures` in a row, ms: doubled each time, and spread over half to the whole
 * of it, so that cars that lost the same network do not come back in one moment.
 *
 * @param random from 0 to below 1
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + 0.5 * random()));
}
