import { reason, type Reason } from '../../shared/contract/reason.ts';
import { findMerchants } from './drafts/find-merchants.ts';
import { reasonOfFault } from './fault-reason.ts';
import type { ProviderAnswer } from './provider.ts';
import { quoteDraft } from './service-orders.ts';
import type { Services } from './services.ts';
import type { Shops } from './shops.ts';

interface Failure {
  readonly ok: false;
  readonly reason: Reason;
}

const NOT_OFFERED: Failure = { ok: false, reason: reason('services.notOffered') };

function answerOf<Value>(answer: ProviderAnswer<Value>) {
  return answer.ok ? answer : { ok: false as const, reason: reasonOfFault(answer.fault) };
}

/** What displays ask of the services. */
export function createServiceQueries(
  shops: Shops,
): Pick<Services, 'merchants' | 'merchant' | 'slots' | 'quote' | 'picture'> {
  return {
    async merchants({ service, where, limit }) {
      const shop = shops.open(service);
      if (!shop) return NOT_OFFERED;
      const { provider, navigation } = shop;
      const { category } = shop.service.manifest;
      const found = await findMerchants({ where, limit }, { provider, category, navigation });
      return found.ok ? { ok: true, value: [...found.value] } : found;
    },
    async merchant({ service, merchantId }) {
      const shop = shops.open(service);
      return shop ? answerOf(await shop.provider.merchant(merchantId)) : NOT_OFFERED;
    },
    async slots({ service, merchantId, day }) {
      const shop = shops.open(service);
      if (!shop) return NOT_OFFERED;
      const answer = answerOf(await shop.provider.slots(merchantId, day));
      return answer.ok ? { ok: true, value: [...answer.value] } : answer;
    },
    async quote({ service, draft }) {
      const shop = shops.open(service);
      if (!shop) return NOT_OFFERED;
      const quoted = await quoteDraft(draft, shop);
      if (!quoted.ok) return quoted;
      const { quote } = quoted.value;
      return quote
        ? { ok: true, value: quote }
        : { ok: false, reason: reason('services.notOffered', 'the provider names no price') };
    },
    async picture(service, name) {
      const shop = shops.open(service);
      if (!shop) return null;
      if (name === 'icon') return shop.service.icon;
      const answer = await shop.provider.picture?.(`/${name}`);
      return answer?.ok ? answer.value : null;
    },
  };
}
