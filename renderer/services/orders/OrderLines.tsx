import { useTranslation } from 'react-i18next';
import { moneyText } from '../../../shared/services/money-text.ts';
import type { OrderLine } from '../../../shared/services/order.ts';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { textWidth } from '../../ui/text-width.ts';
import { nameIn } from '../names.ts';
import { useLanguage } from '../use-language.ts';
import styles from './OrderLines.module.css';

const LINE = { height: 40, gap: 2, minWidth: 440, maxColumns: 2 } as const;
/** Names wider than this take two lines, in type sizes. */
const NAME_FITS = 8;
const HIGH_LINE = { ...LINE, height: 68 } as const;

/** What an order consists of, or a bill of. */
export function OrderLines({ tracked }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const lines = tracked.order?.lines ?? [];
  if (lines.length === 0) return <div className={styles['none']} />;
  const isWide = lines.some((line) => textWidth(nameIn(language, line)) > NAME_FITS);
  return (
    <div className={styles['lines']}>
      <PagedList
        label={t('order.lines')}
        items={lines}
        keyOf={({ productId }) => productId}
        cell={isWide ? HIGH_LINE : LINE}
      >
        {(line) => <Line line={line} />}
      </PagedList>
    </div>
  );
}

function Line({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const { quantity, unit, amount } = line;
  const number = Number.isInteger(quantity) ? String(quantity) : quantity.toFixed(2);
  return (
    <p className={styles['line']}>
      <span className={styles['name']}>{nameIn(language, line)}</span>
      <span className={styles['quantity']}>{t(`unit.${unit}`, { number })}</span>
      <span>{moneyText(language, amount)}</span>
    </p>
  );
}
