import { CalendarDays, CircleHelp, HandCoins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FinanceOffer } from '../../shared/ownership/finance-plan.ts';
import { Button } from '../ui/Button.tsx';
import type { FinanceDetail } from './finance-detail.ts';
import styles from './FinanceResult.module.css';
import { useWords } from './use-showroom.ts';

interface FinanceResultProps {
  readonly offer: FinanceOffer;
  readonly onDetail: (detail: FinanceDetail) => void;
}

/** `5.4` of 540 hundredths of a percent. */
const rateText = (rateBp: number) => `${(rateBp / 100).toFixed(2)}%`;

/** What a plan comes to: the month large, the whole beside it. */
export function FinanceResult({ offer, onDetail }: FinanceResultProps) {
  const { t } = useTranslation('ownership');
  const { money } = useWords();
  const { plan, toKeepFen, toGiveBackFen } = offer;
  const finalKind = plan.kind === 'lease' ? 'lease' : 'balloon';
  const facts: readonly (readonly [string, string])[] = [
    [t('finance.downPayment'), money(offer.downFen)],
    [t('finance.financed'), money(offer.financedFen)],
    [t('finance.interest'), money(offer.interestFen)],
    ...(offer.feeFen > 0 ? [[t('finance.fee'), money(offer.feeFen)] as const] : []),
    ...(toKeepFen > 0 ? [[t(`finance.toKeep.${finalKind}`), money(toKeepFen)] as const] : []),
    ...(toGiveBackFen === null ? [] : [[t('finance.toGiveBack'), money(toGiveBackFen)] as const]),
    [t('finance.rate'), rateText(offer.rateBp)],
    [t('finance.effectiveRate'), rateText(offer.effectiveRateBp)],
  ];
  return (
    <div className={styles['result']}>
      <p className={styles['monthly']}>
        <span className={styles['label']}>
          {t(plan.kind === 'equalPrincipal' ? 'finance.firstMonth' : 'finance.monthly')}
        </span>
        <output className={styles['figure']} data-testid="monthly">
          {money(offer.monthlyFen)}
        </output>
      </p>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['ways']}>
        <Button icon={<CircleHelp aria-hidden="true" />} onPress={() => onDetail('why')}>
          {t('finance.why')}
        </Button>
        <Button icon={<CalendarDays aria-hidden="true" />} onPress={() => onDetail('schedule')}>
          {t('finance.schedule')}
        </Button>
        <Button
          variant="primary"
          icon={<HandCoins aria-hidden="true" />}
          onPress={() => onDetail('apply')}
        >
          {t('finance.apply')}
        </Button>
      </div>
    </div>
  );
}
