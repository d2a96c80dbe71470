import { withinOneEdit } from './edit.ts';
import { looseSyllable } from './loose-sound.ts';

/** The readings of each character of a text, e.g. `[['xi'], ['hu']]`. */
export type Sounds = readonly (readonly string[])[];

const LOOSE_COST = 0.2;
const NEAR_COST = 0.6;

/**
 * How alike two texts sound, 0 (nothing in common) to 1 (the same): for what a recogniser heard, or was
 * mistyped. Sounds that many speakers do not tell apart (zh/z, n/l, ang/an) count as nearly the same.
 */
export function soundLikeness(heard: Sounds, name: Sounds): number {
  const longest = Math.max(heard.length, name.length);
  if (longest === 0) return 1;
  let previous = Array.from({ length: name.length + 1 }, (_, at) => at);
  heard.forEach((readings, row) => {
    const current = [row + 1];
    name.forEach((others, column) => {
      current.push(
        Math.min(
          (current[column] ?? 0) + 1,
          (previous[column + 1] ?? 0) + 1,
          (previous[column] ?? 0) + syllableCost(readings, others),
        ),
      );
    });
    previous = current;
  });
  return 1 - (previous[name.length] ?? longest) / longest;
}

/** How far apart two characters sound, 0 to 1, by the readings that are nearest. */
function syllableCost(readings: readonly string[], others: readonly string[]): number {
  let cost = 1;
  for (const reading of readings) {
    for (const other of others) {
      if (reading === other) return 0;
      if (looseSyllable(reading) === looseSyllable(other)) cost = Math.min(cost, LOOSE_COST);
      else if (withinOneEdit(Array.from(reading), Array.from(other)))
        cost = Math.min(cost, NEAR_COST);
    }
  }
  return cost;
}
