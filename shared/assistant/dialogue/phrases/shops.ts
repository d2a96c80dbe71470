import { actionById } from '../../../actions/registry.ts';
import type { Message, MessageValue } from '../../../language/message.ts';
import { merchantChoiceSchema, orderDraftSchema } from '../../../services/command.ts';
import { orderLineRequestSchema } from '../../../services/order.ts';
import type { ServiceTile } from '../../../services/services-state.ts';
import { merchantName, nameOf, priceText, serviceTile, type PhraseFacts } from './facts.ts';
import { momentMessage } from './moment.ts';
import {
  either,
  listed,
  named,
  phrase,
  plain,
  word,
  worded,
  type Fields,
  type Phrase,
} from './parts.ts';

/** Which merchant, as far as it was said: its name, or the nearest to somewhere. */
function whereOf(merchant: unknown, facts: PhraseFacts): MessageValue {
  const parsed = merchantChoiceSchema.safeParse(merchant);
  if (!parsed.success) return word('where', 'car');
  const choice = parsed.data;
  if (choice.by === 'nearest') return word('where', choice.to);
  const name = nameOf(facts, 'merchant', choice.id);
  return name === null ? word('where', 'chosen') : { key: 'words.where.named', values: { name } };
}

/** What is ordered, each with how many of it. */
function itemsOf(lines: unknown, facts: PhraseFacts): MessageValue {
  const parsed = orderLineRequestSchema.array().safeParse(lines);
  if (!parsed.success) return word('item', 'unknown');
  return listed(
    parsed.data.map(({ productId, quantity }) =>
      itemMessage(nameOf(facts, 'product', productId), quantity),
    ),
    'say.items',
  );
}

function itemMessage(name: string | null, quantity: number): Message {
  return {
    key: 'words.item.counted',
    values: { name: name ?? word('item', 'unknown'), quantity },
  };
}

/** When, if that was said. */
function atMoment(message: Message, at: unknown, facts: PhraseFacts): Message {
  if (typeof at !== 'number') return message;
  return { key: 'at', values: { what: message, when: momentMessage(at, facts) } };
}

const ordered: Phrase = ({ service, draft }, facts) => {
  const parsed = orderDraftSchema.safeParse(draft);
  if (!parsed.success) return { key: 'wish.services.order.any' };
  const order = parsed.data;
  switch (order.kind) {
    case 'charge':
      return order.isReservation ? reserved(order, facts) : charged(order, facts);
    case 'park':
      return parked(order, facts);
    case 'fuel':
      return fuelled(order, facts);
    case 'booking': {
      const name = order.subject ?? nameOf(facts, 'service', service) ?? '';
      return atSlot({ key: 'wish.services.order.booking', values: { name } }, order.slotId, facts);
    }
    case 'pickup':
    case 'purchase': {
      const at = order.kind === 'pickup' ? order.at : undefined;
      return atMoment(bought(order, facts), at, facts);
    }
  }
};

const bought = ({ merchant, lines }: Fields, facts: PhraseFacts): Message => ({
  key: 'wish.food.order',
  values: { where: whereOf(merchant, facts), items: itemsOf(lines, facts) },
});

const reserved: Phrase = ({ merchant }, facts) => ({
  key: 'wish.charging.reserve',
  values: { where: whereOf(merchant, facts) },
});

const charged: Phrase = ({ targetSoc }) =>
  typeof targetSoc === 'number'
    ? { key: 'wish.charging.start.to', values: { percent: targetSoc } }
    : { key: 'wish.charging.start.any' };

const parked: Phrase = ({ merchant, from }, facts) =>
  atMoment(
    { key: 'wish.parking.reserve', values: { where: whereOf(merchant, facts) } },
    from,
    facts,
  );

