import { syllablesOf, type Candidate, type Syllable } from './composition.ts';
import type { Composition } from './typed.ts';
import type { PinyinTable } from './pinyin-table.ts';

/** More than this is not looked through. */
const MAX_CANDIDATES = 30;

/**
 * Han text for the open pinyin: first the parts of `names` (places already found) that are read so,
 * since those are what the driver most likely means, then the characters of the first syllable.
 */
export function candidatesFor(
  { pinyin }: Composition,
  names: readonly string[],
  table: PinyinTable,
): readonly Candidate[] {
  const syllables = syllablesOf(pinyin);
  const [first] = syllables;
  if (!first) return [];
  const words = names.flatMap((name) => wordsOf(name, syllables, table));
  const characters = table
    .charactersFor(first.letters, first.isOpen)
    .map((text): Candidate => ({ text, syllables: 1 }));
  const byText = new Map<string, Candidate>();
  for (const candidate of [...words, ...characters]) {
    if (!byText.has(candidate.text)) byText.set(candidate.text, candidate);
  }
  return [...byText.values()].slice(0, MAX_CANDIDATES);
}

/** The part of a name that is read as all syllables; else as the first ones, at least two. */
function wordsOf(name: string, syllables: readonly Syllable[], table: PinyinTable): Candidate[] {
  const characters = Array.from(name);
  for (let count = syllables.length; count >= Math.min(2, syllables.length); count -= 1) {
    const wanted = syllables.slice(0, count);
    for (let at = 0; at + count <= characters.length; at += 1) {
      const fits = wanted.every(({ letters, isOpen }, index) =>
        table.isReadAs(characters[at + index] ?? '', letters, isOpen),
      );
      if (fits) return [{ text: characters.slice(at, at + count).join(''), syllables: count }];
    }
  }
  return [];
}

/** From where to where a name fits what was typed; indices into the string. */
export interface MatchRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of `name` that was typed: as it is written, or as it sounds once the table is there.
 * `null` when nothing of it can be shown as typed (an alias was found, or a letter was wrong).
 */
export function matchRange(
  name: string,
  typed: string,
  table: PinyinTable | null,
): MatchRange | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const start = name.toLowerCase().indexOf(text);
  if (start >= 0) return { start, end: start + text.length };
  if (!table) return null;
  const units = unitsOf(text);
  const characters = Array.from(name);
  for (let at = 0; units.length > 0 && at + units.length <= characters.length; at += 1) {
    const fits = units.every((unit, index) => {
      const character = characters[at + index] ?? '';
      if (typeof unit === 'string') return character.toLowerCase() === unit;
      return table.isReadAs(character, unit.letters, unit.isOpen);
    });
    if (fits) {
      const before = characters.slice(0, at).join('').length;
      return {
        start: before,
        end: before + characters.slice(at, at + units.length).join('').length,
      };
    }
  }
  return null;
}

/** Typed text as what each character of a name must fit: a character, or a syllable. */
function unitsOf(text: string): readonly (string | Syllable)[] {
  return [...text.matchAll(/[a-z']+|[^a-z'\s]/gu)].flatMap(
    ([run]): readonly (string | Syllable)[] => (/^[a-z']/u.test(run) ? syllablesOf(run) : [run]),
  );
}
