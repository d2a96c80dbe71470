import { compact, foldText, isHan } from './fold.ts';
import { withDigits } from './numerals.ts';
import { readUnits, soundKeys, variantsOf, type HanReader, type ReadUnit } from './reading.ts';
import { unitsOf } from './units.ts';

/**
 * What a name is found by. `keys` are for its beginning; their first letter is the kind: `n` the text,
 * `p` the sounds, `i` the initials, `l` the sounds with those commonly confused made one. `tokens` are
 * for anywhere inside.
 */
export interface NameKeys {
  readonly keys: readonly string[];
  readonly tokens: readonly string[];
  /** The units of the name with how they are read here. */
  readonly units: readonly ReadUnit[];
}

/** The key kinds. */
export type KeyKind = 'n' | 'p' | 'i' | 'l';

/** Two neighbouring syllables as one token; the underscore keeps `xi an` apart from `xian`. */
export function syllablePair(first: string, second: string): string {
  return `${first}_${second}`;
}

/** Everything under which a name must be found. */
export function nameKeys(name: string, readHan: HanReader): NameKeys {
  const folded = foldText(name);
  const digits = withDigits(folded);
  const keys = new Set<string>();
  const tokens = new Set<string>();
  const read: ReadUnit[] = [];
  for (const form of digits === null ? [folded] : [folded, digits]) {
    const text = compact(form);
    if (text === '') continue;
    keys.add(`n${text}`);
    const units = readUnits(unitsOf(form), readHan);
    if (isHan(form) || units.length > 1) addSounds(units, keys);
    addTokens(units, tokens);
    read.push(...units);
  }
  return { keys: [...keys], tokens: [...tokens], units: read };
}

function addSounds(units: readonly ReadUnit[], keys: Set<string>): void {
  variantsOf(units).forEach((variant, index) => {
    const { full, initials, loose } = soundKeys(variant);
    keys.add(`p${full}`);
    if (units.length > 1) keys.add(`i${initials}`);
    // What the likeliest way to say it does not find loosely, the others find exactly.
    if (index === 0 && loose !== full) keys.add(`l${loose}`);
  });
}

function addTokens(units: readonly ReadUnit[], tokens: Set<string>): void {
  units.forEach((unit, at) => {
    tokens.add(unit.text);
    const next = units[at + 1];
    if (next === undefined) return;
    if (unit.kind !== 'word' || next.kind !== 'word') tokens.add(unit.text + next.text);
    if (unit.kind !== 'han' && next.kind !== 'han') return;
    for (const first of unit.readings) {
      for (const second of next.readings) tokens.add(syllablePair(first, second));
    }
  });
}
