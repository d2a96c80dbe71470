import { useTranslation } from 'react-i18next';
import type { FinanceOffer } from '../../shared/ownership/finance-plan.ts';
import { PagedList } from '../ui/PagedList.tsx';
import styles from './FinanceSchedule.module.css';
import { useWords } from './use-showroom.ts';

const CELL = { height: 46, gap: 2, minWidth: 700, maxColumns: 1 };

/** Every instalment, to the fen. */
export function FinanceSchedule({ offer: { schedule } }: { readonly offer: FinanceOffer }) {
  const { t } = useTranslation('ownership');
  const { money } = useWords();
  return (
    <div className={styles['schedule']}>
      <div className={styles['row']} data-head="">
        <span>{t('finance.ofMonth')}</span>
        <span>{t('finance.instalment')}</span>
        <span>{t('finance.principal')}</span>
        <span>{t('finance.interestPart')}</span>
        <span>{t('finance.balance')}</span>
      </div>
      <PagedList
        label={t('finance.schedule')}
        items={schedule}
        keyOf={({ month }) => String(month)}
        cell={CELL}
      >
        {({ month, instalmentFen, principalFen, interestFen, balanceFen }) => (
          <div className={styles['row']}>
            <span>{t('finance.month', { month })}</span>
            <span>{money(instalmentFen)}</span>
            <span>{money(principalFen)}</span>
            <span>{money(interestFen)}</span>
            <span>{money(balanceFen)}</span>
          </div>
        )}
      </PagedList>
    </div>
  );
}
