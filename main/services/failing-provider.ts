import type { ProviderFault, ServiceProvider } from './provider.ts';

/** A provider that cannot be reached at all, e.g. because its secret is missing: its tile says so. */
export function failingProvider(fault: ProviderFault): ServiceProvider {
  const fail = () => Promise.resolve({ ok: false, fault } as const);
  return {
    merchants: fail,
    merchant: fail,
    slots: fail,
    quote: fail,
    createOrder: fail,
    operate: fail,
    order: fail,
    eraseOrders: fail,
    offers: fail,
    weather: fail,
    close: () => undefined,
  };
}
