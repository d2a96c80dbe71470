import type { ProviderConfig } from '../../../shared/services/manifest.ts';
import type { Merchant } from '../../../shared/services/merchant.ts';
import type { Order, OrderOperation, OrderRequest, Quote } from '../../../shared/services/order.ts';
import type {
  MerchantSearch,
  ProviderAnswer,
  ProviderFault,
  ProviderParts,
  ServiceProvider,
} from '../provider.ts';
import { failed, notSupported } from '../provider-fault.ts';
import { timeStampOf } from './beijing-time.ts';
import { ChargeBook, type Charge } from './charge-book.ts';
import { quoteOf } from './charge-order.ts';
import { Charging } from './charging.ts';
import { Inbound } from './inbound.ts';
import { notificationHandlers } from './notifications.ts';
import { partiesOf } from './secrets.ts';
import { StationCache } from './station-cache.ts';
import { StationLive } from './station-live.ts';
import { merchantOf, orderMerchantOf, type Station } from './station-merchant.ts';
import { TcecClient } from './tcec-client.ts';

export type TcecConfig = Extract<ProviderConfig, { kind: 'tcec102' }>;

/**
 * Charging at the stations of an operator that speaks T/CEC 102-2016; `docs/services-tcec102.md` tells
 * what of it.
 *
 * @param secrets the four secrets of T/CEC 102.4, as JSON
 * @throws Error when the secrets do not fit; its message names the field, never a value
 */
export function createTcecProvider(
  config: TcecConfig,
  secrets: string,
  parts: ProviderParts,
): ServiceProvider {
  return new TcecProvider(config, secrets, parts);
}

/** Serial numbers of this side: OperatorID, TimeStamp, and four digits (T/CEC 102.3: 27 characters). */
const SERIALS = 10_000;

class TcecProvider implements ServiceProvider {
  readonly #parts: ProviderParts;
  readonly #stations: StationCache;
  readonly #live: StationLive;
  readonly #book: ChargeBook;
  readonly #charging: Charging;
  readonly #inbound: Inbound;
  readonly #listeners = new Set<(order: Order) => void>();

  constructor({ url, timeoutMs, operatorId }: TcecConfig, secrets: string, parts: ProviderParts) {
    const { clock, log, rejections } = parts;
    const { outbound, inbound } = partiesOf(operatorId, secrets);
    const client = new TcecClient({ url, timeoutMs, party: outbound, parts });
    let serial = 0;
    const nextSeq = () => {
      serial = (serial + 1) % SERIALS;
      return operatorId + timeStampOf(clock.now().wall) + String(serial).padStart(4, '0');
    };
    this.#parts = parts;
    this.#stations = new StationCache(client, clock, rejections);
    this.#live = new StationLive(client, clock, nextSeq);
    const { memory } = parts;
    this.#book = new ChargeBook({ operatorId, clock, log, rejections, memory });
    this.#charging = new Charging({ client, clock, rejections, nextSeq });
    const handlers = notificationHandlers({
      book: this.#book,
      charging: this.#charging,
      stations: this.#stations,
      live: this.#live,
      rejections,
      onCharge: (charge) => void this.#announce(charge),
      onEnded: (charge) => void this.#refreshAndAnnounce(charge),
    });
    this.#inbound = new Inbound({ party: inbound, clock, log, rejections, handlers });
  }

