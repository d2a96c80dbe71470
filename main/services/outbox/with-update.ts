import { isEnded } from '../../../shared/services/facts.ts';
import type { Order } from '../../../shared/services/order.ts';
import { acceptUpdate, type Verdict } from '../../../shared/services/order-machine.ts';
import type { StoredOrder } from './stored-order.ts';

/** What came of an update: the order as it is now, when the update was accepted. */
export type Updated =
  | { readonly kind: 'accepted'; readonly stored: StoredOrder }
  | Exclude<Verdict, { readonly kind: 'accept' }>;

/**
 * Takes what a provider says of an order, if it can be believed.
 *
 * @param now wall clock, epoch ms
 */
export function withUpdate(stored: StoredOrder, update: Order, now: number): Updated {
  const { key, merchant, details, placedAt, estimate, isEstimate, order } = stored;
  const verdict = acceptUpdate(
    {
      ...{ key, placedAt, order },
      kind: details.kind,
      merchantId: merchant.id,
      quoted: estimate && { total: estimate, isEstimate },
    },
    update,
    now,
  );
  if (verdict.kind !== 'accept') return verdict;
  const endedAt = isEnded(update.status) ? (stored.endedAt ?? now) : null;
  return { kind: 'accepted', stored: { ...stored, order: update, endedAt } };
}
