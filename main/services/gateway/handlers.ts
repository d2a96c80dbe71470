import type { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { orderRequestSchema } from '../../../shared/services/order.ts';
import {
  operationParamsSchema,
  PROVIDER_ENDPOINTS,
  type ProviderEndpointName,
} from '../../../shared/services/provider-api.ts';
import type { DemoData } from './demo-data.ts';
import { offersAround } from './demo-offers.ts';
import { demoWeather } from './demo-weather.ts';
import type { GatewayStore } from './gateway-store.ts';
import { Market } from './market.ts';
import { Orders } from './orders.ts';
import { Refusal } from './refusal.ts';

/** A request as it came, not yet looked into. */
export interface Raw {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Checked; empty where the endpoint takes none. */
  readonly key: string;
}

/** One function per endpoint: from the request to what its schema calls the answer. */
export type Handlers = {
  readonly [Name in ProviderEndpointName]: (
    raw: Raw,
  ) => z.input<(typeof PROVIDER_ENDPOINTS)[Name]['answer']>;
};

export interface HandlerParts {
  readonly store: GatewayStore;
  readonly data: DemoData;
  readonly clock: Pick<Clock, 'now'>;
  readonly pace: number;
}

const ERASED = {
  status: 404,
  body: JSON.stringify({ error: { code: 'notFound', message: 'the order has been erased' } }),
} as const;

/** The endpoints of the provider API over the demo merchants. Each throws `Refusal`. */
export function createHandlers({ store, data, clock, pace }: HandlerParts): Handlers {
  const market = new Market(data, store);
  const orders = new Orders({ data, store, market, pace });
  const {
    merchants,
    merchant,
    slots,
    order,
    orders: changed,
    offers,
    weather,
  } = PROVIDER_ENDPOINTS;
  const now = () => clock.now().wall;
  return {
    merchants: ({ query }) => {
      const { category, lon, lat, ...bounds } = fit(merchants.query, query);
      return { merchants: market.around(category, { lon, lat }, bounds, now()) };
    },
    merchant: ({ params }) => market.counter(fit(merchant.params, params).id, now()).merchant,
    slots: ({ params, query }) => {
      const { id } = fit(slots.params, params);
      return { slots: market.slots(id, fit(slots.query, query).day, now()) };
    },
    quote: ({ body }) => orders.quote(fit(orderRequestSchema, body), now()),
    createOrder: ({ body, key }) => orders.create(fit(orderRequestSchema, body), key, now()),
    order: ({ params }) => orders.order(fit(order.params, params).id, now()),
    operate: ({ params }) => {
      const { id, operation } = fit(operationParamsSchema, params);
      return orders.operate(id, operation, now());
    },
    orders: ({ query }) => ({
      orders: orders.changedSince(fit(changed.query, query).updatedSince, now()),
    }),
    eraseOrders: () => ({ erased: orders.erase(now(), ERASED) }),
    offers: ({ query }) => {
      const { lon, lat, ...bounds } = fit(offers.query, query);
      return { offers: offersAround(data, { lon, lat }, bounds, now()).slice(0, 50) };
    },
    weather: ({ query }) => {
      fit(weather.query, query);
      return demoWeather(now());
    },
  };
}

/** @throws Refusal `badRequest` naming the field, never its value */
function fit<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new Refusal(
    'badRequest',
    `${where === '' ? 'the request' : where}: ${issue?.message ?? ''}`,
  );
}
