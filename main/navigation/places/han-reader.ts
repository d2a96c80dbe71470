import { pinyin } from 'pinyin-pro';
import polyphones from '../../../resources/search/polyphones.json' with { type: 'json' };
import { charactersOf } from '../../../shared/navigation/search/fold.ts';
import type { HanReader } from '../../../shared/navigation/search/reading.ts';

const CHARACTERS = new Map<string, readonly string[]>(Object.entries(polyphones.characters));

/** Characters that are read one way in sentences, and another way in names: `[everyday, in names]`. */
const PREFERRED = new Map<string, readonly string[]>(Object.entries(polyphones.preferred));

/** Names that are read so only when they stand alone: the same characters begin other names too. */
const WHOLE_NAMES = new Map(
  Object.entries(polyphones.wholeNames).map(([name, reading]) => [name, reading.split(' ')]),
);

/** Place names whose reading no general dictionary knows, by their first character, longest first. */
const NAMES = Map.groupBy(
  Object.entries(polyphones.names)
    .map(([name, reading]) => ({ characters: charactersOf(name), syllables: reading.split(' ') }))
    .sort((a, b) => b.characters.length - a.characters.length),
  ({ characters }) => characters[0] ?? '',
);

/**
 * Reads Han characters as they are said in place names: pinyin-pro for words, our own list for names,
 * and the other readings that a character has in place names after that.
 */
export const readHan: HanReader = (han) => {
  const syllables = pinyin(han.join(''), { toneType: 'none', type: 'array', v: true });
  // A character outside pinyin-pro's planes could shift the rest; then each is read alone.
  const likeliest =
    syllables.length === han.length
      ? syllables
      : han.map((character) => pinyin(character, { toneType: 'none', v: true }));
  han.forEach((character, at) => {
    const [everyday, inNames] = PREFERRED.get(character) ?? [];
    if (inNames !== undefined && likeliest[at] === everyday) likeliest[at] = inNames;
  });
  const whole = WHOLE_NAMES.get(han.join(''));
  if (whole !== undefined) return whole.map((syllable) => withTypedForms([syllable]));
  const certain = new Set<number>();
  for (let at = 0; at < han.length; at += 1) {
    const name = NAMES.get(han[at] ?? '')?.find(({ characters }) =>
      characters.every((character, offset) => character === han[at + offset]),
    );
    if (name === undefined) continue;
    name.syllables.forEach((syllable, offset) => {
      likeliest[at + offset] = syllable;
      certain.add(at + offset);
    });
    at += name.characters.length - 1;
  }
  return han.map((character, at) => {
    const first = likeliest[at] ?? character;
    const other = certain.has(at) ? [] : (CHARACTERS.get(character) ?? []);
    return withTypedForms([first, ...other.filter((reading) => reading !== first)]);
  });
};

/** ü is typed v, but many type u. */
function withTypedForms(readings: readonly string[]): string[] {
  return [
    ...readings,
    ...readings.filter((reading) => /^[nl]ve?$/u.test(reading)).map((r) => r.replace('v', 'u')),
  ];
}
