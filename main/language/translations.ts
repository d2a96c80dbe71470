import i18next from 'i18next';
import type { Translate } from '../../shared/language/message.ts';
import { LANGUAGES, type Language } from '../../shared/settings/settings.ts';

/** One file of `locales/<language>`, in every language. */
export type Words = Readonly<Record<Language, object>>;

/**
 * Looks texts up on the host, for what must outlive a page: what guidance and the assistant say.
 *
 * @param words the files by their name in `locales/<language>`
 * @returns takes the file to look in, or several, of which the first that has a key counts; a key may
 *   name another file before a colon
 */
export function createTranslations<Name extends string>(
  words: Readonly<Record<Name, Words>>,
): (name: Name | readonly Name[], language: Language) => Translate {
  const i18n = i18next.createInstance();
  const names = Object.keys(words);
  const ofLanguage = (language: Language) =>
    Object.fromEntries(Object.entries<Words>(words).map(([name, each]) => [name, each[language]]));
  void i18n.init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, ofLanguage(language)])),
    ns: names,
    initAsync: false,
    // Spoken and shown as text, never as markup.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (name, language) => {
    const translate = i18n.getFixedT(language, name);
    return (key, values) => translate(key, { ...values });
  };
}
