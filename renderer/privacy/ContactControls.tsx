import { Phone, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './ContactControls.module.css';
import type { Contact } from './use-contact.ts';

/** Leaving a number for a booking, and taking the consent to it back. */
export function ContactControls({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('privacy');
  const { isGranted, isAsked, isWithheld, number, setAsked, withdraw } = contact;
  return (
    <>
      <Button
        icon={<Phone aria-hidden="true" />}
        isUnavailable={isWithheld}
        onPress={() => setAsked(!isAsked)}
      >
        {isGranted && number !== '' ? t('contact.phone', { number }) : t('contact.byPhone')}
      </Button>
      {isGranted ? (
        <Button icon={<ShieldOff aria-hidden="true" />} onPress={withdraw}>
          {t('contact.withdraw')}
        </Button>
      ) : (
        <p className={styles['note']}>{t('contact.byCode')}</p>
      )}
    </>
  );
}
