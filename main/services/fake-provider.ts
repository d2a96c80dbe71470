import type { Clock } from '../../shared/clock.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { Merchant, Slot } from '../../shared/services/merchant.ts';
import { yuan } from '../../shared/services/money.ts';
import type { Offer } from '../../shared/services/offer.ts';
import type { Order, OrderOperation, OrderRequest, Quote } from '../../shared/services/order.ts';
import type { Weather } from '../../shared/services/weather.ts';
import type { ProviderAnswer, ProviderFault, ServiceProvider } from './provider.ts';
import { failed, notSupported } from './provider-fault.ts';

/** A provider for tests: orders in memory, made once per key, and faults to order. */
export class FakeProvider implements ServiceProvider {
  /** What comes next instead of an answer; `lost`: it happens, and the answer does not arrive. */
  faults: (ProviderFault | 'lost')[] = [];
  /** What orders are made as, whatever was asked for. */
  lie: Partial<Order> = {};
  readonly sent: string[] = [];
  readonly placed = new Map<string, Order>();
  merchantsAnswer: ProviderAnswer<readonly Merchant[]> = { ok: true, value: [] };
  slotsAnswer: ProviderAnswer<readonly Slot[]> = { ok: true, value: [] };
  quoteAnswer: ProviderAnswer<Quote> = notSupported('a quote');
  weatherAnswer: ProviderAnswer<Weather> = notSupported('weather');
  offersAnswer: ProviderAnswer<readonly Offer[]> = { ok: true, value: [] };
  readonly #answered = new Map<string, Order>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Changes an order at the provider, as its life goes on. */
  change(key: string, change: Partial<Order>): Order {
    const order = this.placed.get(key);
    if (!order) throw new Error(`there is no order ${key}`);
    const version = order.version + 1;
    const next = { ...order, version, updatedAt: this.#clock.now().wall, ...change };
    this.placed.set(key, next);
    return next;
  }

  createOrder({ merchantId, details }: OrderRequest, key: string): Promise<ProviderAnswer<Order>> {
    return this.#answer(`create ${key}`, key, () => {
      const { wall } = this.#clock.now();
      const order: Order = {
        ...{ id: `o-${key}`, key, kind: details.kind, version: 1 },
        status: details.kind === 'pickup' ? 'awaitingPayment' : 'accepted',
        merchant: { id: merchantId, category: 'coffee', name: 'Cafe', lon: 120.15, lat: 30.25 },
        ...{ lines: [], total: yuan(30), createdAt: wall, updatedAt: wall },
        ...this.lie,
      };
      this.placed.set(key, order);
      return order;
    });
  }

  operate(id: string, operation: OrderOperation, key: string): Promise<ProviderAnswer<Order>> {
    return this.#answer(`${operation} ${key}`, key, () => {
      const order = [...this.placed.values()].find((known) => known.id === id);
      if (!order) throw new Error(`there is no order ${id}`);
      return this.change(order.key, { status: AFTER[operation] });
    });
  }

  order(id: string): Promise<ProviderAnswer<Order>> {
    this.sent.push(`ask ${id}`);
    const order = [...this.placed.values()].find((known) => known.id === id);
    return Promise.resolve(
      order ? { ok: true, value: order } : failed('notFound', true, 'no such order'),
    );
  }

  merchants(): Promise<ProviderAnswer<readonly Merchant[]>> {
    return Promise.resolve(this.merchantsAnswer);
  }

  merchant(id: string): Promise<ProviderAnswer<Merchant>> {
    const known = this.merchantsAnswer.ok ? this.merchantsAnswer.value : [];
    const merchant = known.find((candidate) => candidate.id === id);
    return Promise.resolve(
      merchant ? { ok: true, value: merchant } : failed('notFound', true, 'no such merchant'),
    );
  }

  slots(): Promise<ProviderAnswer<readonly Slot[]>> {
    return Promise.resolve(this.slotsAnswer);
  }

  quote(): Promise<ProviderAnswer<Quote>> {
    return Promise.resolve(this.quoteAnswer);
  }

  eraseOrders(key: string): Promise<ProviderAnswer<{ readonly erased: number }>> {
    this.sent.push(`erase ${key}`);
    const [fault] = this.faults.splice(0, 1);
    if (fault && fault !== 'lost') return Promise.resolve({ ok: false, fault });
    return Promise.resolve({ ok: true, value: { erased: this.placed.size } });
  }

  offers(): Promise<ProviderAnswer<readonly Offer[]>> {
    return Promise.resolve(this.offersAnswer);
  }

  weather({ lon, lat }: Point): Promise<ProviderAnswer<Weather>> {
    this.sent.push(`weather ${lon} ${lat}`);
    return Promise.resolve(this.weatherAnswer);
  }

  close(): void {
    this.sent.push('close');
  }

  #answer(what: string, key: string, happen: () => Order): Promise<ProviderAnswer<Order>> {
    this.sent.push(what);
    const [fault] = this.faults.splice(0, 1);
    if (fault && fault !== 'lost') return Promise.resolve({ ok: false, fault });
    const order = this.#answered.get(key) ?? happen();
    this.#answered.set(key, order);
    return Promise.resolve(
      fault === 'lost' ? failed('timeout', false, 'lost') : { ok: true, value: order },
    );
  }
}

const AFTER = { pay: 'paid', cancel: 'cancelled', begin: 'ready', end: 'awaitingPayment' } as const;
