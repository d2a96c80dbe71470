import i18next from 'i18next';
import { LANGUAGES } from '../../shared/settings/settings.ts';

/** The weights of the design system; a variable font still loads per requested face. */
const FACE = "500 28px 'Noto Sans SC Variable'";

/**
 * Loads the parts of the font that hold the product's own words before they are needed. The font
 * comes in slices on demand, and the words that matter most, those for a lost host, are needed just
 * when nothing can be fetched any more.
 */
export async function loadOwnGlyphs(page: Document): Promise<void> {
  const words = LANGUAGES.map((language) => JSON.stringify(i18next.store.data[language] ?? {}));
  const characters = new Set(words.join(''));
  await page.fonts.load(FACE, [...characters].join(''));
}
