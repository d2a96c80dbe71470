/** Latest instant with a four-digit year, epoch ms; later ones have no plain ISO 8601 form. */
const MAX_ISO_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** True when `epochMs` can be written as a wire timestamp. */
export function isWireTime(epochMs: number): boolean {
  return epochMs >= 0 && epochMs <= MAX_ISO_TIME;
}

let lastTime = Number.NaN;
let lastText = '';

/**
 * The wire form (ISO 8601, UTC, ms) of an instant for which {@link isWireTime} holds. Samples of one
 * batch mostly share their capture time, so the last result is kept.
 */
export function isoTime(epochMs: number): string {
  if (epochMs !== lastTime) {
    lastText = new Date(epochMs).toISOString();
    lastTime = epochMs;
  }
  return lastText;
}
