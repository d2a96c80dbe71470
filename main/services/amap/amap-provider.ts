import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { Merchant } from '../../../shared/services/merchant.ts';
import { idSchema } from '../../../shared/services/text.ts';
import { LACKING } from '../lacking-provider.ts';
import { failed, notSupported } from '../provider-fault.ts';
import type {
  MerchantSearch,
  ProviderAnswer,
  ProviderParts,
  ServiceProvider,
} from '../provider.ts';
import { AmapClient, type AmapConfig } from './amap-client.ts';
import { toAmap } from './gcj.ts';
import { merchantOf } from './merchant-of-poi.ts';
import { typesOf } from './place-types.ts';

/** Largest `radius` and `page_size` of the Web Service. */
const MAX_RADIUS_M = 50_000;
const MAX_PAGE = 25;

/**
 * Places by Amap Web Service v5: where something is, no orders.
 *
 * @param key of the Web Service; never logged
 */
export function createAmapProvider(
  config: AmapConfig,
  key: string,
  parts: ProviderParts,
): ServiceProvider {
  const client = new AmapClient(config, key, parts);
  return {
    ...LACKING,
    merchants: (search) => around(client, parts, search),
    merchant: (id) => detail(client, parts, id),
  };
}

async function around(
  client: AmapClient,
  { rejections }: ProviderParts,
  { category, near, radiusM, limit }: MerchantSearch,
): Promise<ProviderAnswer<readonly Merchant[]>> {
  const types = typesOf(category);
  if (types.length === 0) return notSupported(`the category ${category}`);
  const pageSize = Math.min(limit, MAX_PAGE);
  const found = new Map<string, Merchant>();
  for (let page = 1; found.size < limit && (page - 1) * pageSize < limit; page++) {
    const pois = await client.places('around', {
      location: toAmap(near),
      types: types.join('|'),
      radius: String(Math.min(Math.round(radiusM), MAX_RADIUS_M)),
      sortrule: 'distance',
      show_fields: 'business',
      page_size: String(pageSize),
      page_num: String(page),
    });
    if (!pois.ok) return pois;
    for (const poi of pois.value) {
      const merchant = merchantOf(poi, category);
      if (merchant) found.set(merchant.id, merchant);
      else rejections.add('services', 'amap-place');
    }
    if (pois.value.length < pageSize) break;
  }
  const nearest = [...found.values()].sort((a, b) => distanceM(near, a) - distanceM(near, b));
  return { ok: true, value: nearest.slice(0, limit) };
}

async function detail(
  client: AmapClient,
  { rejections }: ProviderParts,
  id: string,
): Promise<ProviderAnswer<Merchant>> {
  if (!idSchema.safeParse(id).success) return failed('notFound', true, 'not an id of a place');
  const pois = await client.places('detail', { id, show_fields: 'business' });
  if (!pois.ok) return pois;
  const [poi] = pois.value;
  if (poi === undefined) return failed('notFound', true, 'no such place');
  const merchant = merchantOf(poi);
  if (merchant?.id === id) return { ok: true, value: merchant };
  rejections.add('services', 'amap-place');
  return failed('invalid', true, 'the place has another shape, kind, or id');
}
