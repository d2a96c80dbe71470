import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/settings/settings.ts';
import enActions from '../../locales/en-US/actions.json' with { type: 'json' };
import enApp from '../../locales/en-US/app.json' with { type: 'json' };
import enClimate from '../../locales/en-US/climate.json' with { type: 'json' };
import enGuidance from '../../locales/en-US/guidance.json' with { type: 'json' };
import enNavigation from '../../locales/en-US/navigation.json' with { type: 'json' };
import enReasons from '../../locales/en-US/reasons.json' with { type: 'json' };
import enSettings from '../../locales/en-US/settings.json' with { type: 'json' };
import enVehicle from '../../locales/en-US/vehicle.json' with { type: 'json' };
import zhActions from '../../locales/zh-CN/actions.json' with { type: 'json' };
import zhApp from '../../locales/zh-CN/app.json' with { type: 'json' };
import zhClimate from '../../locales/zh-CN/climate.json' with { type: 'json' };
import zhGuidance from '../../locales/zh-CN/guidance.json' with { type: 'json' };
import zhNavigation from '../../locales/zh-CN/navigation.json' with { type: 'json' };
import zhReasons from '../../locales/zh-CN/reasons.json' with { type: 'json' };
import zhSettings from '../../locales/zh-CN/settings.json' with { type: 'json' };
import zhVehicle from '../../locales/zh-CN/vehicle.json' with { type: 'json' };

/** Both languages are part of the page: a change of language must work without the host. */
const resources = {
  'zh-CN': {
    app: zhApp,
    actions: zhActions,
    climate: zhClimate,
    guidance: zhGuidance,
    navigation: zhNavigation,
    reasons: zhReasons,
    settings: zhSettings,
    vehicle: zhVehicle,
  },
  'en-US': {
    app: enApp,
    actions: enActions,
    climate: enClimate,
    guidance: enGuidance,
    navigation: enNavigation,
    reasons: enReasons,
    settings: enSettings,
    vehicle: enVehicle,
  },
} satisfies Record<Language, object>;

/** Starts translation; synchronous, because everything it needs is in the bundle. */
export function startI18n(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources,
    defaultNS: 'app',
    initAsync: false,
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Changes the language of everything on the screen. */
export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language);
}
