import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Money } from '../../../shared/services/money.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { usePage } from '../../host/hooks.ts';
import { ConsentAsk } from '../../privacy/ConsentAsk.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { ConsentRow } from '../ConsentRow.tsx';
import { OrderRow } from '../orders/OrderRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { State } from '../State.tsx';
import { useLanguage } from '../use-language.ts';
import type { FlowProps } from './flow-props.ts';
import styles from './PaymentFlow.module.css';

/** What may be paid from the seat, and what waits to be paid. */
export function PaymentFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const wallet = usePage(({ services }) => services.wallet);
  const open = usePage(
    useShallow(({ services }) =>
      services.orders.filter(({ order }) => order?.status === 'awaitingPayment'),
    ),
  );
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    const done = () => setAsking(false);
    return (
      <ServicePage tile={tile} onBack={done}>
        <ConsentAsk purpose="autoPay" onDone={done} />
      </ServicePage>
    );
  }
  return (
    <ServicePage tile={tile}>
      {wallet.isSandbox && <p className={styles['sandbox']}>{t('payment.sandboxNote')}</p>}
      <dl className={styles['limits']}>
        <Limit label={t('payment.perOrder')} amount={wallet.perOrder} />
        <Limit label={t('payment.perDay')} amount={wallet.perDay} />
        <Limit label={t('payment.spentToday')} amount={wallet.spentToday} />
      </dl>
      <ConsentRow purpose="autoPay" onAsk={() => setAsking(true)} />
      {open.length === 0 ? (
        <State icon={<CircleCheck aria-hidden="true" />} text={t('payment.none')} />
      ) : (
        <PagedList label={t('payment.open')} items={open} keyOf={({ key }) => key}>
          {(tracked) => <OrderRow tracked={tracked} />}
        </PagedList>
      )}
    </ServicePage>
  );
}

function Limit({ label, amount }: { readonly label: string; readonly amount: Money }) {
  const language = useLanguage();
  return (
    <div className={styles['limit']}>
      <dt className={styles['label']}>{label}</dt>
      <dd className={styles['amount']}>{moneyText(language, amount)}</dd>
    </div>
  );
}
