import { z } from 'zod';
import { latSchema, lonSchema } from '../contract/region.ts';
import { FUEL_GRADES } from './merchant.ts';
import { moneySchema } from './money.ts';
import { SERVICE_CATEGORIES } from './service.ts';
import { idSchema, momentSchema, plainText } from './text.ts';

/** What is ordered; decides when it is paid (`order-machine.ts`). */
export const ORDER_KINDS = ['charge', 'park', 'fuel', 'pickup', 'booking', 'purchase'] as const;

export type OrderKind = (typeof ORDER_KINDS)[number];

/**
 * Where an order stands. Paid beforehand (`pickup`, `purchase`): created → awaitingPayment → paid →
 * accepted → ready → done. Paid afterwards (`charge`, `park`, `fuel`): created → accepted → ready
 * (in progress) → awaitingPayment → paid → done. Paid on the spot (`booking`): created → accepted →
 * ready → done.
 */
export const ORDER_STATUSES = [
  'created',
  'awaitingPayment',
  'paid',
  'accepted',
  'ready',
  'done',
  'cancelled',
  'refunded',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const orderLineRequestSchema = z.object({
  productId: idSchema,
  quantity: z.int().min(1).max(20),
});

export const MAX_LINES = 20;

const lines = z.array(orderLineRequestSchema).min(1).max(MAX_LINES);

/** An order as it goes to a provider: complete, nothing left to choose. */
export const orderDetailsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('charge'),
    connectorId: idSchema,
    /** The charge to stop at, %. */
    targetSoc: z.int().min(10).max(100).exactOptional(),
    /** Only hold the connector until the operation `begin`; absent: charge as soon as it is plugged in. */
    isReservation: z.boolean().exactOptional(),
  }),
  z.object({ kind: z.literal('park'), from: momentSchema, to: momentSchema.exactOptional() }),
  z.object({
    kind: z.literal('fuel'),
    pump: idSchema,
    grade: z.enum(FUEL_GRADES),
    /** Litres to fill; absent: until full. */
    litres: z.number().positive().max(200).exactOptional(),
  }),
  z.object({ kind: z.literal('pickup'), lines, at: momentSchema }),
  z.object({
    kind: z.literal('booking'),
    slotId: idSchema,
    productIds: z.array(idSchema).max(MAX_LINES).default([]),
    /** What it is about, for the merchant: a model to drive, an offer to talk about. */
    subject: plainText(80).exactOptional(),
    /** Sent only where the driver has agreed to it. */
    phone: z
      .string()
      .regex(/^\+?\d{5,15}$/)
      .exactOptional(),
  }),
  z.object({
    kind: z.literal('purchase'),
    lines,
    subject: plainText(80).exactOptional(),
  }),
]);

export type OrderDetails = z.infer<typeof orderDetailsSchema>;

export const orderRequestSchema = z.object({
  merchantId: idSchema,
  details: orderDetailsSchema,
});

export type OrderRequest = z.infer<typeof orderRequestSchema>;

export const orderLineSchema = z.object({
  productId: idSchema,
  name: plainText(60),
  nameEn: plainText(120).exactOptional(),
  quantity: z.number().positive().max(100_000),
  /** What the quantity counts. */
  unit: z.enum(['piece', 'kWh', 'litre', 'hour']).default('piece'),
  amount: moneySchema,
});

export type OrderLine = z.infer<typeof orderLineSchema>;

/** What an order would cost, before it is one. */
export const quoteSchema = z.object({
  lines: z.array(orderLineSchema).max(60),
  total: moneySchema,
  /** True when the total is an estimate that the bill will replace. */
  isEstimate: z.boolean(),
  /** When it would be ready or begin. */
  readyAt: momentSchema.exactOptional(),
});

export type Quote = z.infer<typeof quoteSchema>;

/** What is going on in an order that lasts: charging, parking, fuelling. */
export const orderSessionSchema = z.object({
  state: z.enum(['waitingForPlug', 'running', 'ended']),
  startedAt: momentSchema.exactOptional(),
  endedAt: momentSchema.exactOptional(),
  energyKwh: z.number().min(0).max(10_000).exactOptional(),
  powerKw: z.number().min(0).max(2000).exactOptional(),
  soc: z.number().min(0).max(100).exactOptional(),
  litres: z.number().min(0).max(1000).exactOptional(),
  /** What it has cost so far. */
  costSoFar: moneySchema,
});

export type OrderSession = z.infer<typeof orderSessionSchema>;

/** An order as its provider tells it. */
export const orderSchema = z.object({
  id: idSchema,
  /** The idempotency key it was made with. */
  key: idSchema,
  kind: z.enum(ORDER_KINDS),
  status: z.enum(ORDER_STATUSES),
  /** Counts up with every change at the provider; an older one is not news. */
  version: z.int().min(1),
  merchant: z.object({
    id: idSchema,
    category: z.enum(SERVICE_CATEGORIES),
    name: plainText(60),
    nameEn: plainText(120).exactOptional(),
    lon: lonSchema,
    lat: latSchema,
  }),
  lines: z.array(orderLineSchema).max(60),
  total: moneySchema,
  refund: moneySchema.exactOptional(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  /** When it is to be collected, begins, or was reserved until. */
  dueAt: momentSchema.exactOptional(),
  /** Payment is possible until then. */
  payBy: momentSchema.exactOptional(),
  /** What to show or say at the counter. */
  code: z
    .string()
    .regex(/^[A-Z0-9-]{2,12}$/)
    .exactOptional(),
  /** What the phone scans to pay, while payment is awaited. */
  paymentUri: z
    .string()
    .max(300)
    .regex(/^[a-z][a-z0-9+.-]*:\S+$/)
    .exactOptional(),
  session: orderSessionSchema.exactOptional(),
  /** Why it was cancelled, in the provider's words. */
  note: plainText(120).exactOptional(),
});

export type Order = z.infer<typeof orderSchema>;

/** What may be asked of an order that exists. */
export const ORDER_OPERATIONS = ['pay', 'cancel', 'begin', 'end'] as const;

export type OrderOperation = (typeof ORDER_OPERATIONS)[number];
