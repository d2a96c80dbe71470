import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type {
  MerchantAnswer,
  MerchantsAnswer,
  QuoteAnswer,
  SlotsAnswer,
} from '../../shared/contract/host.ts';
import type {
  draftQuerySchema,
  merchantQuerySchema,
  oneMerchantQuerySchema,
  slotQuerySchema,
} from '../../shared/services/query.ts';
import { ask } from './ask.ts';
import type { HostLink } from './host-link.ts';

/** Questions about what services offer; each is answered, if only with the reason why not. */
export interface ServiceQuery {
  /** Merchants of a service, best first. */
  merchants(query: z.input<typeof merchantQuerySchema>): Promise<MerchantsAnswer>;
  /** One merchant with everything that is known. */
  merchant(query: z.input<typeof oneMerchantQuerySchema>): Promise<MerchantAnswer>;
  /** Times of a day that can be booked, in order. */
  slots(query: z.input<typeof slotQuerySchema>): Promise<SlotsAnswer>;
  /** What an order would come to; nothing is ordered. */
  quote(query: z.input<typeof draftQuerySchema>): Promise<QuoteAnswer>;
}

/** Asks the host over `link`. */
export function createServiceQuery(link: HostLink): ServiceQuery {
  return {
    merchants: (query) => ask(link, ({ services }) => services.merchants(query)),
    merchant: (query) => ask(link, ({ services }) => services.merchant(query)),
    slots: (query) => ask(link, ({ services }) => services.slots(query)),
    quote: (query) => ask(link, ({ services }) => services.quote(query)),
  };
}

/** Provided once by the shell; see `renderer/app/main.tsx`. */
export const ServiceQueryContext = createContext<ServiceQuery | null>(null);

/** The one way from a component to what services offer. */
export function useServiceQuery(): ServiceQuery {
  const query = useContext(ServiceQueryContext);
  if (!query) throw new Error('useServiceQuery needs a ServiceQueryContext above it');
  return query;
}
