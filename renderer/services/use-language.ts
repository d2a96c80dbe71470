import type { Language } from '../../shared/settings/settings.ts';
import { usePage } from '../host/hooks.ts';

/** The language of this product's driver. */
export function useLanguage(): Language {
  return usePage(({ settings }) => settings.settings.language);
}
