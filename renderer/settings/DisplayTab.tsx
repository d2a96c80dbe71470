import { MoonStar, Sun, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../shared/settings/language-name.ts';
import {
  LANGUAGES,
  THEME_MODES,
  type Language,
  type ThemeMode,
} from '../../shared/settings/settings.ts';
import { usePage, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { SettingRow } from './SettingRow.tsx';
import { Withheld } from './Withheld.tsx';
import styles from './tab.module.css';

const THEME_ICONS = { auto: SunMoon, day: Sun, night: MoonStar } as const;

/** Day or night, and the language. */
export function DisplayTab() {
  return (
    <div className={styles['tab']}>
      <ThemeSetting />
      <LanguageSetting />
    </div>
  );
}

function ThemeSetting() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const mode = usePage(({ settings }) => settings.settings.themeMode);
  const theme = usePage(({ settings }) => settings.theme);
  const note =
    mode === 'auto' ? t(theme === 'day' ? 'theme.autoDay' : 'theme.autoNight') : undefined;
  return (
    <SettingRow title={t('theme.title')} note={note}>
      <Segmented<ThemeMode>
        label={t('theme.title')}
        options={THEME_MODES.map((value) => {
          const Icon = THEME_ICONS[value];
          return { value, label: t(`theme.${value}`), icon: <Icon aria-hidden="true" /> };
        })}
        value={mode}
        onChange={(next) => void perform('display.setTheme', { mode: next })}
      />
    </SettingRow>
  );
}

function LanguageSetting() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const language = usePage(({ settings }) => settings.settings.language);
  const refusal = useRefusal('display.setLanguage', { language });
  return (
    <>
      <SettingRow title={t('language.title')}>
        <Segmented<Language>
          label={t('language.title')}
          options={LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          isUnavailable={refusal !== null}
          onChange={(next) => void perform('display.setLanguage', { language: next })}
        />
      </SettingRow>
      {refusal && <Withheld reason={refusal} />}
    </>
  );
}
