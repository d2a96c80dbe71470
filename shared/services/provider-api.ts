import { z } from 'zod';
import { latSchema, lonSchema } from '../contract/region.ts';
import { merchantSchema, slotSchema } from './merchant.ts';
import { offerSchema } from './offer.ts';
import { ORDER_OPERATIONS, orderRequestSchema, orderSchema, quoteSchema } from './order.ts';
import { SERVICE_CATEGORIES } from './service.ts';
import { idSchema, momentSchema } from './text.ts';
import { weatherSchema } from './weather.ts';

/**
 * The provider API: what a service's backend answers over HTTP. The OpenAPI document, the client in
 * the host, and the embedded gateway all follow from this table, so they cannot disagree.
 */

/** Header that makes a repeated request the same request (draft-ietf-httpapi-idempotency-key-header). */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

/** Longest answer that is read, bytes. */
export const MAX_ANSWER_BYTES = 1_000_000;

export const PROVIDER_ERROR_CODES = [
  'badRequest',
  'unauthorised',
  'notFound',
  'conflict',
  'soldOut',
  'slotTaken',
  'connectorTaken',
  'notPayable',
  'notCancellable',
  'declined',
  'busy',
  'internal',
] as const;

export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number];

/** Body of every answer that is not a success. */
export const providerErrorSchema = z.object({
  error: z.object({ code: z.enum(PROVIDER_ERROR_CODES), message: z.string().max(400) }),
});

export const merchantQuerySchema = z.object({
  category: z.enum(SERVICE_CATEGORIES),
  lon: z.coerce.number().pipe(lonSchema),
  lat: z.coerce.number().pipe(latSchema),
  radiusM: z.coerce.number().int().min(100).max(100_000).default(5000),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const operationParamsSchema = z.object({
  id: idSchema,
  operation: z.enum(ORDER_OPERATIONS),
});

const idParamsSchema = z.object({ id: idSchema });

export interface ProviderEndpoint {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Takes {@link IDEMPOTENCY_HEADER}: the same key gives the same answer and happens once. */
  readonly isIdempotentByKey?: true;
}

export const PROVIDER_ENDPOINTS = {
  merchants: {
    method: 'get',
    path: '/v1/merchants',
    summary: 'Merchants around a point, nearest first, with what is live about them.',
    query: merchantQuerySchema,
    answer: z.object({ merchants: z.array(merchantSchema).max(100) }),
  },
  merchant: {
    method: 'get',
    path: '/v1/merchants/{id}',
    summary: 'One merchant with everything that is known.',
    params: idParamsSchema,
    answer: merchantSchema,
  },
  slots: {
    method: 'get',
    path: '/v1/merchants/{id}/slots',
    summary: 'Times of a day that can be booked, in order.',
    params: idParamsSchema,
    query: z.object({ day: z.iso.date() }),
    answer: z.object({ slots: z.array(slotSchema).max(200) }),
  },
  quote: {
    method: 'post',
    path: '/v1/quotes',
    summary: 'What an order would cost; nothing is ordered.',
    body: orderRequestSchema,
    answer: quoteSchema,
  },
  createOrder: {
    method: 'post',
    path: '/v1/orders',
    summary: 'Places an order.',
    body: orderRequestSchema,
    answer: orderSchema,
    isIdempotentByKey: true,
  },
  order: {
    method: 'get',
    path: '/v1/orders/{id}',
    summary: 'An order as it stands.',
    params: idParamsSchema,
    answer: orderSchema,
  },
  operate: {
    method: 'post',
    path: '/v1/orders/{id}/{operation}',
    summary: 'Pays or cancels an order, or begins or ends what it is about.',
    params: operationParamsSchema,
    answer: orderSchema,
    isIdempotentByKey: true,
  },
  orders: {
    method: 'get',
    path: '/v1/orders',
    summary: 'Orders that changed since a moment, oldest change first.',
    query: z.object({ updatedSince: z.coerce.number().pipe(momentSchema) }),
    answer: z.object({ orders: z.array(orderSchema).max(200) }),
  },
  eraseOrders: {
    method: 'delete',
    path: '/v1/orders',
    summary: 'Forgets every ended order of this car, and what identifies the customer in it.',
    answer: z.object({ erased: z.int().min(0) }),
    isIdempotentByKey: true,
  },
  offers: {
    method: 'get',
    path: '/v1/offers',
    summary: 'Offers around a point.',
    query: merchantQuerySchema.omit({ category: true }),
    answer: z.object({ offers: z.array(offerSchema).max(50) }),
  },
  weather: {
    method: 'get',
    path: '/v1/weather',
    summary: 'The weather at a point, now and to come.',
    query: z.object({
      lon: z.coerce.number().pipe(lonSchema),
      lat: z.coerce.number().pipe(latSchema),
    }),
    answer: weatherSchema,
  },
} as const satisfies Readonly<Record<string, ProviderEndpoint>>;

export type ProviderEndpointName = keyof typeof PROVIDER_ENDPOINTS;
