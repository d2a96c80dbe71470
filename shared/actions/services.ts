import { z } from 'zod';
import { reason, type Reason } from '../contract/reason.ts';
import {
  merchantChoiceSchema,
  NEAREST,
  orderDraftSchema,
  type OrderDraft,
  type ServiceCommand,
} from '../services/command.ts';
import { contactPurposesOf } from '../services/contact.ts';
import type { OrderFacts } from '../services/facts.ts';
import { FUEL_GRADES } from '../services/merchant.ts';
import { MAX_LINES, orderLineRequestSchema, type OrderKind } from '../services/order.ts';
import { SERVICE_CATEGORIES, serviceIdSchema, type ServiceCategory } from '../services/service.ts';
import { idSchema, momentSchema, plainText } from '../services/text.ts';
import { always, defineAction, type ActionContext, type Effect } from './define.ts';
import { firstReason, withheldBy } from './predicates.ts';

const services = (command: ServiceCommand): readonly Effect[] => [{ kind: 'services', command }];

export function tileOf({ services: { tiles } }: ActionContext, category: ServiceCategory) {
  return tiles.find((tile) => tile.category === category);
}

export function needsCategory(context: ActionContext, category: ServiceCategory): Reason | null {
  return tileOf(context, category) ? null : reason('services.notOffered');
}

function needsService({ services: { tiles } }: ActionContext, service: string): Reason | null {
  return tiles.some(({ id }) => id === service) ? null : reason('services.notOffered');
}

/** The driver does not put an order together while driving; the usual is one tap or one sentence. */
function notPutTogether(context: ActionContext, draft: OrderDraft): Reason | null {
  const isPutTogether = draft.kind === 'pickup' || draft.kind === 'purchase';
  return isPutTogether ? withheldBy(context, 'limit-content') : null;
}

/** A phone number goes to nobody whom the driver has not agreed to be called by. */
function needsContactConsent(
  { services: { tiles, granted } }: ActionContext,
  service: string,
  draft: OrderDraft,
): Reason | null {
  if (draft.kind !== 'booking' || draft.phone === undefined) return null;
  const category = tiles.find(({ id }) => id === service)?.category;
  const purposes = contactPurposesOf(category);
  return purposes.some((purpose) => granted.includes(purpose))
    ? null
    : reason('services.needsConsent', purposes.join(' '));
}

/** An order of the first service of `category`. */
export function orderOf(
  context: ActionContext,
  category: ServiceCategory,
  draft: OrderDraft,
): readonly Effect[] {
  const tile = tileOf(context, category);
  return tile ? services({ kind: 'order', service: tile.id, draft }) : [];
}

type Wanted = (order: OrderFacts) => boolean;

const ofKind =
  (...kinds: readonly OrderKind[]): Wanted =>
  ({ kind }) =>
    kinds.includes(kind);

/** The order that is meant: the one with `key`, else the latest that fits. */
function orderMeant(
  { services: { underWay } }: ActionContext,
  key: string | undefined,
  wanted: Wanted,
): OrderFacts | undefined {
  return underWay.find((order) => (key === undefined ? wanted(order) : order.key === key));
}

function needsOrder(
  context: ActionContext,
  key: string | undefined,
  wanted: Wanted = () => true,
): Reason | null {
  return orderMeant(context, key, wanted) ? null : reason('services.noOrder');
}

const isPayable: Wanted = ({ status }) => status === 'awaitingPayment';
const isCancellable: Wanted = ({ status }) => status !== 'ready';

const merchant = merchantChoiceSchema.default(NEAREST);
const toDestination = merchantChoiceSchema.default({ by: 'nearest', to: 'destination' });
const orderKey = z.object({ key: idSchema.exactOptional() });
const keyOf = (order: OrderFacts | undefined) => (order ? { key: order.key } : {});

