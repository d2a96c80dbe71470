import type { MerchantHit } from '../../shared/services/merchant.ts';
import type { Consents } from './services-options.ts';
import { findMerchants } from './drafts/find-merchants.ts';
import type { Shops } from './shops.ts';
import type { SuggestionsOptions } from './suggestions/suggestions.ts';

/** Merchants that a suggestion looks at. */
const SUGGESTED_FROM = 10;

/** Where suggestions look for merchants: nowhere outside of the car unless the driver agreed to that. */
export function suggestedMerchants(
  shops: Shops,
  consents: Pick<Consents, 'isGranted'>,
): SuggestionsOptions['find'] {
  return async (service, by): Promise<readonly MerchantHit[]> => {
    const shop = shops.open(service);
    if (!shop) return [];
    const { category, provider: backend } = shop.service.manifest;
    // Nobody asked: where the car is leaves it only for who agreed to be suggested things by place.
    if (backend.kind !== 'embedded' && !consents.isGranted('offers')) return [];
    const where = { by };
    const found = await findMerchants({ where, limit: SUGGESTED_FROM }, { ...shop, category });
    return found.ok ? found.value : [];
  };
}
