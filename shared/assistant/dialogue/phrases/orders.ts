import { statusOf } from '../../../services/facts.ts';
import type { TrackedOrder } from '../../../services/services-state.ts';
import { merchantName, priceText, type PhraseFacts } from './facts.ts';
import type { Phrase } from './parts.ts';

/** The order that is meant: the one with the key, else the latest that fits. */
function orderMeant(
  key: unknown,
  { services: { orders } }: PhraseFacts,
  fits: (order: TrackedOrder) => boolean,
): TrackedOrder | undefined {
  return orders.find((order) => (key === undefined ? fits(order) : order.key === key));
}

const isPayable = (order: TrackedOrder) => statusOf(order) === 'awaitingPayment';
const isAny = () => true;

const ofOrder =
  (what: string, fits: (order: TrackedOrder) => boolean = isAny): Phrase =>
  ({ key }, facts) => {
    const order = orderMeant(key, facts, fits);
    if (!order) return { key: `wish.orders.${what}.any` };
    return {
      key: `wish.orders.${what}.named`,
      values: { name: merchantName(order.merchant, facts.language) },
    };
  };

const paid: Phrase = ({ key }, facts) => {
  const order = orderMeant(key, facts, isPayable);
  if (!order?.order) return { key: 'wish.orders.pay.any' };
  const { merchant } = order;
  return {
    key: 'wish.orders.pay.named',
    values: {
      name: merchantName(merchant, facts.language),
      price: priceText(facts, order.order.total),
    },
  };
};

/** Orders that were placed. */
export const ORDER_PHRASES = {
  'orders.pay': paid,
  'orders.cancel': ofOrder('cancel'),
  'orders.goTo': ofOrder('goTo'),
  'orders.forget': ofOrder('forget'),
} as const satisfies Readonly<Record<string, Phrase>>;
