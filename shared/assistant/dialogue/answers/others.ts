import type { Message } from '../../../language/message.ts';
import { isEnded, statusOf } from '../../../services/facts.ts';
import type { Money } from '../../../services/money.ts';
import { moneyText } from '../../../services/money-text.ts';
import { orderPhase } from '../../../services/order-phase.ts';
import type { TrackedOrder } from '../../../services/services-state.ts';
import { groundMessage } from '../../../services/suggestions/ground-message.ts';
import { merchantName } from '../phrases/facts.ts';
import {
  dateMessage,
  localDay,
  momentMessage,
  timeText,
  weekdayMessage,
} from '../phrases/moment.ts';
import { row, together, type Answer, type AnswerFacts } from './facts.ts';

/** Reasons of a card that are told; more cannot be taken in. */
const MAX_GROUNDS = 2;

/** When an order is to be collected or begins is of interest until then. */
const UPCOMING: ReadonlySet<string> = new Set(['accepted', 'paid', 'created', 'ready']);

const money = (amount: Money, { car }: AnswerFacts): string =>
  moneyText(car.settings.language, amount);

function orderMessage(tracked: TrackedOrder, facts: AnswerFacts): Message {
  const { merchant, order } = tracked;
  const told: Message = {
    key: 'answer.orders.one',
    values: {
      name: merchantName(merchant, facts.car.settings.language),
      phase: { key: `services:phase.${orderPhase(tracked)}` },
    },
  };
  if (order?.status === 'awaitingPayment') {
    return together(told, {
      key: 'answer.orders.toPay',
      values: { price: money(order.total, facts) },
    });
  }
  const dueAt = order?.dueAt;
  const isUpcoming = order !== null && dueAt !== undefined && UPCOMING.has(order.status);
  return isUpcoming && dueAt > facts.now
    ? together(told, { key: 'answer.orders.at', values: { when: momentMessage(dueAt, facts) } })
    : told;
}

const orders: Answer = (facts) => {
  const all = facts.services.orders;
  const underWay = all.filter((order) => !isEnded(statusOf(order)));
  const [first] = underWay.length > 0 ? underWay : all;
  if (!first) return { key: 'answer.orders.none' };
  const one = orderMessage(first, facts);
  return underWay.length > 1
    ? { key: 'answer.orders.more', values: { one, count: underWay.length } }
    : one;
};

/** Prices stand at the merchants; what is owed is known. */
const price: Answer = (facts) => {
  const owed = facts.services.orders.find((order) => statusOf(order) === 'awaitingPayment');
  const running = facts.services.orders.find(
    ({ order }) => order?.session !== undefined && !isEnded(order.status),
  );
  const amount = owed?.order?.total ?? running?.order?.session?.costSoFar;
  const meant = owed ?? running;
  if (!amount || !meant) return { key: 'answer.price.unknown' };
  return {
    key: owed ? 'answer.price.owed' : 'answer.price.soFar',
    values: {
      name: merchantName(meant.merchant, facts.car.settings.language),
      price: money(amount, facts),
    },
  };
};

const suggestion: Answer = ({ services, car }) => {
  const card = services.suggestion;
  if (!card) return { key: 'answer.suggestion.none' };
  const grounds = card.because.slice(0, MAX_GROUNDS).map((ground): Message => {
    const { key, values } = groundMessage(ground, car.settings);
    return { key: `privacy:${key}`, values };
  });
  return { key: 'answer.suggestion.because', values: { grounds: row(grounds) } };
};

const nowPlaying: Answer = ({ media: { now } }) => {
  const { track, isPlaying } = now;
  if (!track) return { key: 'answer.nowPlaying.none' };
  const { title, artist } = track;
  const what: Message =
    artist === null
      ? { key: 'answer.nowPlaying.title', values: { title } }
      : { key: 'answer.nowPlaying.byArtist', values: { title, artist } };
  return {
    key: isPlaying ? 'answer.nowPlaying.playing' : 'answer.nowPlaying.paused',
    values: { what },
  };
};

const time: Answer = (facts) => ({
  key: 'answer.time',
  values: { time: timeText(facts.now, facts) },
});

const date: Answer = (facts) => {
  const day = localDay(facts.now, facts);
  return { key: 'answer.date', values: { date: dateMessage(day), weekday: weekdayMessage(day) } };
};

const insurance: Answer = () => ({ key: 'answer.insurance' });
const openingHours: Answer = () => ({ key: 'answer.openingHours' });
const capabilities: Answer = () => ({ key: 'say.help' });

/** What is asked about orders, music, the time, and the assistant itself. */
export const OTHER_ANSWERS = {
  ...{ orders, price, suggestion, nowPlaying, time, date },
  ...{ insurance, openingHours, capabilities },
} as const satisfies Readonly<Record<string, Answer>>;
