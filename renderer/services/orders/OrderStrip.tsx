import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { isEnded } from '../../../shared/services/facts.ts';
import { usePage } from '../../host/hooks.ts';
import { OrderRow } from './OrderRow.tsx';
import styles from './OrderStrip.module.css';

/** As many as stand beside each other; the others are in the list of orders. */
const MOST = 2;

/** What is under way, of one service or of all. */
export function OrderStrip({ service }: { readonly service?: string }) {
  const { t } = useTranslation('services');
  const orders = usePage(
    useShallow(({ services }) =>
      services.orders.filter(
        ({ order, service: of }) =>
          (service === undefined || of === service) && !(order && isEnded(order.status)),
      ),
    ),
  );
  if (orders.length === 0) return null;
  return (
    <ul className={styles['strip']} aria-label={t('orders.underWay')}>
      {orders.slice(0, MOST).map((tracked) => (
        <li key={tracked.key}>
          <OrderRow tracked={tracked} />
        </li>
      ))}
    </ul>
  );
}
