import { Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import styles from './MicrophoneMark.module.css';

/** Shown for as long as a microphone is open, for a wish or for the wake word. */
export function MicrophoneMark() {
  const { t } = useTranslation('app');
  const isOpen = usePage(({ assistant }) => assistant.hearing.microphone === 'open');
  if (!isOpen) return null;
  return (
    <span
      className={styles['mark']}
      role="img"
      aria-label={t('status.microphone')}
      data-microphone=""
    >
      <Mic aria-hidden="true" />
    </span>
  );
}
