import { reason } from '../../../shared/contract/reason.ts';
import { bestConnector, isOpenAt, sells } from '../../../shared/services/choose.ts';
import type { MerchantChoice, OrderDraft } from '../../../shared/services/command.ts';
import type { Merchant } from '../../../shared/services/merchant.ts';
import { reasonOfFault } from '../fault-reason.ts';
import { findMerchants, type Found, type SearchParts } from './find-merchants.ts';

/** Merchants looked at for one that fits. */
const LOOKED_AT = 20;

/** The merchant that is meant: the named one, or the first of those nearby that `fits`. */
export async function chooseMerchant(
  choice: MerchantChoice,
  fits: (merchant: Merchant) => boolean,
  parts: SearchParts,
): Promise<Found<Merchant>> {
  if (choice.by === 'id') {
    const answer = await parts.provider.merchant(choice.id);
    return answer.ok
      ? { ok: true, value: answer.value }
      : { ok: false, reason: reasonOfFault(answer.fault) };
  }
  const found = await findMerchants({ where: { by: choice.to }, limit: LOOKED_AT }, parts);
  if (!found.ok) return found;
  const chosen = found.value.find(fits) ?? found.value[0];
  return chosen
    ? { ok: true, value: chosen }
    : { ok: false, reason: reason('services.noMerchant') };
}

/**
 * Whether a merchant can do what a draft asks: open, with a free point or space, and all the things.
 *
 * @param minuteOfDay on the merchant's clock
 */
export function canServe(draft: OrderDraft, merchant: Merchant, minuteOfDay: number): boolean {
  if (!isOpenAt(merchant, minuteOfDay)) return false;
  switch (draft.kind) {
    case 'charge':
      return draft.connectorId === undefined
        ? bestConnector(merchant) !== null
        : (merchant.charging?.connectors ?? []).some(({ id }) => id === draft.connectorId);
    case 'park':
      return merchant.parking !== undefined && (merchant.parking.free ?? 1) > 0;
    case 'fuel':
      return (merchant.fuel?.grades ?? []).some(
        ({ grade }) => draft.grade === undefined || grade === draft.grade,
      );
    case 'pickup':
    case 'purchase':
      return (
        sells(
          merchant,
          draft.lines.map(({ productId }) => productId),
        ) === 'all'
      );
    case 'booking':
      return true;
  }
}
