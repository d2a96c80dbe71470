import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { Merchant, Slot } from '../../shared/services/merchant.ts';
import type { Offer } from '../../shared/services/offer.ts';
import type { Order, OrderOperation, OrderRequest, Quote } from '../../shared/services/order.ts';
import type { ProviderErrorCode } from '../../shared/services/provider-api.ts';
import type { ServiceCategory } from '../../shared/services/service.ts';
import type { Weather } from '../../shared/services/weather.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { Picture } from './services.ts';
import type { RowStorage } from '../storage/row-storage.ts';

/**
 * Why a provider did not give what was asked. `isFinal`: asking the same again cannot help. Without
 * it the question may be repeated with the same key.
 */
export interface ProviderFault {
  readonly code:
    | ProviderErrorCode
    /** No connection, or it broke. */
    | 'unreachable'
    | 'timeout'
    /** HTML, cut JSON, something else. */
    | 'notJson'
    | 'tooLarge'
    /** It does not fit the schema. */
    | 'invalid'
    /** It fits, and cannot be true: an older version, a bill above the quote, times in the past. */
    | 'implausible'
    /** The signature does not fit. */
    | 'forged'
    /** This provider cannot do that at all. */
    | 'notSupported';
  readonly isFinal: boolean;
  /** For the log: never personal data, never a secret. */
  readonly message: string;
  /** The order that was made although its answer cannot be used, as far as that can be read. */
  readonly orderId?: string;
}

/** What every adapter is given. `fetch` is the only way out of the process. */
export interface ProviderParts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** What this provider must not forget over a restart; absent: it forgets. */
  readonly memory?: ProviderMemory;
}

export type ProviderMemory = Pick<RowStorage, 'read' | 'write' | 'remove'>;

export type Fetch = (request: Request) => Promise<Response>;

export type ProviderAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: ProviderFault };

export interface MerchantSearch {
  readonly category: ServiceCategory;
  /** WGS-84, as everywhere inside; an adapter shifts at its edge. */
  readonly near: Point;
  readonly radiusM: number;
  readonly limit: number;
}

/**
 * A service's backend as the host uses it; one implementation per protocol. Every value that comes
 * out has been validated: prices, times, and coordinates can be relied on. What a protocol lacks
 * answers `notSupported`.
 */
export interface ServiceProvider {
  merchants(search: MerchantSearch): Promise<ProviderAnswer<readonly Merchant[]>>;
  merchant(id: string): Promise<ProviderAnswer<Merchant>>;
  /** `day`: `YYYY-MM-DD`. */
  slots(merchantId: string, day: string): Promise<ProviderAnswer<readonly Slot[]>>;
  quote(request: OrderRequest): Promise<ProviderAnswer<Quote>>;
  /** The same key gives the same order, however often it is sent. */
  createOrder(request: OrderRequest, key: string): Promise<ProviderAnswer<Order>>;
  operate(orderId: string, operation: OrderOperation, key: string): Promise<ProviderAnswer<Order>>;
  order(orderId: string): Promise<ProviderAnswer<Order>>;
  /** Orders that changed since a moment (epoch ms), where the protocol can list them. */
  ordersSince?(updatedSince: number): Promise<ProviderAnswer<readonly Order[]>>;
  eraseOrders(key: string): Promise<ProviderAnswer<{ readonly erased: number }>>;
  offers(near: Point): Promise<ProviderAnswer<readonly Offer[]>>;
  weather(at: Point): Promise<ProviderAnswer<Weather>>;
  /** A picture that a merchant's `picture` names, checked; where the protocol has any. */
  picture?(path: string): Promise<ProviderAnswer<Picture>>;
  /** Tells of orders that the provider reports on its own, where the protocol can. */
  onOrder?(listener: (order: Order) => void): () => void;
  /** Takes a notification that the provider sends here; the adapter checks who sent it. */
  receive?(request: Request): Promise<Response>;
  close(): void;
}
