import type { IndexedPlace } from './indexed-place.ts';

/** A distinct name with the places that have it as their name, and those known by it as well. */
export interface IndexedName {
  readonly text: string;
  readonly places: readonly IndexedPlace[];
  readonly alsoOf: readonly IndexedPlace[];
}

/** Being known by another name as well counts less than being called so. */
const ALIAS_WEIGHT = 0.9;

interface GrowingName {
  readonly places: IndexedPlace[];
  readonly alsoOf: IndexedPlace[];
}

/**
 * All distinct names, the best known first: the order in which searches try them. Within a name, the
 * best known place comes first.
 */
export function collectNames(byName: ReadonlyMap<string, readonly IndexedPlace[]>): IndexedName[] {
  const growing = new Map<string, GrowingName>();
  const nameOf = (text: string): GrowingName => {
    const known = growing.get(text);
    if (known) return known;
    const added: GrowingName = { places: [], alsoOf: [] };
    growing.set(text, added);
    return added;
  };
  for (const [text, places] of byName) {
    nameOf(text).places.push(...places);
    for (const place of places) {
      const others = new Set([...place.otherNames, place.nameEn ?? ''].map((name) => name.trim()));
      others.delete('');
      others.delete(text);
      for (const other of others) nameOf(other).alsoOf.push(place);
    }
  }
  return [...growing]
    .map(([text, { places, alsoOf }]) => ({
      text,
      places: places.sort(byImportance),
      alsoOf: alsoOf.sort(byImportance),
      weight: Math.max(
        ...places.map(({ importance }) => importance),
        ...alsoOf.map(({ importance }) => importance * ALIAS_WEIGHT),
      ),
    }))
    .sort((a, b) => b.weight - a.weight || compare(a.text, b.text));
}

function byImportance(a: IndexedPlace, b: IndexedPlace): number {
  return b.importance - a.importance || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
