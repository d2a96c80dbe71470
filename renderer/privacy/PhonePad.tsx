import { Delete } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './PhonePad.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
/** ITU-T E.164. */
const MOST_DIGITS = 15;

interface PhonePadProps {
  readonly number: string;
  readonly onChange: (number: string) => void;
  readonly onDone: () => void;
}

/** Ten digits for a telephone number; it is kept nowhere but in the booking. */
export function PhonePad({ number, onChange, onDone }: PhonePadProps) {
  const { t } = useTranslation('privacy');
  return (
    <div className={styles['pad']} role="group" aria-label={t('contact.enterPhone')}>
      <output className={styles['number']} aria-label={t('contact.typed')}>
        {number === '' ? t('contact.enterPhone') : number}
      </output>
      <div className={styles['keys']}>
        {DIGITS.map((digit) => (
          <Button
            key={digit}
            onPress={() => number.length < MOST_DIGITS && onChange(`${number}${digit}`)}
          >
            {digit}
          </Button>
        ))}
        <IconButton
          icon={<Delete aria-hidden="true" />}
          label={t('contact.backspace')}
          isUnavailable={number === ''}
          onPress={() => onChange(number.slice(0, -1))}
        />
        <Button variant="primary" onPress={onDone}>
          {t('contact.done')}
        </Button>
      </div>
    </div>
  );
}
