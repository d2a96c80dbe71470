import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '../../shared/privacy/purpose.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { usePurposeText } from '../privacy/use-purpose-text.ts';
import { Button } from '../ui/Button.tsx';
import { PrivacyRow } from './PrivacyRow.tsx';

interface PurposeRowProps {
  readonly consent: Consent;
}

/** A use of personal data: what, where, how long, since when, and the way out of it. */
export function PurposeRow({ consent }: PurposeRowProps) {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const language = usePage(({ settings }) => settings.settings.language);
  const { purpose, isGranted, since, records } = consent;
  // What goes to somebody else leaves nothing here that could be erased.
  const isKeptHere = consent.recipient === undefined;
  const text = usePurposeText(purpose);
  const [erasing, setErasing] = useState<'no' | 'asking' | 'underWay' | 'done'>('no');

  const decide = () => {
    setErasing('no');
    void perform('privacy.setConsent', { purpose, isGranted: !isGranted });
  };
  const erase = async () => {
    setErasing('underWay');
    const { status } = await perform('privacy.erase', { purpose });
    setErasing(status === 'done' ? 'done' : 'no');
  };
  if (erasing === 'asking' || erasing === 'underWay') {
    return (
      <PrivacyRow title={t('tab.eraseTitle', { name: text.name })} lines={[t('tab.eraseNote')]}>
        <Button isPending={erasing === 'underWay'} onPress={() => void erase()}>
          {t('tab.eraseNow')}
        </Button>
        <Button onPress={() => setErasing('no')}>{t('tab.keep')}</Button>
      </PrivacyRow>
    );
  }
  /** A line breaks between two parts, not within one. */
  const part = (name: 'what' | 'where' | 'sentTo' | 'howLong', value: string) =>
    t('part', { name: t(name), value }).replaceAll(' ', '\u00a0');
  const stored = () => {
    if (erasing === 'done') return t('tab.erased');
    return records > 0 ? t('records', { count: records }) : t('noRecords');
  };
  return (
    <PrivacyRow
      title={text.name}
      status={stateText()}
      lines={[
        isKeptHere ? `${text.use} · ${stored()}` : text.use,
        [
          part('what', text.what),
          part(text.whereIs, text.where),
          part('howLong', text.howLong),
        ].join(' · '),
      ]}
    >
      <Button onPress={decide}>{t(isGranted ? 'tab.withdraw' : 'tab.agree')}</Button>
      {isKeptHere && <Button onPress={() => setErasing('asking')}>{t('tab.erase')}</Button>}
    </PrivacyRow>
  );

  function stateText(): string {
    if (since === undefined) return t('tab.never');
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(since);
    return t(isGranted ? 'tab.since' : 'tab.withdrawn', { date });
  }
}
