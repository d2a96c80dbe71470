import { looseSyllable } from './loose-sound.ts';
import { SYLLABLES } from './syllable.ts';
import type { ReadUnit } from './reading.ts';

/** How typed text covers a name. */
export interface NameMatch {
  /** The first unit covered, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The last unit is only begun. */
  readonly open: boolean;
  /** Units that only their first letter stands for. */
  readonly initials: number;
  /** Units that only sound alike (`shi` for `si`). */
  readonly loose: number;
}

const INITIAL_COST = 1;
const LOOSE_COST = 3;

interface Step {
  readonly cost: number;
  readonly to: number;
  readonly open: boolean;
  readonly initials: number;
  readonly loose: number;
}

const isLatin = (character: string): boolean => character >= 'a' && character <= 'z';

/**
 * Matches typed text of Han characters, syllables, initials, and digits in any mix with a name, unit by
 * unit: the best match, at the name's beginning if there is one as good, or `null`.
 *
 * @param typed folded text without spaces
 */
export function matchName(typed: string, units: readonly ReadUnit[]): NameMatch | null {
  const known = new Map<number, Step | null>();
  const from = (unit: number, position: number): Step | null => {
    const id = unit * 256 + position;
    const before = known.get(id);
    if (before !== undefined) return before;
    const step = stepFrom(unit, position);
    known.set(id, step);
    return step;
  };
  const stepFrom = (at: number, position: number): Step | null => {
    if (position >= typed.length) return { cost: 0, to: at, open: false, initials: 0, loose: 0 };
    const unit = units[at];
    if (unit === undefined) return null;
    let best: Step | null = null;
    const consider = (step: Step | null): void => {
      if (step !== null && (best === null || step.cost < best.cost)) best = step;
    };
    const begun = (whole: string): void => {
      const rest = typed.length - position;
      // A single letter is an initial.
      if (rest > 1 && rest < whole.length && whole.startsWith(typed.slice(position))) {
        consider({ cost: 0.5, to: at + 1, open: true, initials: 0, loose: 0 });
      }
    };
    if (typed.startsWith(unit.text, position)) consider(from(at + 1, position + unit.text.length));
    if (unit.kind === 'word') begun(unit.text);
    const character = typed[position] ?? '';
    if (!isLatin(character)) return best;
    for (const reading of unit.readings) {
      if (typed.startsWith(reading, position)) consider(from(at + 1, position + reading.length));
      begun(reading);
      if (reading.startsWith(character)) {
        const rest = from(at + 1, position + 1);
        if (rest)
          consider({ ...rest, cost: rest.cost + INITIAL_COST, initials: rest.initials + 1 });
      }
      const loose = looseSyllable(reading);
      for (let length = Math.min(6, typed.length - position); length > 1; length -= 1) {
        const piece = typed.slice(position, position + length);
        if (piece === reading || !SYLLABLES.has(piece) || looseSyllable(piece) !== loose) continue;
        const rest = from(at + 1, position + length);
        if (rest) consider({ ...rest, cost: rest.cost + LOOSE_COST, loose: rest.loose + 1 });
      }
    }
    return best;
  };
  if (typed === '' || typed.length > 255) return null;
  let best: (Step & { from: number }) | null = null;
  for (let start = 0; start < units.length; start += 1) {
    const step = from(start, 0);
    if (step !== null && (best === null || step.cost < best.cost)) best = { ...step, from: start };
  }
  return best;
}