  async merchants(search: MerchantSearch): Promise<ProviderAnswer<readonly Merchant[]>> {
    if (search.category !== 'charging') return { ok: true, value: [] };
    const found = await this.#stations.around(search.near, search.radiusM);
    if (!found.ok) return found;
    const stations = found.value.slice(0, search.limit);
    await this.#live.freshen(stations);
    return { ok: true, value: stations.map((station) => this.#merchantOf(station)) };
  }

  async merchant(id: string): Promise<ProviderAnswer<Merchant>> {
    const found = await this.#freshStation(id);
    return found.ok ? { ok: true, value: this.#merchantOf(found.value) } : found;
  }

  async quote({ merchantId, details }: OrderRequest): Promise<ProviderAnswer<Quote>> {
    if (details.kind !== 'charge') return notSupported('ordering anything but a charge');
    const found = await this.#freshStation(merchantId);
    if (!found.ok) return found;
    const connector = found.value.connectors.find(({ id }) => id === details.connectorId);
    if (!connector) return failed('notFound', true, 'no such connector');
    const bands = this.#live.pricesOf(found.value);
    if (!bands) return failed('notFound', true, 'the operator tells no tariff');
    return { ok: true, value: quoteOf(bands, connector.powerKw, this.#parts.clock.now().wall) };
  }

  async createOrder(
    { merchantId, details }: OrderRequest,
    key: string,
  ): Promise<ProviderAnswer<Order>> {
    if (details.kind !== 'charge') return notSupported('ordering anything but a charge');
    // Part 3 has no message that holds a connector.
    if (details.isReservation) return notSupported('holding a connector');
    const { connectorId } = details;
    const found = await this.#station(merchantId);
    if (!found.ok) return found;
    const station = found.value;
    if (!station.connectors.some(({ id }) => id === connectorId)) {
      return failed('notFound', true, 'no such connector');
    }
    const known = this.#book.findByKey(key);
    if (known && known.state.connectorId !== connectorId) {
      return failed('conflict', true, 'the key belongs to another order');
    }
    const charge = known ?? this.#book.create(key, connectorId, orderMerchantOf(station));
    if (!charge) return failed('badRequest', true, 'key and ConnectorID are too long together');
    return this.#book.inTurn(charge, async () => {
      const outcome = await this.#charging.refresh(charge);
      return this.#answerOf(outcome, charge, orderMerchantOf(station));
    });
  }

  order(orderId: string): Promise<ProviderAnswer<Order>> {
    return this.#with(orderId, (charge) => this.#charging.refresh(charge));
  }

  operate(orderId: string, operation: OrderOperation): Promise<ProviderAnswer<Order>> {
    return this.#with(orderId, (charge) => this.#charging[operation](charge));
  }

  /** The operator knows no customer; what is remembered here of orders that are over goes. */
  eraseOrders(): Promise<ProviderAnswer<{ readonly erased: number }>> {
    return Promise.resolve({ ok: true, value: { erased: this.#book.forgetOver() } });
  }

  slots(): Promise<ProviderAnswer<never>> {
    return Promise.resolve(notSupported('booking a time'));
  }

  offers(): Promise<ProviderAnswer<never>> {
    return Promise.resolve(notSupported('an offer'));
  }

  weather(): Promise<ProviderAnswer<never>> {
    return Promise.resolve(notSupported('the weather'));
  }

  onOrder(listener: (order: Order) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  receive(request: Request): Promise<Response> {
    return this.#inbound.receive(request);
  }

  close(): void {
    this.#listeners.clear();
  }

  async #with(
    orderId: string,
    run: (charge: Charge) => Promise<ProviderFault | null>,
  ): Promise<ProviderAnswer<Order>> {
    const charge = this.#book.open(orderId);
    if (!charge) return failed('notFound', true, 'no such order');
    return this.#book.inTurn(charge, async () => {
      const merchant = await this.#orderMerchant(charge);
      return merchant.ok ? this.#answerOf(await run(charge), charge, merchant.value) : merchant;
    });
  }

  #answerOf(
    outcome: ProviderFault | null,
    charge: Charge,
    merchant: Order['merchant'],
  ): ProviderAnswer<Order> {
    if (outcome) return { ok: false, fault: outcome };
    return { ok: true, value: this.#book.orderOf(charge, merchant) };
  }

  async #orderMerchant(charge: Charge): Promise<ProviderAnswer<Order['merchant']>> {
    if (charge.merchant) return { ok: true, value: charge.merchant };
    const found = await this.#stations.stationOfConnector(charge.state.connectorId);
    if (!found.ok) return found;
    if (!found.value) return failed('notFound', true, 'the station of the order is gone');
    charge.merchant = orderMerchantOf(found.value);
    return { ok: true, value: charge.merchant };
  }

  #merchantOf(station: Station): Merchant {
    return merchantOf(station, this.#live.pricesOf(station), (id) => this.#live.statusOf(id));
  }

  async #freshStation(id: string): Promise<ProviderAnswer<Station>> {
    const found = await this.#station(id);
    if (found.ok) await this.#live.freshen([found.value]);
    return found;
  }

  async #station(id: string): Promise<ProviderAnswer<Station>> {
    const found = await this.#stations.station(id);
    if (!found.ok) return found;
    return found.value
      ? { ok: true, value: found.value }
      : failed('notFound', true, 'no such station');
  }

  async #refreshAndAnnounce(charge: Charge): Promise<void> {
    const outcome = await this.#book.inTurn(charge, () => this.#charging.refresh(charge));
    if (!outcome) return this.#announce(charge);
    this.#parts.log.warn({ fault: outcome }, 'an ended charge could not be asked for');
  }

  async #announce(charge: Charge): Promise<void> {
    const merchant = await this.#orderMerchant(charge);
    if (!merchant.ok) return;
    const order = this.#book.orderOf(charge, merchant.value);
    for (const listener of this.#listeners) listener(order);
  }
}
