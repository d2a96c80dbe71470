import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import { usePage, useRefusal } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ConsentAsk.module.css';
import { usePurposeText } from './use-purpose-text.ts';

interface ConsentAskProps {
  readonly purpose: Purpose;
  /** Called after the driver has decided. */
  readonly onDone?: (isGranted: boolean) => void;
  /** What needs the agreement; shown instead of the question once there is one. */
  readonly children?: ReactNode;
}

/**
 * Asks for a use of personal data where it is needed: what, where, and how long, with yes and no of
 * equal weight (PIPL articles 14, 16, and 17). A no is kept for this visit only, and costs nothing else.
 */
export function ConsentAsk({ purpose, onDone, children }: ConsentAskProps) {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const { name, use, what, whereIs, where, howLong } = usePurposeText(purpose);
  const isGranted = usePage(({ services }) =>
    services.consents.some((consent) => consent.purpose === purpose && consent.isGranted),
  );
  const refusal = useRefusal('privacy.setConsent', { purpose, isGranted: true });
  const [isDeclined, setDeclined] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);

  const agree = async () => {
    if (isUnderWay) return;
    setUnderWay(true);
    const { status } = await perform('privacy.setConsent', { purpose, isGranted: true });
    setUnderWay(false);
    if (status === 'done') onDone?.(true);
  };
  const decline = () => {
    setDeclined(true);
    onDone?.(false);
  };

  if (isGranted) return children;
  if (isDeclined) {
    return (
      <div className={styles['declined']}>
        <p>{t('ask.declined')}</p>
        <Button variant="quiet" onPress={() => setDeclined(false)}>
          {t('ask.reopen')}
        </Button>
      </div>
    );
  }
  return (
    <section className={styles['ask']} aria-label={t('ask.title')}>
      <h2 className={styles['name']}>{name}</h2>
      <p>{use}</p>
      <dl className={styles['facts']}>
        <dt>{t('what')}</dt>
        <dd>{what}</dd>
        <dt>{t(whereIs)}</dt>
        <dd>{where}</dd>
        <dt>{t('howLong')}</dt>
        <dd>{howLong}</dd>
      </dl>
      <div className={styles['choices']}>
        <Button
          isUnavailable={refusal !== null}
          isPending={isUnderWay}
          onPress={() => void agree()}
        >
          {t('ask.agree')}
        </Button>
        <Button onPress={decline}>{t('ask.decline')}</Button>
      </div>
      <p className={styles['note']}>{t('ask.change')}</p>
    </section>
  );
}
