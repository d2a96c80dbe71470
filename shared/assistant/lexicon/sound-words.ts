import { withinOneEdit } from '../../navigation/search/edit.ts';
import type { SoundUnit } from '../names/near-sound.ts';
import { soundUnitsOf } from '../names/sound-units.ts';
import type { ClosedRole } from '../vocabulary.ts';
import type { Token } from './tokenise.ts';

/** Roles whose words are looked up by their sound: none of them leads to an action by itself. */
const ROLES: ReadonlySet<ClosedRole> = new Set(['device', 'feature', 'mode', 'aspect', 'position']);

/** Characters of a word that is found by its sound: shorter ones sound like anything. */
const LENGTH = { min: 2, max: 8 } as const;

/**
 * Of two characters so many sound alike by chance that one has to be written alike, and both have to
 * sound alike.
 */
const MIN_ALONE = 3;

/** Letters of a syllable that may differ from another in one: `ji` and `yi` have nothing in common. */
const MIN_LETTERS = 3;

const HAN = /^\p{Script=Han}+$/u;
const ANY = '*';

interface SoundWord {
  readonly role: ClosedRole;
  readonly id: string;
  readonly units: readonly SoundUnit[];
}

/** Words of a lexicon by their sound. */
export class SoundWords {
  readonly #bySound = new Map<string, SoundWord[]>();

  /** Adds a word; one that is not written in Han characters, or too short, is left out. */
  add(word: string, role: ClosedRole, id: string): void {
    const isShort = word.length < LENGTH.min || word.length > LENGTH.max;
    if (isShort || !ROLES.has(role) || !HAN.test(word)) return;
    const units = soundUnitsOf(word);
    // Most names of modes differ in one character only.
    const [whole = '', ...open] = keysOf(units);
    for (const key of role === 'mode' ? [whole] : [whole, ...open]) {
      const known = this.#bySound.get(key);
      if (known) known.push({ role, id, units });
      else this.#bySound.set(key, [{ role, id, units }]);
    }
  }

  /** The word that a text nearly sounds like, all of it; `null` when none does. */
  find(heard: readonly SoundUnit[]): { readonly role: ClosedRole; readonly id: string } | null {
    for (const key of keysOf(heard)) {
      const word = this.#bySound.get(key)?.find(({ units }) => isAlike(heard, units));
      if (word) return { role: word.role, id: word.id };
    }
    return null;
  }
}

/** A sound by all its syllables, then with each of them left open. */
function keysOf(units: readonly SoundUnit[]): string[] {
  const near = units.map((unit) => unit.near);
  return [near.join(' '), ...near.map((_, at) => near.with(at, ANY).join(' '))];
}

/**
 * Whether what was heard may be a word: all syllables near in sound, or all but one, of which then a
 * letter differs and the others are written alike.
 */
function isAlike(heard: readonly SoundUnit[], word: readonly SoundUnit[]): boolean {
  const others = heard.filter(({ near }, at) => near !== word[at]?.near);
  const alike = heard.filter(({ text }, at) => text === word[at]?.text).length;
  if (others.length === 0) return heard.length >= MIN_ALONE || alike > 0;
  const isLoose = heard.length >= MIN_ALONE && alike >= heard.length - 1;
  if (others.length > 1 || !isLoose) return false;
  return heard.every(({ near, sound }, at) => {
    const other = word[at];
    if (!other || near === other.near) return other !== undefined;
    const isLong = Math.min(sound.length, other.sound.length) >= MIN_LETTERS;
    return isLong && withinOneEdit(Array.from(sound), Array.from(other.sound));
  });
}

/**
 * Tokens in which characters that nothing is known about, with what stands beside them, are the words
 * they sound like, marked as such; `null` where none sounds like a word.
 *
 * @param text what the tokens point into
 */
export function heardAs(
  text: string,
  tokens: readonly Token[],
  sounds: SoundWords,
): readonly Token[] | null {
  const heard: Token[] = [];
  const units = unitsIn(text, tokens);
  for (let start = 0; start < tokens.length;) {
    const found = longestAt(tokens, start, units, sounds);
    const token = found?.token ?? tokens[start];
    if (token) heard.push(token);
    start = found?.end ?? start + 1;
  }
  return heard.length < tokens.length ? heard : null;
}

/** How the characters between the first token and the last sound, by their place in the text. */
function unitsIn(text: string, tokens: readonly Token[]): ReadonlyMap<number, SoundUnit> {
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  const units = new Map<number, SoundUnit>();
  for (const { 0: run, index } of text.slice(from, to).matchAll(/\p{Script=Han}+/gu)) {
    for (const [at, unit] of soundUnitsOf(run).entries()) units.set(from + index + at, unit);
  }
  return units;
}

function longestAt(
  tokens: readonly Token[],
  start: number,
  units: ReadonlyMap<number, SoundUnit>,
  sounds: SoundWords,
): { readonly token: Token; readonly end: number } | null {
  const from = tokens[start]?.from ?? 0;
  for (let end = Math.min(tokens.length, start + LENGTH.max); end > start + 1; end -= 1) {
    const part = tokens.slice(start, end);
    const to = part.at(-1)?.to ?? from;
    const isShort = to - from < MIN_ALONE;
    if (to - from > LENGTH.max || !isApart(tokens, start, end)) continue;
    if (!part.some(isUnknown) || !part.every((token) => mayBePart(token, isShort))) continue;
    const heard = Array.from({ length: to - from }, (_, at) => units.get(from + at)).filter(
      (unit) => unit !== undefined,
    );
    const word = heard.length === to - from ? sounds.find(heard) : null;
    if (word) return { token: { kind: 'slot', ...word, isNear: true, from, to }, end };
  }
  return null;
}

/** Whether what nothing is known about neither goes on before nor after a part. */
function isApart(tokens: readonly Token[], start: number, end: number): boolean {
  const [before, first, last, after] = [start - 1, start, end - 1, end].map((at) => tokens[at]);
  const isCut = (one: Token | undefined, other: Token | undefined) =>
    one?.kind === 'unknown' && other?.kind === 'unknown';
  return !isCut(before, first) && !isCut(last, after);
}

/** What means something by itself is no part of a word that was heard wrong, nor is what steers reading. */
function mayBePart(token: Token, isShort: boolean): boolean {
  if (token.kind === 'slot') return token.role !== 'value' && token.role !== 'operation';
  return token.kind === 'unknown' || (token.kind === 'filler' && !isShort);
}

const isUnknown = ({ kind }: Token): boolean => kind === 'unknown';
