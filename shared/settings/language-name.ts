import type { Language } from './settings.ts';

/**
 * The name of a language in that language, so that whoever cannot read the current one still finds
 * their own.
 */
export function languageName(language: Language): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return names.of(new Intl.Locale(language).language) ?? language;
}
