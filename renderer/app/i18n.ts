import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/settings/settings.ts';
import app from '../../locales/zh-CN/app.json' with { type: 'json' };
import climate from '../../locales/zh-CN/climate.json' with { type: 'json' };
import navigation from '../../locales/zh-CN/navigation.json' with { type: 'json' };
import reasons from '../../locales/zh-CN/reasons.json' with { type: 'json' };
import vehicle from '../../locales/zh-CN/vehicle.json' with { type: 'json' };

/** The source language is part of the page: the desktop has its words, host or no host. */
const CHINESE = {
  app,
  climate,
  navigation,
  reasons,
  vehicle,
};

/** Starts translation in Chinese; synchronous, because everything that needs is in the bundle. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': CHINESE },
    defaultNS: 'app',
    initAsync: false,
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Makes the words of what comes in chunks of its own ready, in the source language. */
export async function loadPanelWords(): Promise<void> {
  if (i18next.hasResourceBundle('zh-CN', 'services')) return;
  const { PANEL_WORDS } = await import('./panel-words.ts');
  for (const [namespace, words] of Object.entries(PANEL_WORDS)) {
    i18next.addResourceBundle('zh-CN', namespace, words);
  }
}

/** Makes the other language ready, so that a change works without the host. */
export async function loadEnglish(): Promise<void> {
  if (i18next.hasResourceBundle('en-US', 'app')) return;
  const { ENGLISH } = await import('./english.ts');
  for (const [namespace, words] of Object.entries(ENGLISH)) {
    i18next.addResourceBundle('en-US', namespace, words);
  }
}

let wanted: Language = 'zh-CN';

/** Changes the language of everything on the screen, as soon as its words are there. */
export async function changeLanguage(language: Language): Promise<void> {
  wanted = language;
  try {
    if (language === 'en-US') await loadEnglish();
  } catch (error) {
    // Chinese stays: every text has it.
    // eslint-disable-next-line no-console
    console.warn(`english: ${String(error)}`);
    return;
  }
  // While the words came, the driver may have chosen again.
  if (wanted !== language) return;
  await i18next.changeLanguage(language);
}
