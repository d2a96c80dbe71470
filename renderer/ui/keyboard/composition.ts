import {
  SYLLABLE_PREFIXES,
  SYLLABLES,
  splitPinyin,
} from '../../../shared/navigation/search/syllable.ts';
import type { Composition } from './typed.ts';

/** Longest text that is taken; a search looks at no more. */
const MAX_TEXT = 64;

/** Everything typed as one text, as the search takes it. */
export function textOf({ committed, pinyin }: Composition): string {
  return committed + pinyin;
}

/** Text from a keyboard of the machine (on a desk): letters at its end may still become Han. */
export function typedComposition(text: string): Composition {
  const [pinyin = ''] = /[a-z']*$/u.exec(text) ?? [];
  return { committed: text.slice(0, text.length - pinyin.length), pinyin };
}

/** After a letter of the pinyin layer. */
export function withLetter(composition: Composition, letter: string): Composition {
  if (textOf(composition).length >= MAX_TEXT) return composition;
  return { ...composition, pinyin: composition.pinyin + letter.toLowerCase() };
}

/** After a character that stands for itself; pinyin before it stands as it was typed. */
export function withText(composition: Composition, text: string): Composition {
  return { committed: (textOf(composition) + text).slice(0, MAX_TEXT), pinyin: '' };
}

/** After the space key: separates syllables while pinyin is open, else a space. */
export function withSpace(composition: Composition): Composition {
  const { committed, pinyin } = composition;
  if (pinyin !== '') return pinyin.endsWith("'") ? composition : withLetter(composition, "'");
  return committed === '' || committed.endsWith(' ') ? composition : withText(composition, ' ');
}

/** After the backspace key: one letter, or one character of what stands. */
export function withBackspace({ committed, pinyin }: Composition): Composition {
  if (pinyin !== '') return { committed, pinyin: pinyin.slice(0, -1) };
  return { committed: Array.from(committed).slice(0, -1).join(''), pinyin };
}

/** One syllable of the open pinyin. */
export interface Syllable {
  readonly letters: string;
  /** Only begun (`zh`, `x`): it stands for every syllable that begins so. */
  readonly isOpen: boolean;
  /** Where it ends in the pinyin, separators included. */
  readonly end: number;
}

/** Cuts pinyin into syllables; letters that form none stand for initials. */
export function syllablesOf(pinyin: string): readonly Syllable[] {
  const syllables: Syllable[] = [];
  for (const { 0: run, index } of pinyin.matchAll(/[a-z]+/gu)) {
    let end = index;
    for (const letters of piecesOf(run)) {
      end += letters.length;
      const separators = /^'+/u.exec(pinyin.slice(end))?.[0].length ?? 0;
      syllables.push({ letters, isOpen: !SYLLABLES.has(letters), end: end + separators });
    }
  }
  return syllables;
}

function piecesOf(run: string): readonly string[] {
  const [split] = splitPinyin(run);
  if (split) return split.syllables;
  const pieces: string[] = [];
  let rest = run;
  while (rest !== '') {
    const lengths = Array.from({ length: Math.min(6, rest.length) }, (_, index) => index + 1);
    const syllable = lengths.findLast((length) => SYLLABLES.has(rest.slice(0, length)));
    const initial = lengths
      .slice(0, 2)
      .findLast((length) => SYLLABLE_PREFIXES.has(rest.slice(0, length)));
    const length = syllable ?? initial ?? 1;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return pieces;
}

/** Han text offered for the first syllables of the open pinyin. */
export interface Candidate {
  readonly text: string;
  /** How many syllables it takes the place of. */
  readonly syllables: number;
}

/** After a candidate was chosen. */
export function withCandidate(composition: Composition, candidate: Candidate): Composition {
  const { committed, pinyin } = composition;
  const end = syllablesOf(pinyin)[candidate.syllables - 1]?.end ?? pinyin.length;
  return {
    committed: (committed + candidate.text).slice(0, MAX_TEXT),
    pinyin: pinyin.slice(end),
  };
}
