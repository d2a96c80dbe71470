import { Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TradeInEstimate } from '../../shared/ownership/trade-in.ts';
import { Button } from '../ui/Button.tsx';
import styles from './TradeInResult.module.css';
import { useWords } from './use-showroom.ts';

interface TradeInResultProps {
  readonly estimate: TradeInEstimate;
  readonly onBook: () => void;
}

/** `+3%`, `−42%`; nothing where nothing changed. */
function changeText(tenths: number): string {
  if (tenths === 0) return '';
  return `${tenths > 0 ? '+' : '−'}${Math.abs(tenths) / 10}%`;
}

/** The range, and line by line how it came about. */
export function TradeInResult({ estimate, onBook }: TradeInResultProps) {
  const { t } = useTranslation('ownership');
  const { money, roughMoney } = useWords();
  const { lines, lowFen, highFen, spread } = estimate;
  return (
    <div className={styles['result']}>
      <div>
        <p className={styles['label']}>{t('tradeIn.estimate')}</p>
        <output className={styles['figure']} data-testid="trade-in">
          {t('tradeIn.range', { low: roughMoney(lowFen), high: roughMoney(highFen) })}
        </output>
      </div>
      <ol className={styles['lines']}>
        {lines.map(({ kind, changeTenths, valueFen }) => (
          <li key={kind} className={styles['line']}>
            <span className={styles['label']}>{t(`tradeIn.lines.${kind}`)}</span>
            <span>{changeText(changeTenths)}</span>
            <span>{money(Math.round(valueFen / 100) * 100)}</span>
          </li>
        ))}
      </ol>
      <div className={styles['foot']}>
        <p className={styles['label']}>{t('tradeIn.spread', { percent: spread })}</p>
        <Button variant="primary" icon={<Repeat aria-hidden="true" />} onPress={onBook}>
          {t('tradeIn.book')}
        </Button>
      </div>
    </div>
  );
}
