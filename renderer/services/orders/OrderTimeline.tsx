import { useTranslation } from 'react-i18next';
import type { Order } from '../../../shared/services/order.ts';
import { ORDER_STEPS, stepOf } from './order-steps.ts';
import styles from './OrderTimeline.module.css';

/** How far an order has come; nothing for one that was called off. */
export function OrderTimeline({ order: { kind, status } }: { readonly order: Order }) {
  const { t } = useTranslation('services');
  const current = stepOf(kind, status);
  if (current === null) return null;
  return (
    <ol className={styles['steps']} aria-label={t('order.progress')}>
      {ORDER_STEPS[kind].map((step, index) => (
        <li
          key={step}
          className={styles['step']}
          data-state={
            index < current || status === 'done' ? 'past' : index === current ? 'now' : 'ahead'
          }
          {...(index === current && { 'aria-current': 'step' as const })}
        >
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
