import { Receipt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { reachableItems } from '../../host/reachable-items.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { State } from '../State.tsx';
import { OrderRow } from './OrderRow.tsx';

/** Every order that the car keeps: those under way first. */
export function OrdersPage() {
  const { t } = useTranslation('services');
  const orders = usePage(({ services }) => services.orders);
  const most = usePage(({ restrictions }) => reachableItems(restrictions));
  if (orders.length === 0) {
    return (
      <State
        icon={<Receipt aria-hidden="true" />}
        text={t('orders.none')}
        note={t('orders.noneNote')}
      />
    );
  }
  return (
    <PagedList label={t('orders.label')} items={orders} keyOf={({ key }) => key} most={most}>
      {(tracked) => <OrderRow tracked={tracked} />}
    </PagedList>
  );
}
