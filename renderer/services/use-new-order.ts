import { useEffect, useState } from 'react';
import { usePage } from '../host/hooks.ts';
import { setServicesView } from './services-view.ts';

/**
 * Shows the new order of `service` once one was asked for: the host answers an action before the
 * order it led to has arrived.
 *
 * @returns to be called when an order was asked for
 */
export function useNewOrder(service: string): () => void {
  const latest = usePage(
    ({ services }) => services.orders.find((order) => order.service === service)?.key ?? null,
  );
  const above = usePage((state) => state.service);
  const [before] = useState(latest);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || latest === null || latest === before) return;
    setServicesView({ order: { key: latest, above } });
  }, [isAsked, latest, before, above]);
  return () => setAsked(true);
}
