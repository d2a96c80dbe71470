import { SYLLABLES } from './syllable.ts';

/**
 * Sounds that many speakers of Chinese do not tell apart, and type alike: zh/z, ch/c, sh/s, n/l at
 * the beginning, and -ng/-n after a, e, i.
 */
export function looseSyllable(syllable: string): string {
  return LOOSE.get(syllable) ?? loosened(syllable);
}

/** Matching asks for the same few hundred again and again. */
const LOOSE = new Map(Array.from(SYLLABLES, (syllable) => [syllable, loosened(syllable)]));

function loosened(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=[a-z])/u, 'l')
    .replace(/([aei])ng$/u, '$1n');
}

/** The syllables as one key in which sounds commonly confused are the same. */
export function looseKey(syllables: readonly string[]): string {
  return syllables.map(looseSyllable).join('');
}
