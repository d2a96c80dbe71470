import type { Merchant, MerchantHit, Slot } from '../../shared/services/merchant.ts';
import type { Quote } from '../../shared/services/order.ts';
import type { z } from 'zod';
import type { draftQuerySchema, MerchantQuery } from '../../shared/services/query.ts';
import { useServiceQuery } from '../host/service-query.ts';
import { useAnswer, type Answered } from '../host/use-answer.ts';

/** Free places change while the driver looks; providers are asked no faster than this, ms. */
const LIVE_MS = 15_000;

/** More would not be looked through. */
const MOST = 21;

/** Where merchants are looked for. */
export type MerchantScope = 'car' | 'destination' | 'route';

/** Merchants of a service, best first, and what is live about them. */
export function useMerchants(service: string, by: MerchantScope): Answered<readonly MerchantHit[]> {
  const query = useServiceQuery();
  const where: MerchantQuery['where'] = { by };
  return useAnswer({ service, where, limit: MOST }, (asked) => query.merchants(asked), LIVE_MS);
}

/** One merchant with everything that is known. */
export function useMerchant(service: string, merchantId: string): Answered<Merchant> {
  const query = useServiceQuery();
  return useAnswer({ service, merchantId }, (asked) => query.merchant(asked), LIVE_MS);
}

/** The times of a day that can be booked. */
export function useSlots(
  service: string,
  merchantId: string,
  day: string,
): Answered<readonly Slot[]> {
  const query = useServiceQuery();
  return useAnswer({ service, merchantId, day }, (asked) => query.slots(asked));
}

/** What an order would come to; `null` asks nothing. */
export function useQuote(question: z.input<typeof draftQuerySchema> | null): Answered<Quote> {
  const query = useServiceQuery();
  return useAnswer(question, (asked) => query.quote(asked));
}
