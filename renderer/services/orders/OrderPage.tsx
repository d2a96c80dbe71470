import { useTranslation } from 'react-i18next';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { DemoMark } from '../DemoMark.tsx';
import { ServiceIcon } from '../ServiceIcon.tsx';
import { setServicesView } from '../services-view.ts';
import { OrderActions } from './OrderActions.tsx';
import { OrderFigures } from './OrderFigures.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { PaymentCode } from './PaymentCode.tsx';
import { useOrderWords } from './use-order-words.ts';
import styles from './OrderPage.module.css';

/** One order from placing it to its end: where it stands, what it costs, and what can be done. */
export function OrderPage({ tracked }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation(['services', 'reasons']);
  const perform = usePerform();
  const { merchant, status, phase } = useOrderWords()(tracked);
  const tile = usePage(({ services }) => services.tiles.find(({ id }) => id === tracked.service));
  const { order, trouble } = tracked;
  const note = order?.note;
  return (
    <Panel
      title={t('services:order.title')}
      onBack={() => setServicesView({ order: null })}
      onClose={() => {
        setServicesView({ order: null });
        void perform('panel.close', {});
      }}
      mark={tile?.isDemo && <DemoMark>{t('services:demo')}</DemoMark>}
    >
      <div className={styles['page']}>
        <div className={styles['facts']}>
          <header className={styles['head']}>
            {tile && <ServiceIcon icon={tile.icon} />}
            <div className={styles['words']}>
              <h2 className={styles['status']} data-phase={phase}>
                {status}
              </h2>
              <p className={styles['merchant']}>{merchant}</p>
            </div>
          </header>
          {(trouble ?? note) !== undefined && (
            <p className={styles['note']} role="status">
              {trouble ? t(`reasons:${trouble.key}`) : note}
            </p>
          )}
          <OrderFigures tracked={tracked} />
          <OrderLines tracked={tracked} />
          {order && <OrderTimeline order={order} />}
        </div>
        <PaymentCode tracked={tracked} />
        <OrderActions tracked={tracked} />
      </div>
    </Panel>
  );
}
