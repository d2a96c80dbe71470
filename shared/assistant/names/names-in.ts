import { compact, foldText } from '../../navigation/search/fold.ts';

/** Something with a name, as it stands in a text. */
export interface NamedIn<Named> {
  readonly named: Named;
  /** Where in the folded text its name begins. */
  readonly from: number;
}

/**
 * Whose names stand in a text, in its order, letter for letter but for blanks, case, and width. Of names
 * within each other only the longest counts.
 */
export function namesIn<Named>(
  text: string,
  all: readonly Named[],
  nameOf: (named: Named) => readonly string[],
): NamedIn<Named>[] {
  const folded = compact(foldText(text));
  const found = all
    .flatMap((named) =>
      nameOf(named).map((name) => {
        const own = compact(foldText(name));
        return { named, from: own === '' ? -1 : folded.indexOf(own), length: own.length };
      }),
    )
    .filter(({ from }) => from >= 0)
    .sort((a, b) => b.length - a.length);
  const taken: { named: Named; from: number; length: number }[] = [];
  for (const one of found) {
    const isFree = taken.every(
      (other) => one.from >= other.from + other.length || one.from + one.length <= other.from,
    );
    if (isFree && !taken.some(({ named }) => named === one.named)) taken.push(one);
  }
  return taken.sort((a, b) => a.from - b.from).map(({ named, from }) => ({ named, from }));
}
