import categories from '../../../resources/search/categories.json' with { type: 'json' };
import english from '../../../resources/search/category-words-en.json' with { type: 'json' };
import { PLACE_CATEGORIES, type PlaceCategory } from '../place.ts';
import { compact, foldText } from './fold.ts';

/** A category that was typed: `sure` when in full, not when by the initials of its pinyin. */
export interface TypedCategory {
  readonly category: PlaceCategory;
  readonly sure: boolean;
}

const WORDS = collectWords();

function collectWords(): ReadonlyMap<string, TypedCategory> {
  const words = new Map<string, TypedCategory>();
  const add = (word: string, typed: TypedCategory): void => {
    const known = words.get(word);
    if (known === undefined || (typed.sure && !known.sure)) words.set(word, typed);
  };
  const known = new Set<string>(PLACE_CATEGORIES);
  const isCategory = (name: string): name is PlaceCategory => known.has(name);
  for (const [category, readings] of Object.entries(categories)) {
    if (!isCategory(category)) continue;
    for (const [word, reading] of Object.entries(readings)) {
      const syllables = foldText(reading).split(' ');
      add(compact(foldText(word)), { category, sure: true });
      add(syllables.join(''), { category, sure: true });
      const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
      if (initials.length > 2) add(initials, { category, sure: false });
    }
  }
  for (const [category, list] of Object.entries(english)) {
    if (!isCategory(category)) continue;
    for (const word of list) add(compact(foldText(word)), { category, sure: true });
  }
  return words;
}

/** The category that a text names, in Chinese, pinyin, initials, or English; `null` when none. */
export function typedCategory(text: string): TypedCategory | null {
  return WORDS.get(compact(foldText(text))) ?? null;
}
