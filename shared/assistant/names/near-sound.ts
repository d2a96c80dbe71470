import { withinOneEdit } from '../../navigation/search/edit.ts';
import { looseSyllable } from '../../navigation/search/loose-sound.ts';

/** One character or word of a name: how it is written, and how it sounds. */
export interface SoundUnit {
  readonly text: string;
  /** Pinyin without tone for a Han character, the word itself otherwise. */
  readonly sound: string;
  /** The sound with everything the same that speakers of Chinese often do not tell apart. */
  readonly near: string;
}

/** Same sound, other character: nearly the same, so that the name itself still comes first. */
const SAME_SOUND = 0.01;
const NEAR_SOUND = 0.15;
const ONE_LETTER = 0.5;

/** Syllables with `hu`, as they are said where h and f are not told apart (Sichuan, Hunan, Minnan). */
const H_AS_F: ReadonlyMap<string, string> = new Map([
  ['hu', 'fu'],
  ['hua', 'fa'],
  ['huan', 'fan'],
  ['huang', 'fang'],
  ['hui', 'fei'],
  ['hun', 'fen'],
  ['huo', 'fo'],
]);

/**
 * A syllable with zh/z, ch/c, sh/s, n/l, -ng/-n, and hu/f made one: what a recogniser hears and what
 * was meant often differ in no more.
 */
export function nearSyllable(syllable: string): string {
  return looseSyllable(H_AS_F.get(syllable) ?? syllable);
}

/**
 * How far apart two names sound, 0 (the same) to 1 (nothing in common): edits between their
 * characters, weighed by how alike the characters sound, over the longer length.
 */
export function soundDistance(heard: readonly SoundUnit[], name: readonly SoundUnit[]): number {
  const longest = Math.max(heard.length, name.length);
  if (longest === 0) return 0;
  let previous = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (const [row, one] of heard.entries()) {
    const current = [row + 1];
    for (const [column, other] of name.entries()) {
      current.push(
        Math.min(
          (current[column] ?? longest) + 1,
          (previous[column + 1] ?? longest) + 1,
          (previous[column] ?? longest) + unitCost(one, other),
        ),
      );
    }
    previous = current;
  }
  return (previous[name.length] ?? longest) / longest;
}

function unitCost(one: SoundUnit, other: SoundUnit): number {
  if (one.text === other.text) return 0;
  if (one.sound === other.sound) return SAME_SOUND;
  if (one.near === other.near) return NEAR_SOUND;
  const isClose =
    one.sound.length > 1 && withinOneEdit(Array.from(one.sound), Array.from(other.sound));
  return isClose ? ONE_LETTER : 1;
}
