import { pinyin } from 'pinyin-pro';
import type { HanReader } from '../../../shared/navigation/search/reading.ts';

/** Rarer ways to read a character than these are not searched for. */
const MOST_READINGS = 3;

const others = new Map<string, readonly string[]>();

/** How else a character is read; a title may pun on any of them. */
function readingsOf(character: string): readonly string[] {
  const known = others.get(character);
  if (known) return known;
  const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  others.set(character, readings);
  return readings;
}

/** Reads Han characters as they are said in titles and in the names of artists. */
export const readHan: HanReader = (han) => {
  const text = han.join('');
  const likeliest = pinyin(text, { toneType: 'none', type: 'array', v: true, surname: 'head' });
  // A character outside pinyin-pro's planes could shift the rest; then each is read alone.
  const isAligned = likeliest.length === han.length;
  return han.map((character, at) => {
    const own = isAligned ? likeliest[at] : undefined;
    const readings = new Set(own === undefined ? [] : [own]);
    for (const reading of readingsOf(character)) readings.add(reading);
    const most = [...readings].slice(0, MOST_READINGS);
    // ü is typed v, but many type u.
    const typed = most.filter((reading) => /^[nl]ve?$/u.test(reading));
    return [...most, ...typed.map((reading) => reading.replace('v', 'u'))];
  });
};
