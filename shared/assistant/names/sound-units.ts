import { pinyin } from 'pinyin-pro';
import { foldText } from '../../navigation/search/fold.ts';
import { splitPinyin } from '../../navigation/search/syllable.ts';
import { unitsOf, type Unit } from '../../navigation/search/units.ts';
import { nearSyllable, type SoundUnit } from './near-sound.ts';

/** Longer names are compared by their beginning. */
const MAX_UNITS = 24;

/** Pinyin of more letters is not cut. */
const MAX_LETTERS = 48;

/** Letters that are pinyin stand for its syllables: a name may be typed so. */
function syllablesOf(unit: Unit): readonly Unit[] {
  if (unit.kind !== 'word' || unit.text.length < 2) return [unit];
  const [split] = splitPinyin(unit.text.slice(0, MAX_LETTERS)).filter(({ open }) => !open);
  return split ? split.syllables.map((text) => ({ text, kind: 'word' })) : [unit];
}

/** A name, cut into what is compared: Han characters, digits, Latin words. */
export function soundUnitsOf(name: string): SoundUnit[] {
  const units = unitsOf(foldText(name)).flatMap(syllablesOf).slice(0, MAX_UNITS);
  const sounds = pinyin(units.map(({ text, kind }) => (kind === 'han' ? text : ' ')).join(''), {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: 'head',
  });
  // A character outside pinyin-pro's planes could shift the rest; then each is read alone.
  const isAligned = sounds.length === units.length;
  return units.map(({ text, kind }, at) => {
    if (kind !== 'han') return { text, sound: text, near: nearSyllable(text) };
    const sound = (isAligned ? sounds[at] : undefined) ?? pinyin(text, { toneType: 'none' });
    return { text, sound, near: nearSyllable(sound) };
  });
}
