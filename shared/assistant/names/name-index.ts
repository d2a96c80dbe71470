import type { KnownName } from '../understanding-context.ts';
import type { SoundUnit } from './near-sound.ts';
import { soundUnitsOf } from './sound-units.ts';

/** A name that may be said, ready to be compared. */
export interface IndexedName {
  readonly known: KnownName;
  readonly units: readonly SoundUnit[];
}

export interface NameIndex {
  readonly names: readonly IndexedName[];
  /** Which names hold a sound, by place in `names`. */
  readonly bySound: ReadonlyMap<string, readonly number[]>;
}

/** More names than this are not looked at: an utterance must be understood within milliseconds. */
export const MAX_NAMES = 5000;

const built = new WeakMap<readonly KnownName[], NameIndex>();

/** The index of a list of names; built once per list, so a caller keeps its list between turns. */
export function nameIndexOf(names: readonly KnownName[]): NameIndex {
  const before = built.get(names);
  if (before) return before;
  const index = indexed(names.slice(0, MAX_NAMES));
  built.set(names, index);
  return index;
}

function indexed(names: readonly KnownName[]): NameIndex {
  const entries = names.map((known) => ({ known, units: soundUnitsOf(known.name) }));
  const bySound = new Map<string, number[]>();
  for (const [at, { units }] of entries.entries()) {
    for (const near of new Set(units.map((unit) => unit.near))) {
      const holders = bySound.get(near);
      if (holders) holders.push(at);
      else bySound.set(near, [at]);
    }
  }
  return { names: entries, bySound };
}
