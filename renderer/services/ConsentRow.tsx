import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ActionButton } from './ActionButton.tsx';
import { useServiceRefusal } from './use-service-refusal.ts';
import styles from './ConsentRow.module.css';

interface ConsentRowProps {
  readonly purpose: 'autoPay' | 'orderHistory';
  /** Shows the question: what is stored, where, and for how long. */
  readonly onAsk: () => void;
}

/** What a use of personal data would bring; asked for and withdrawn from here. */
export function ConsentRow({ purpose, onAsk }: ConsentRowProps) {
  const { t } = useTranslation('services');
  const isGranted = useConsent(purpose);
  const refusal = useServiceRefusal('privacy.setConsent', { purpose, isGranted: true });
  return (
    <section className={styles['row']} aria-label={t(`consent.${purpose}.title`)}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>{t(`consent.${purpose}.title`)}</h2>
        <p className={styles['note']}>{t(`consent.${purpose}.${isGranted ? 'on' : 'off'}`)}</p>
      </div>
      {isGranted ? (
        <ActionButton id="privacy.setConsent" input={{ purpose, isGranted: false }}>
          {t('consent.withdraw')}
        </ActionButton>
      ) : (
        <Button isUnavailable={refusal !== null} onPress={onAsk}>
          {t('consent.ask')}
        </Button>
      )}
    </section>
  );
}

/** True once the driver has agreed to a use of personal data. */
function useConsent(purpose: ConsentRowProps['purpose']): boolean {
  return usePage(({ services }) =>
    services.consents.some((consent) => consent.purpose === purpose && consent.isGranted),
  );
}