const fuelled: Phrase = ({ grade, litres, pump }) => {
  const what: Message = {
    key: `wish.fuel.order.${typeof litres === 'number' ? 'litres' : 'full'}`,
    values: { grade: word('grade', grade ?? 'any'), litres: plain(litres) },
  };
  return pump === undefined
    ? what
    : { key: 'wish.fuel.order.atPump', values: { what, pump: plain(pump) } };
};

/** With the time of an appointment, where it is known. */
function atSlot(message: Message, slotId: unknown, facts: PhraseFacts): Message {
  const slot = facts.names.find(({ kind, id }) => kind === 'slot' && id === slotId);
  return slotId === undefined ? message : atMoment(message, slot?.startsAt, facts);
}

/** What one usually orders of a service: from whom, what, and for how much. */
function usualOf(tile: ServiceTile | undefined, facts: PhraseFacts): Message {
  if (!tile) return { key: 'wish.services.orderUsual.any' };
  const { usual } = tile;
  if (!usual) {
    return {
      key: 'wish.services.orderUsual.named',
      values: { name: tile.names[facts.language] },
    };
  }
  const items = usual.lines.map((line) =>
    itemMessage(merchantName(line, facts.language), line.quantity),
  );
  return {
    key: 'wish.services.orderUsual.known',
    values: {
      name: merchantName(usual.merchant, facts.language),
      items: listed(items, 'say.items'),
      price: priceText(facts, usual.total),
    },
  };
}

/** What the card on the screen offers; what is bought by it is named. */
const accepted: Phrase = (_input, facts) => {
  const { suggestion } = facts.services;
  if (!suggestion?.offer) return { key: 'wish.suggestions.accept.any' };
  const { action } = suggestion;
  if (action !== undefined && actionById(action)?.risk === 'purchase') {
    const tile = serviceTile(facts.services, suggestion.service);
    if (tile?.usual) return usualOf(tile, facts);
  }
  return {
    key: 'wish.suggestions.accept.named',
    values: { name: suggestion.offer[facts.language] },
  };
};

const goneTo: Phrase = ({ service, merchant }, facts) => {
  const parsed = merchantChoiceSchema.safeParse(merchant);
  const id = parsed.success && parsed.data.by === 'id' ? parsed.data.id : null;
  const name = nameOf(facts, 'merchant', id);
  if (name !== null) return { key: 'wish.services.goTo.named', values: { name } };
  if (id !== null) return { key: 'wish.services.goTo.any' };
  return {
    key: 'wish.services.goTo.near',
    values: { where: whereOf(merchant, facts), name: nameOf(facts, 'service', service) ?? '' },
  };
};

/** Merchants and suggestions. */
export const SHOP_PHRASES = {
  'services.show': named('services.show', 'service', 'service'),
  'services.showCategory': worded('services.showCategory', 'category', 'category'),
  'services.order': ordered,
  'services.orderUsual': ({ service }, facts) =>
    usualOf(serviceTile(facts.services, String(service)), facts),
  'services.goTo': goneTo,
  'charging.reserve': reserved,
  'charging.start': charged,
  'charging.stop': phrase('charging.stop'),
  'parking.reserve': parked,
  'parking.leave': phrase('parking.leave'),
  'fuel.order': fuelled,
  'food.order': (input, facts) => atMoment(bought(input, facts), input['at'], facts),
  'food.orderUsual': ({ category }, facts) =>
    usualOf(
      facts.services.tiles.find((tile) => tile.category === category),
      facts,
    ),
  'carCare.book': ({ subject, slotId }, facts) =>
    atSlot(
      typeof subject === 'string'
        ? { key: 'wish.carCare.book.named', values: { name: subject } }
        : { key: `wish.carCare.book.${slotId === undefined ? 'any' : 'slot'}` },
      slotId,
      facts,
    ),
  'suggestions.accept': accepted,
  'suggestions.dismiss': phrase('suggestions.dismiss'),
  'suggestions.silence': either('suggestions.silence', 'silenced'),
} as const satisfies Readonly<Record<string, Phrase>>;
