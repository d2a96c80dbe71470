import type { Order } from '../../../shared/services/order.ts';
import { LACKING } from '../lacking-provider.ts';
import { notSupported } from '../provider-fault.ts';
import type { ProviderParts, ServiceProvider } from '../provider.ts';
import { Catalogue } from './catalogue.ts';
import { Charging } from './charging.ts';
import { OcpiClient } from './ocpi-client.ts';
import { tokensOf, type OcpiConfig } from './ocpi-config.ts';
import { ocpiSender } from './ocpi-http.ts';
import { OrderBook } from './order-book.ts';
import { Receiver } from './receiver.ts';

/**
 * Charging by OCPI 2.2.1, as an eMSP: `docs/services-ocpi.md` tells what of it is there.
 *
 * @param token the credentials token that we send; after white space, the one that the operator sends
 */
export function createOcpiProvider(
  config: OcpiConfig,
  token: string,
  parts: ProviderParts,
): ServiceProvider & Required<Pick<ServiceProvider, 'onOrder' | 'receive'>> {
  const tokens = tokensOf(token);
  const client = new OcpiClient(config, ocpiSender(config, tokens, parts), parts);
  const catalogue = new Catalogue(client, parts, config.timeoutMs);
  const book = new OrderBook(parts);
  const hearsResults = config.receiverUrl !== undefined && tokens.receive !== null;
  const charging = new Charging(config, { hearsResults }, client, catalogue, book, parts);
  const receiver = new Receiver(config, tokens.receive, catalogue, book, parts);
  return {
    async merchants(search) {
      if (search.category !== 'charging') return notSupported(`the category ${search.category}`);
      const stations = await catalogue.near(search);
      if (!stations.ok) return stations;
      return { ok: true, value: stations.value.map(({ merchant }) => merchant) };
    },
    async merchant(id) {
      const station = await catalogue.station(id);
      return station.ok ? { ok: true, value: station.value.merchant } : station;
    },
    slots: LACKING.slots,
    quote: (request) => charging.quote(request),
    createOrder: (request, key) => charging.create(request, key),
    // Every command of OCPI may be sent again by itself: the key of an operation adds nothing.
    operate: (orderId, operation) => charging.operate(orderId, operation),
    order: (orderId) => charging.order(orderId),
    eraseOrders: () => Promise.resolve({ ok: true, value: { erased: book.erase() } }),
    offers: LACKING.offers,
    weather: LACKING.weather,
    onOrder: (listener: (order: Order) => void) =>
      book.onChange((record) => {
        const order = charging.orderOf(record);
        if (order.ok) listener(order.value);
      }),
    receive: (request) => receiver.receive(request),
    close: () => undefined,
  };
}
