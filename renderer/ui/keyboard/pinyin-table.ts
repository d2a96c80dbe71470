/** The characters of each syllable, the most used in place names first. */
export interface PinyinTable {
  /** Characters read exactly so, or, for a syllable that is only begun, the likeliest of each. */
  charactersFor(letters: string, isOpen: boolean): readonly string[];
  /** Whether a character can be read so. */
  isReadAs(character: string, letters: string, isOpen: boolean): boolean;
}

/** From a syllable that is only begun, so many characters of each that it may become. */
const OF_EACH = 3;

/** Builds the table from `resources/keyboard/pinyin.json`: syllable → characters. */
export function createPinyinTable(source: Readonly<Record<string, string>>): PinyinTable {
  const entries = Object.entries(source);
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of entries) {
    for (const character of characters) {
      const known = readings.get(character);
      if (known) known.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
  return {
    charactersFor(letters, isOpen) {
      if (!isOpen) return Array.from(source[letters] ?? '');
      const begun = entries.filter(([syllable]) => syllable.startsWith(letters));
      return begun.flatMap(([, characters]) => Array.from(characters).slice(0, OF_EACH));
    },
    isReadAs(character, letters, isOpen) {
      const known = readings.get(character) ?? [];
      return known.some((reading) => (isOpen ? reading.startsWith(letters) : reading === letters));
    },
  };
}

let loading: Promise<PinyinTable> | undefined;

/** The product's table; a chunk of its own, loaded when the keyboard first comes up. */
export function loadPinyinTable(): Promise<PinyinTable> {
  loading ??= import('../../../resources/keyboard/pinyin.json').then(({ default: source }) =>
    createPinyinTable(source),
  );
  return loading;
}
