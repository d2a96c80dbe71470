import { CircleX, LogOut, Navigation, Plug, Square, Trash2, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isEnded } from '../../../shared/services/facts.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { orderPhase } from '../../../shared/services/order-phase.ts';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { usePerform } from '../../host/perform-context.ts';
import { ActionButton } from '../ActionButton.tsx';
import { setServicesView } from '../services-view.ts';
import { useLanguage } from '../use-language.ts';
import styles from './OrderActions.module.css';

/** What can be done with an order as it stands. */
export function OrderActions({ tracked }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  const perform = usePerform();
  const { key, order, sending } = tracked;
  if (!order || isEnded(order.status)) {
    return (
      <div className={styles['actions']}>
        {order ? (
          <ActionButton
            id="orders.forget"
            input={{ key }}
            icon={<Trash2 aria-hidden="true" />}
            onDone={() => setServicesView({ order: null })}
          >
            {t('order.forget')}
          </ActionButton>
        ) : (
          <CancelButton tracked={tracked} />
        )}
      </div>
    );
  }
  return (
    <div className={styles['actions']}>
      <MainAction tracked={tracked} />
      {order.kind !== 'purchase' && order.status !== 'awaitingPayment' && (
        <ActionButton
          id="orders.goTo"
          input={{ key }}
          icon={<Navigation aria-hidden="true" />}
          onDone={() => void perform('panel.close', {})}
        >
          {t('order.goTo')}
        </ActionButton>
      )}
      {order.status !== 'ready' && sending !== 'cancel' && <CancelButton tracked={tracked} />}
    </div>
  );
}

function CancelButton({ tracked: { key, sending } }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  return (
    <ActionButton
      id="orders.cancel"
      input={{ key }}
      icon={<CircleX aria-hidden="true" />}
      isPending={sending === 'cancel'}
    >
      {t('order.cancel')}
    </ActionButton>
  );
}

/** The one thing that the order waits for the driver to do. */
function MainAction({ tracked }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const { key, order, sending } = tracked;
  const look = { variant: 'primary', isPending: sending !== null } as const;
  switch (orderPhase({ ...tracked, sending: null, trouble: null })) {
    case 'awaitingPayment':
      return (
        <ActionButton
          {...look}
          id="orders.pay"
          input={{ key }}
          icon={<Wallet aria-hidden="true" />}
        >
          {order ? t('order.pay', { amount: moneyText(language, order.total) }) : ''}
        </ActionButton>
      );
    case 'waitingForPlug':
    case 'reserved':
      // Once it has begun, the plug does the rest.
      if (order?.kind !== 'charge' || order.status !== 'accepted') return null;
      return (
        <ActionButton {...look} id="charging.start" input={{}} icon={<Plug aria-hidden="true" />}>
          {t('charging.start')}
        </ActionButton>
      );
    case 'charging':
      return (
        <ActionButton {...look} id="charging.stop" input={{}} icon={<Square aria-hidden="true" />}>
          {t('charging.stop')}
        </ActionButton>
      );
    case 'parked':
      return (
        <ActionButton {...look} id="parking.leave" input={{}} icon={<LogOut aria-hidden="true" />}>
          {t('parking.leave')}
        </ActionButton>
      );
    default:
      return null;
  }
}
