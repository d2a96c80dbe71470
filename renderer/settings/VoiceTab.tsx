import { useTranslation } from 'react-i18next';
import { withheldBy } from '../../shared/actions/predicates.ts';
import { usePage, useRefusal } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './VoiceTab.module.css';

interface VoiceTabProps {
  /** Goes to where the consents are. */
  readonly onPrivacy: () => void;
}

/** Whether the car listens for its name, what hears and speaks, and whether a language model helps. */
export function VoiceTab({ onPrivacy }: VoiceTabProps) {
  return (
    <div className={styles['tab']}>
      <WakeWordSetting />
      <Parts onPrivacy={onPrivacy} />
    </div>
  );
}

const STATES = ['on', 'off'] as const;

function WakeWordSetting() {
  const { t } = useTranslation(['settings', 'reasons']);
  const perform = usePerform();
  const isOn = usePage(({ settings }) => settings.settings.wakeWord);
  const refusal = useRefusal('assistant.setWakeWord', { on: true });
  return (
    <SettingRow
      title={t('settings:voice.wakeWord')}
      note={refusal ? t(`reasons:${refusal.key}`) : t('settings:voice.wakeWordNote')}
    >
      <Segmented
        label={t('settings:voice.wakeWord')}
        options={STATES.map((value) => ({ value, label: t(`settings:voice.${value}`) }))}
        value={isOn ? 'on' : 'off'}
        isUnavailable={refusal !== null && !isOn}
        onChange={(value) => void perform('assistant.setWakeWord', { on: value === 'on' })}
      />
    </SettingRow>
  );
}

/** What there is, and why it is not there. */
function Parts({ onPrivacy }: VoiceTabProps) {
  const { t } = useTranslation(['settings', 'reasons']);
  const { engine: hears, problem: deaf } = usePage(({ assistant }) => assistant.hearing);
  const { engine: speaks, problem: mute } = usePage(({ assistant }) => assistant.speech);
  return (
    <dl className={styles['parts']}>
      <dt>{t('settings:voice.hears')}</dt>
      <dd>
        {hears === 'none' ? t('settings:voice.none') : hears}
        {deaf && <span className={styles['why']}>{t(`reasons:${deaf.key}`)}</span>}
      </dd>
      <dt>{t('settings:voice.speaks')}</dt>
      <dd>
        {speaks === 'none' || speaks === 'module' ? t(`settings:voice.${speaks}`) : speaks}
        {mute && <span className={styles['why']}>{t(`reasons:${mute.key}`)}</span>}
      </dd>
      <dt>{t('settings:voice.model')}</dt>
      <LanguageModel onPrivacy={onPrivacy} />
    </dl>
  );
}

function LanguageModel({ onPrivacy }: VoiceTabProps) {
  const { t } = useTranslation(['settings', 'reasons']);
  const { isConfigured, isOn, host, trouble } = usePage(({ assistant }) => assistant.model);
  const isWithheld = usePage((state) => withheldBy(contextOf(state), 'no-setup') !== null);
  return (
    <dd>
      {t(`settings:voice.${isOn ? 'on' : 'off'}`)}
      <span className={styles['why']}>
        {isConfigured
          ? t('settings:voice.modelNote', { host: host ?? '' })
          : t('reasons:assistant.modelNotConfigured')}
      </span>
      {isOn && trouble && <span className={styles['why']}>{t(`reasons:${trouble.key}`)}</span>}
      {isConfigured && !isWithheld && (
        <Button onPress={onPrivacy}>{t('settings:voice.consent')}</Button>
      )}
    </dd>
  );
}
