import type { ProviderConfig } from '../../../shared/services/manifest.ts';
import { fetchJson } from '../fetch-json.ts';
import { failed, type Failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderParts } from '../provider.ts';
import { faultOf, isSpent } from './infocode.ts';
import { placesSchema, refusalSchema } from './poi.ts';

export type AmapConfig = Extract<ProviderConfig, { readonly kind: 'amap' }>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Asks the Web Service. The key travels in the query, so no address is ever logged or repeated. */
export class AmapClient {
  readonly #config: AmapConfig;
  readonly #key: string;
  readonly #parts: ProviderParts;
  /** Until when the quota is spent, epoch ms. */
  #spentUntil = 0;

  constructor(config: AmapConfig, key: string, parts: ProviderParts) {
    this.#config = config;
    this.#key = key;
    this.#parts = parts;
  }

  /** The places of `/v5/place/<what>`, not yet looked into. */
  async places(
    what: 'around' | 'detail',
    query: Readonly<Record<string, string>>,
  ): Promise<ProviderAnswer<readonly unknown[]>> {
    const { fetch, clock, rejections } = this.#parts;
    const { wall } = clock.now();
    if (wall < this.#spentUntil) return failed('busy', false, 'the quota of the day is spent');
    const url = new URL(`${this.#config.url.replace(/\/$/, '')}/v5/place/${what}`);
    for (const [name, value] of Object.entries({ ...query, key: this.#key })) {
      url.searchParams.set(name, value);
    }
    const { timeoutMs } = this.#config;
    const answer = await fetchJson(fetch, new Request(url), { timeoutMs });
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    const places = placesSchema.safeParse(body);
    if (status === 200 && places.success) return { ok: true, value: places.data.pois };
    const refusal = refusalSchema.safeParse(body);
    if (refusal.success) {
      const { infocode } = refusal.data;
      if (isSpent(infocode)) this.#spentUntil = midnightInBeijing(wall);
      return faultOf(infocode);
    }
    rejections.add('services', 'amap-invalid');
    return invalid(status);
  }
}

function invalid(status: number): Failed {
  return status >= 500
    ? failed('internal', false, `status ${status}`)
    : failed('invalid', status === 200, `status ${status} with an answer of another shape`);
}

/** When quotas begin anew: the next midnight at UTC+8. */
function midnightInBeijing(wall: number): number {
  return (Math.floor((wall + 8 * HOUR_MS) / DAY_MS) + 1) * DAY_MS - 8 * HOUR_MS;
}
