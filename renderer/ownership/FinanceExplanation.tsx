import { useTranslation } from 'react-i18next';
import type { FinanceOffer } from '../../shared/ownership/finance-plan.ts';
import styles from './FinanceExplanation.module.css';
import { useWords } from './use-showroom.ts';

/** How a plan is worked out, in words and with its own figures; only shown at standstill. */
export function FinanceExplanation({ offer }: { readonly offer: FinanceOffer }) {
  const { t } = useTranslation('ownership');
  const { money } = useWords();
  const { plan, schedule, financedFen, interestFen, finalFen } = offer;
  const paidFen = schedule.reduce((sum, { instalmentFen }) => sum + instalmentFen, 0);
  const figures = {
    paid: money(paidFen),
    financed: money(financedFen),
    interest: money(interestFen),
  };
  const finalKind = plan.kind === 'lease' ? 'lease' : 'balloon';
  return (
    <div className={styles['words']}>
      <p>{t(`finance.how.${plan.kind}`)}</p>
      <p className={styles['check']}>
        {finalFen === 0
          ? t('finance.checkLevel', figures)
          : t('finance.check', {
              ...figures,
              final: t(`finance.final.${finalKind}`),
              amount: money(finalFen),
            })}
      </p>
      <p>{t('finance.how.effective')}</p>
      <p className={styles['note']}>{t('finance.notOffer')}</p>
    </div>
  );
}
