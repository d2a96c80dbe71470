import { notSupported } from './provider-fault.ts';
import type { ServiceProvider } from './provider.ts';

const lacking = (what: string) => () => Promise.resolve(notSupported(what));

/** What a protocol answers to everything that it lacks; an adapter puts what it has in its place. */
export const LACKING = {
  merchants: lacking('a search'),
  merchant: lacking('a merchant'),
  slots: lacking('a booking'),
  quote: lacking('an order'),
  createOrder: lacking('an order'),
  operate: lacking('an order'),
  order: lacking('an order'),
  // Without orders there is none to forget.
  eraseOrders: () => Promise.resolve({ ok: true, value: { erased: 0 } }),
  offers: lacking('an offer'),
  weather: lacking('weather'),
  close: () => undefined,
} as const satisfies ServiceProvider;
