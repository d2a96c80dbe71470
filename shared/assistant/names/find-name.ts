import type { KnownName } from '../understanding-context.ts';
import { nameIndexOf, type IndexedName, type NameIndex } from './name-index.ts';
import { soundDistance, type SoundUnit } from './near-sound.ts';
import { soundUnitsOf } from './sound-units.ts';

/** A name that was probably meant; `likeness` 1: written the same. */
export interface NameHit {
  readonly known: KnownName;
  readonly likeness: number;
}

/** Names less alike than this are others. */
const ALIKE = 0.8;
/** Two names nearer to each other than this are both asked about, unless one is written as said. */
const CLOSE = 0.05;
/** Candidates that are compared character by character. */
const MAX_COMPARED = 200;
/** More than this is not read out to choose from. */
const MAX_CHOICES = 5;

/** What a name that was said comes to. */
export type NameMeant =
  | { readonly kind: 'one'; readonly known: KnownName }
  | { readonly kind: 'several'; readonly known: readonly KnownName[] }
  | { readonly kind: 'unknown' };

/**
 * Which known name was meant by what was heard: by its sound, so that a recogniser's wrong characters
 * and an accent (zh/z, n/l, an/ang, hu/fu) do no harm. Several when two are as likely.
 *
 * @param kinds only names of these kinds
 */
export function nameMeant(
  names: readonly KnownName[],
  heard: string,
  kinds: readonly KnownName['kind'][],
): NameMeant {
  const [best, ...others] = findNames(names, heard, kinds);
  if (!best) return { kind: 'unknown' };
  if (best.likeness === 1) return { kind: 'one', known: best.known };
  const close = others
    .filter(
      ({ known, likeness }) => known.name !== best.known.name && best.likeness - likeness < CLOSE,
    )
    .slice(0, MAX_CHOICES - 1);
  if (close.length === 0) return { kind: 'one', known: best.known };
  return { kind: 'several', known: [best, ...close].map(({ known }) => known) };
}

/** Names that sound like what was heard, likeliest first. At most a few milliseconds. */
export function findNames(
  names: readonly KnownName[],
  heard: string,
  kinds: readonly KnownName['kind'][],
): NameHit[] {
  if (names.length === 0) return [];
  const units = soundUnitsOf(heard);
  if (units.length === 0) return [];
  return candidates(nameIndexOf(names), units, kinds)
    .map(({ known, units: own }) => ({ known, likeness: 1 - soundDistance(units, own) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Names that share sounds with what was heard and are about as long, most shared first. */
function candidates(
  { names, bySound }: NameIndex,
  units: readonly SoundUnit[],
  kinds: readonly KnownName['kind'][],
): readonly IndexedName[] {
  const shared = new Map<number, number>();
  for (const near of new Set(units.map((unit) => unit.near))) {
    for (const at of bySound.get(near) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return [...shared]
    .map(([at, count]) => ({ name: names[at], count }))
    .filter(({ name, count }) => isCandidate(name, count, units.length, kinds))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_COMPARED)
    .flatMap(({ name }) => (name ? [name] : []));
}

function isCandidate(
  name: IndexedName | undefined,
  count: number,
  length: number,
  kinds: readonly KnownName['kind'][],
): boolean {
  if (!name || !kinds.includes(name.known.kind)) return false;
  const longest = Math.max(length, name.units.length);
  // One character of two that is a single letter off is the most that still counts as alike.
  return Math.abs(length - name.units.length) <= longest * (1 - ALIKE) && count * 2 >= longest - 1;
}
