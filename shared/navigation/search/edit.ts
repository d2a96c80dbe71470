const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A text with one typing error put right, and where. */
export interface Correction {
  readonly text: string;
  /** The letters from here to `to` are others than typed. */
  readonly from: number;
  readonly to: number;
}

/**
 * Every text one typing error away: a letter too many, too few, wrong, or two neighbours swapped.
 *
 * @param upTo errors are only tried in the first so many letters
 */
export function* oneEditAway(typed: string, upTo: number): Generator<Correction> {
  const end = Math.min(upTo, typed.length);
  for (let at = 0; at < end; at += 1) {
    const before = typed.slice(0, at);
    const after = typed.slice(at + 1);
    yield { text: before + after, from: at, to: at };
    const next = typed[at + 1];
    if (next !== undefined && next !== typed[at]) {
      const text = before + next + (typed[at] ?? '') + typed.slice(at + 2);
      yield { text, from: at, to: at + 1 };
    }
    for (const letter of LETTERS) {
      if (letter !== typed[at]) yield { text: before + letter + after, from: at, to: at };
    }
  }
  for (let at = 0; at <= end; at += 1) {
    for (const letter of LETTERS) {
      yield { text: typed.slice(0, at) + letter + typed.slice(at), from: at, to: at };
    }
  }
}

/**
 * Whether two texts are at most one error apart: a character wrong, missing, too many, or two
 * neighbours swapped.
 */
export function withinOneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let same = 0;
  while (
    same < a.length - start &&
    same < b.length - start &&
    a[a.length - 1 - same] === b[b.length - 1 - same]
  ) {
    same += 1;
  }
  const left = a.length - start - same;
  const right = b.length - start - same;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Where a text with one error lies in a name. */
export type NearMatch = 'whole' | 'beginning' | 'inside';

/** Finds typed characters in a name with exactly or at most one error, or `null`. */
export function findNear(typed: readonly string[], name: readonly string[]): NearMatch | null {
  if (withinOneEdit(typed, name)) return 'whole';
  for (let start = 0; start + typed.length - 1 <= name.length; start += 1) {
    for (const length of [typed.length, typed.length - 1, typed.length + 1]) {
      if (start + length > name.length || length < 1) continue;
      if (withinOneEdit(typed, name.slice(start, start + length))) {
        return start === 0 ? 'beginning' : 'inside';
      }
    }
  }
  return null;
}
