import i18next from 'i18next';
import { useMemo } from 'react';
import type { Translate } from '../../../shared/language/message.ts';
import type { Language } from '../../../shared/settings/settings.ts';
import { usePage } from '../../host/hooks.ts';

/**
 * Looks up the words of guidance. The keys are made from manoeuvre types, so that no typed lookup can
 * name them; `locales.test.ts` and the tests of the phrases see to it that all exist.
 */
function translateIn(language: Language): Translate {
  return (key, values) => {
    const text: unknown = i18next.getResource(language, 'guidance', key);
    if (typeof text !== 'string') return key;
    return text.replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  };
}

/** The words of guidance in the driver's language. */
export function useTranslate(): Translate {
  const language = usePage(({ settings }) => settings.settings.language);
  return useMemo(() => translateIn(language), [language]);
}