export const serviceActions = [
  defineAction({
    id: 'services.show',
    input: z.object({ service: serviceIdSchema.nullable() }),
    risk: 'none',
    description: 'Show the services, or one of them.',
    predicate: (context, { service }) => (service === null ? null : needsService(context, service)),
    perform: (_context, { service }) => [{ kind: 'showService', service }],
  }),
  defineAction({
    id: 'services.showCategory',
    input: z.object({ category: z.enum(SERVICE_CATEGORIES) }),
    risk: 'none',
    description: 'Show the service of a kind: charging, parking, fuel, food, coffee, weather …',
    predicate: (context, { category }) => needsCategory(context, category),
    perform: (context, { category }) => [
      { kind: 'showService', service: tileOf(context, category)?.id ?? null },
    ],
  }),
  defineAction({
    id: 'services.order',
    input: z.object({ service: serviceIdSchema, draft: orderDraftSchema }),
    risk: 'purchase',
    description: 'Order or book something of a service; what is left out is chosen sensibly.',
    predicate: (context, { service, draft }) =>
      firstReason(
        needsService(context, service),
        notPutTogether(context, draft),
        needsContactConsent(context, service, draft),
      ),
    perform: (_context, { service, draft }) => services({ kind: 'order', service, draft }),
  }),
  defineAction({
    id: 'services.orderUsual',
    input: z.object({ service: serviceIdSchema }),
    risk: 'purchase',
    description: 'Order the same as last time.',
    predicate: (context, { service }) =>
      needsService(context, service) ??
      (context.services.usual.includes(service) ? null : reason('services.noUsual')),
    perform: (_context, { service }) => services({ kind: 'orderUsual', service }),
  }),
  defineAction({
    id: 'services.goTo',
    input: z.object({ service: serviceIdSchema, merchant }),
    risk: 'none',
    description: 'Find ways to a merchant of a service.',
    predicate: (context, { service }) => needsService(context, service),
    perform: (_context, { service, merchant: choice }) =>
      services({ kind: 'goToMerchant', service, merchant: choice }),
  }),
  defineAction({
    id: 'charging.reserve',
    input: z.object({ merchant, connectorId: idSchema.exactOptional() }),
    risk: 'purchase',
    description: 'Hold a charging point.',
    predicate: (context) => needsCategory(context, 'charging'),
    perform: (context, input) =>
      orderOf(context, 'charging', { kind: 'charge', isReservation: true, ...input }),
  }),
  defineAction({
    id: 'charging.start',
    input: z.object({
      merchant,
      connectorId: idSchema.exactOptional(),
      targetSoc: z.int().min(10).max(100).exactOptional(),
    }),
    risk: 'purchase',
    description: 'Begin to charge at the held charging point, or at the one the car stands at.',
    predicate: (context) =>
      firstReason(needsCategory(context, 'charging'), withheldBy(context, 'no-setup')),
    perform: (context, input) => {
      const held = orderMeant(
        context,
        undefined,
        ({ kind, status }) => kind === 'charge' && status === 'accepted',
      );
      return held
        ? services({ kind: 'operate', operation: 'begin', key: held.key })
        : orderOf(context, 'charging', { kind: 'charge', isReservation: false, ...input });
    },
  }),
  defineAction({
    id: 'charging.stop',
    input: z.object({}),
    risk: 'purchase',
    description: 'End the charging session.',
    predicate: (context) => needsOrder(context, undefined, ofKind('charge')),
    perform: (context) =>
      services({
        kind: 'operate',
        operation: 'end',
        ...keyOf(orderMeant(context, undefined, ofKind('charge'))),
      }),
  }),
  defineAction({
    id: 'parking.reserve',
    input: z.object({
      merchant: toDestination,
      from: momentSchema.exactOptional(),
      to: momentSchema.exactOptional(),
    }),
    risk: 'purchase',
    description: 'Hold a parking space, near the destination unless said otherwise.',
    predicate: (context) => needsCategory(context, 'parking'),
    perform: (context, input) => orderOf(context, 'parking', { kind: 'park', ...input }),
  }),
  defineAction({
    id: 'parking.leave',
    input: z.object({}),
    risk: 'purchase',
    description: 'Leave the car park: ends the parking and brings its bill.',
    predicate: (context) => needsOrder(context, undefined, ofKind('park')),
    perform: (context) =>
      services({
        kind: 'operate',
        operation: 'end',
        ...keyOf(orderMeant(context, undefined, ofKind('park'))),
      }),
  }),
  defineAction({
    id: 'fuel.order',
    input: z.object({
      merchant,
      pump: idSchema.exactOptional(),
      grade: z.enum(FUEL_GRADES).exactOptional(),
      litres: z.number().positive().max(200).exactOptional(),
    }),
    risk: 'purchase',
    description: 'Fill up at a pump and pay from the seat.',
    predicate: (context) =>
      firstReason(needsCategory(context, 'fuel'), withheldBy(context, 'no-setup')),
    perform: (context, input) => orderOf(context, 'fuel', { kind: 'fuel', ...input }),
  }),
  defineAction({
    id: 'food.order',
    input: z.object({
      category: z.enum(['food', 'coffee']).default('food'),
      merchant: merchantChoiceSchema.default({ by: 'nearest', to: 'route' }),
      lines: z.array(orderLineRequestSchema).min(1).max(MAX_LINES),
      at: momentSchema.exactOptional(),
    }),
    risk: 'purchase',
    description: 'Order food or coffee ahead, to collect on the way.',
    predicate: (context, { category }) =>
      firstReason(needsCategory(context, category), withheldBy(context, 'limit-content')),
    perform: (context, { category, ...input }) =>
      orderOf(context, category, { kind: 'pickup', ...input }),
  }),
  defineAction({
    id: 'food.orderUsual',
    input: z.object({ category: z.enum(['food', 'coffee']).default('coffee') }),
    risk: 'purchase',
    description: 'Order the usual food or coffee, to collect on the way.',
    predicate: (context, { category }) => {
      const tile = tileOf(context, category);
      if (!tile) return reason('services.notOffered');
      return context.services.usual.includes(tile.id) ? null : reason('services.noUsual');
    },
    perform: (context, { category }) => {
      const tile = tileOf(context, category);
      return tile ? services({ kind: 'orderUsual', service: tile.id }) : [];
    },
  }),
  defineAction({
    id: 'carCare.book',
    input: z.object({
      merchant,
      slotId: idSchema.exactOptional(),
      productIds: z.array(idSchema).max(MAX_LINES).default([]),
      subject: plainText(80).exactOptional(),
    }),
    risk: 'purchase',
    description: 'Book a time at a workshop; the next free one unless said otherwise.',
    predicate: (context) => needsCategory(context, 'carCare'),
    perform: (context, input) => orderOf(context, 'carCare', { kind: 'booking', ...input }),
  }),
  defineAction({
    id: 'orders.pay',
    input: orderKey,
    risk: 'purchase',
    description: 'Pay an order from the seat, within the limits of the wallet.',
    predicate: (context, { key }) => needsOrder(context, key, isPayable),
    perform: (context, { key }) =>
      services({
        kind: 'operate',
        operation: 'pay',
        ...keyOf(orderMeant(context, key, isPayable)),
      }),
  }),
  defineAction({
    id: 'orders.cancel',
    input: orderKey,
    risk: 'purchase',
    description: 'Cancel an order or a booking; what was paid is refunded.',
    predicate: (context, { key }) => needsOrder(context, key, isCancellable),
    perform: (context, { key }) =>
      services({
        kind: 'operate',
        operation: 'cancel',
        ...keyOf(orderMeant(context, key, isCancellable)),
      }),
  }),
  defineAction({
    id: 'orders.goTo',
    input: orderKey,
    risk: 'none',
    description: 'Find ways to where an order is collected or takes place.',
    predicate: (context, { key }) => needsOrder(context, key),
    perform: (context, { key }) =>
      services({ kind: 'goToOrder', ...keyOf(orderMeant(context, key, () => true)) }),
  }),
  defineAction({
    id: 'orders.forget',
    input: z.object({ key: idSchema }),
    risk: 'erasure',
    description: 'Remove an ended order from the list.',
    predicate: ({ services: { ended } }, { key }) =>
      ended.includes(key) ? null : reason('services.noOrder'),
    perform: (_context, { key }) => services({ kind: 'forgetOrder', key }),
  }),
  defineAction({
    id: 'suggestions.accept',
    input: z.object({}),
    risk: 'purchase',
    description: 'Do what the suggestion on the screen offers.',
    predicate: ({ services: { hasSuggestion } }) =>
      hasSuggestion ? null : reason('services.noSuggestion'),
    perform: () => services({ kind: 'acceptSuggestion' }),
  }),
  defineAction({
    id: 'suggestions.dismiss',
    input: z.object({}),
    risk: 'none',
    description: 'Put the suggestion on the screen away.',
    predicate: always,
    perform: () => services({ kind: 'dismissSuggestion' }),
  }),
  defineAction({
    id: 'suggestions.silence',
    input: z.object({
      /** `service/rule`; absent: all suggestions. */
      rule: z.string().max(65).exactOptional(),
      silenced: z.boolean().default(true),
    }),
    risk: 'none',
    description: 'Stop suggestions, all or of one kind, or let them come again.',
    predicate: always,
    perform: (_context, input) => services({ kind: 'silence', ...input }),
  }),
];
