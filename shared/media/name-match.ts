import { compact, foldText } from '../navigation/search/fold.ts';
import { matchName } from '../navigation/search/match.ts';
import { readUnits, type HanReader, type ReadUnit } from '../navigation/search/reading.ts';
import { unitsOf } from '../navigation/search/units.ts';

/** A name as it is searched and sorted by. */
export interface ReadName {
  readonly folded: string;
  readonly units: readonly ReadUnit[];
  /** First letters of its units, and of every way to say them: what can begin a match. */
  readonly begins: string;
  /** Every letter in it or in a way to say it, as bits: what is typed has no other. */
  readonly letters: number;
}

/** Reads a title, or the name of an artist or album. */
export function readName(name: string, readHan: HanReader): ReadName {
  const folded = foldText(name);
  const units = readUnits(unitsOf(folded), readHan);
  const begins = new Set<string>();
  let letters = 0;
  for (const { text, readings } of units) {
    for (const way of [text, ...readings]) {
      begins.add(looseInitial(firstOf(way)));
      letters |= lettersOf(way);
    }
  }
  return { folded: compact(folded), units, begins: [...begins].join(''), letters };
}

/** What is typed, ready to be matched with many names. */
export interface TypedName {
  readonly text: string;
  readonly first: string;
  readonly letters: number;
}

/** `null` when there is nothing in it to search for. */
export function typedName(typed: string): TypedName | null {
  const text = compact(foldText(typed));
  if (text === '') return null;
  return { text, first: looseInitial(firstOf(text)), letters: lettersOf(text) };
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

/** n and l are typed for each other. */
function looseInitial(letter: string): string {
  return letter === 'n' ? 'l' : letter;
}

/** The letters of a text as bits, without those that sounds commonly confused differ in (n, l, h, g). */
function lettersOf(text: string): number {
  let bits = 0;
  for (const letter of text.replace(/[^a-z]|[nlhg]/gu, '')) {
    bits |= 1 << (letter.charCodeAt(0) - 97);
  }
  return bits;
}

/** How well a name fits, 0 to 1; 0 when it does not. */
export function nameScore(typed: TypedName, name: ReadName): number {
  if ((typed.letters & ~name.letters) !== 0 || !name.begins.includes(typed.first)) return 0;
  if (typed.text === name.folded) return 1;
  const match = matchName(typed.text, name.units);
  if (!match) return 0;
  const atBeginning = match.from === 0;
  const isWhole = atBeginning && match.to === name.units.length;
  const base = isWhole ? 0.9 : atBeginning ? 0.75 : 0.5;
  const doubt = 0.02 * match.initials + 0.06 * match.loose + (match.open ? 0.02 : 0);
  const longer = 0.002 * Math.min(50, name.units.length);
  return Math.max(0.01, base - doubt - longer);
}

/** Letters a list can be entered at: A to Z, and # for all that begins otherwise. */
export const OTHER_LETTER = '#';

/**
 * The key names are sorted by: as they sound, A to Z, Han and Latin together; then what begins with a
 * digit or anything else. Its first character is the {@link sortLetter}, `{` for #.
 */
export function sortKey(name: ReadName): string {
  const sounds = name.units.map(({ text, readings }) => readings[0] ?? text).join(' ');
  const first = name.units[0]?.kind === 'digit' ? '' : firstOf(sounds || ' ');
  const letter = first >= 'a' && first <= 'z' ? first : '{';
  return `${letter}${sounds} ${name.folded}`.slice(0, 200);
}

/** The letter under which a {@link sortKey} is listed. */
export function sortLetter(key: string): string {
  const first = key.charAt(0);
  return first >= 'a' && first <= 'z' ? first.toUpperCase() : OTHER_LETTER;
}
