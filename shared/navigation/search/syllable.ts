/**
 * Mandarin syllables in pinyin without tones, ü written v: every initial with the finals it takes
 * (Hanyu Pinyin table, GB/T 16159), listed by initial.
 */
const FINALS_BY_INITIAL: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

export const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS_BY_INITIAL).flatMap(([initial, finals]) =>
    finals.split(' ').map((final) => initial + final),
  ),
);

/** Every beginning of a syllable, the syllables themselves included. */
export const SYLLABLE_PREFIXES: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((syllable) =>
    Array.from({ length: syllable.length }, (_, index) => syllable.slice(0, index + 1)),
  ),
);

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

const MAX_SYLLABLE = 6;
const MAX_SPLITS = 6;

/** A way to cut typed letters into syllables. */
export interface Split {
  readonly syllables: readonly string[];
  /** The last syllable is only begun (`xi h`). */
  readonly open: boolean;
}

/**
 * The ways to read typed letters as syllables, fewest syllables first, at most six; digits stand for
 * themselves. The last one may be unfinished. Empty when the letters are no pinyin.
 */
export function splitPinyin(letters: string): Split[] {
  const found: Split[] = [];
  let steps = 0;
  const walk = (start: number, syllables: readonly string[]): void => {
    if (found.length >= MAX_SPLITS || ++steps > 2000) return;
    if (start === letters.length) {
      found.push({ syllables, open: false });
      return;
    }
    for (let length = Math.min(MAX_SYLLABLE, letters.length - start); length > 0; length -= 1) {
      const piece = letters.slice(start, start + length);
      if (SYLLABLES.has(piece) || (length === 1 && isDigit(piece))) {
        walk(start + length, [...syllables, piece]);
      } else if (start + length === letters.length && SYLLABLE_PREFIXES.has(piece)) {
        found.push({ syllables: [...syllables, piece], open: true });
      }
    }
  };
  walk(0, []);
  return found.sort((a, b) => a.syllables.length - b.syllables.length);
}

/** Whether letters can be cut into syllables, the last of them perhaps unfinished. */
export function isPinyin(letters: string): boolean {
  const reached = [true];
  for (let start = 0; start < letters.length; start += 1) {
    if (!reached[start]) continue;
    if (isDigit(letters[start] ?? '')) reached[start + 1] = true;
    for (let length = 1; length <= MAX_SYLLABLE && start + length <= letters.length; length += 1) {
      const piece = letters.slice(start, start + length);
      if (!SYLLABLE_PREFIXES.has(piece)) break;
      if (start + length === letters.length) return true;
      if (SYLLABLES.has(piece)) reached[start + length] = true;
    }
  }
  return reached[letters.length] === true;
}

/** All runs of three letters that syllables have, alone or where they meet. */
const TRIPLES = collectTriples();

function collectTriples(): ReadonlySet<string> {
  const all = [...SYLLABLES];
  const triples = new Set<string>();
  for (const syllable of all) {
    for (let at = 0; at + 3 <= syllable.length; at += 1) triples.add(syllable.slice(at, at + 3));
  }
  const ends = (length: number) => new Set(all.map((syllable) => syllable.slice(-length)));
  const starts = (length: number) => new Set(all.map((syllable) => syllable.slice(0, length)));
  const join = (...parts: readonly Iterable<string>[]): void => {
    const joined = parts.reduce<string[]>(
      (texts, part) => texts.flatMap((text) => [...part].map((more) => text + more)),
      [''],
    );
    for (const text of joined) if (text.length === 3) triples.add(text);
  };
  join(ends(2), starts(1));
  join(ends(1), starts(2));
  const single = all.filter((syllable) => syllable.length === 1);
  join(ends(1), single, starts(1));
  return triples;
}

/**
 * Whether the letters between `from` and `to` and their neighbours can be pinyin; a quick look that
 * lets some through that {@link isPinyin} does not.
 */
export function mayBePinyin(letters: string, from: number, to: number): boolean {
  const last = Math.min(letters.length - 3, to);
  for (let at = Math.max(0, from - 2); at <= last; at += 1) {
    const triple = letters.slice(at, at + 3);
    if (!TRIPLES.has(triple) && !Array.from(triple).some(isDigit)) return false;
  }
  return true;
}
