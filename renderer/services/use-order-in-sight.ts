import { useMemo } from 'react';
import { orderInSight, type OrderInSight } from '../../shared/services/order-phase.ts';
import { usePage } from '../host/hooks.ts';
import { useMinute } from '../ui/use-minute.ts';

/** The order under way that the driver should have in sight now, or `null`. */
export function useOrderInSight(): OrderInSight | null {
  const orders = usePage(({ services }) => services.orders);
  // Where the car is decides when to set off; a street more or less does not.
  const lon = usePage(({ navigation }) => round(navigation.position?.lon));
  const lat = usePage(({ navigation }) => round(navigation.position?.lat));
  const now = useMinute();
  return useMemo(
    () => orderInSight(orders, lon === undefined || lat === undefined ? null : { lon, lat }, now),
    [orders, lon, lat, now],
  );
}

/** To about 100 m. */
function round(degrees: number | undefined): number | undefined {
  return degrees === undefined ? undefined : Math.round(degrees * 1000) / 1000;
}
