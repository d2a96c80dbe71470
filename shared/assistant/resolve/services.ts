import type { ActionContext } from '../../actions/define.ts';
import type { ActionInput } from '../../actions/registry.ts';
import type { ServiceCategory } from '../../services/service.ts';
import type { Frame, Slot } from '../frame.ts';
import { slotOf } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import type { IntentOf } from '../vocabulary.ts';
import { has, numberOf, says, textOf } from './said.ts';
import { resolveFuel } from './fuel.ts';
import { listedOf, merchantOf } from './merchant.ts';
import { linesOf } from './products.ts';
import { act, ask, perform, type Resolution, type Rule } from './wish.ts';

/** Wishes about what merchants sell, orders, and suggestions; `null` for what cannot be ordered. */
export const resolveServices: Rule = (frame, context) => {
  const rules: Readonly<Record<string, Rule | undefined>> = RULES;
  return rules[frame.intent]?.(frame, context) ?? null;
};

const RULES: Readonly<Partial<Record<IntentOf<'services'>, Rule>>> = {
  show: (frame) => shownService(frame) ?? perform(act('services.show', { service: null })),
  reserve: reserved,
  order: ordered,
  begin: begun,
  book: booked,
  usual: usual,
  goTo: goneTo,
  stop: (frame) => (serviceOf(frame) === 'charging' ? perform(act('charging.stop', {})) : null),
  leave: () => perform(act('parking.leave', {})),
  pay: (frame, context) => perform(act('orders.pay', orderKey(frame, context))),
  cancel: (frame, context) => perform(act('orders.cancel', orderKey(frame, context))),
  goToOrder: (frame, context) => perform(act('orders.goTo', orderKey(frame, context))),
  forgetOrder: (frame, context) => {
    const { key } = orderKey(frame, context);
    return key === undefined ? ask('order', frame) : perform(act('orders.forget', { key }));
  },
  acceptSuggestion: () => perform(act('suggestions.accept', {})),
  dismissSuggestion: (_frame, { car }) =>
    car?.services.hasSuggestion === false
      ? { kind: 'turn', turn: 'no' }
      : perform(act('suggestions.dismiss', {})),
  silence: () => perform(act('suggestions.silence', {})),
  silenceThis: (_frame, { suggestion }) =>
    perform(act('suggestions.silence', suggestion ? { rule: suggestion.rule } : {})),
  unsilence: () => perform(act('suggestions.silence', { silenced: false })),
};

const CATEGORIES: Readonly<Record<string, ServiceCategory>> = {
  charging: 'charging',
  parking: 'parking',
  fuel: 'fuel',
  food: 'food',
  cafe: 'coffee',
  carCare: 'carCare',
  carWash: 'carCare',
  weather: 'weather',
  hotel: 'hotel',
  sight: 'sight',
  payment: 'payment',
  ownership: 'ownership',
  offers: 'offers',
};

function serviceOf(frame: Frame): ServiceCategory | undefined {
  const id = slotOf(frame, 'category')?.id;
  return id === undefined ? undefined : CATEGORIES[id];
}

/** Shows the service of the kind of place that was said, if there is one. */
export function shownService(frame: Frame): Resolution {
  const category = serviceOf(frame);
  return category ? perform(act('services.showCategory', { category })) : null;
}

function orderKey(frame: Frame, context: UnderstandingContext): { readonly key?: string } {
  const order = listedOf(frame, context, 'order');
  return order?.id === undefined ? {} : { key: order.id };
}

const timesOf = (frame: Frame): readonly Slot[] =>
  frame.slots.filter(({ role, unit }) => role === 'time' && unit === 'epochMs');

function reserved(frame: Frame, context: UnderstandingContext): Resolution {
  const merchant = merchantOf(frame, context);
  if (serviceOf(frame) === 'charging') return perform(act('charging.reserve', merchant));
  if (serviceOf(frame) !== 'parking') return null;
  const [first, second] = timesOf(frame);
  const from = first?.value;
  const staysS = numberOf(frame, 's');
  const until =
    second?.value ??
    (from !== undefined && staysS !== undefined ? from + staysS * 1000 : undefined);
  const to = until !== undefined && from !== undefined ? after(from, until) : until;
  return perform(
    act('parking.reserve', {
      ...merchant,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }),
  );
}

const DAY_MS = 86_400_000;

/** A time of day as the next one after `from`: "from ten to eleven" on the day that was named. */
function after(from: number, until: number): number {
  return until > from ? until : until + Math.ceil((from - until) / DAY_MS) * DAY_MS;
}

function begun(frame: Frame, context: UnderstandingContext): Resolution {
  if (serviceOf(frame) !== 'charging') return null;
  const percent =
    numberOf(frame, 'percent') ?? (says(frame, 'value', 'full', 'max') ? 100 : undefined);
  if (percent !== undefined && (percent < 10 || percent > 100)) return ask('charge', frame);
  return perform(
    act('charging.start', {
      ...merchantOf(frame, context),
      ...(percent !== undefined && { targetSoc: Math.round(percent) }),
    }),
  );
}

function ordered(frame: Frame, context: UnderstandingContext): Resolution {
  const service = serviceOf(frame);
  if (service === 'fuel') return resolveFuel(frame, context);
  if (service === 'parking' || (service === 'charging' && !says(frame, 'operation', 'start'))) {
    return reserved(frame, context);
  }
  const lines = linesOf(frame, context);
  const [first] = lines;
  if (!first) {
    return has(frame, 'product') || service === 'food' || service === 'coffee'
      ? ask('product', frame)
      : null;
  }
  const asked = lines.map(({ known, quantity }) => ({ productId: known.id, quantity }));
  const category = categoryOfService(first.known.service, context.car);
  if (category === 'food' || category === 'coffee') {
    const at = timesOf(frame)[0]?.value;
    return perform(act('food.order', { category, lines: asked, ...(at !== undefined && { at }) }));
  }
  if (category === 'ownership') {
    return perform(
      act('ownership.orderAccessory', { productId: first.known.id, quantity: first.quantity }),
    );
  }
  const { service: id } = first.known;
  if (id === undefined) return null;
  const draft: ActionInput<'services.order'>['draft'] = { kind: 'purchase', lines: asked };
  return perform(act('services.order', { service: id, draft }));
}

function categoryOfService(
  service: string | undefined,
  car: ActionContext | null,
): ServiceCategory | undefined {
  return car?.services.tiles.find(({ id }) => id === service)?.category;
}

function usual(frame: Frame, { car }: UnderstandingContext): Resolution {
  const category = serviceOf(frame);
  if (category === 'food' || category === 'coffee') {
    return perform(act('food.orderUsual', { category }));
  }
  if (category === undefined) return ask('service', frame);
  const tile = car?.services.tiles.find((each) => each.category === category);
  return tile ? perform(act('services.orderUsual', { service: tile.id })) : null;
}

function booked(frame: Frame, { names }: UnderstandingContext): Resolution {
  if (serviceOf(frame) !== 'carCare') return null;
  const startsAt = timesOf(frame)[0]?.value;
  const slots = names.filter(({ kind }) => kind === 'slot');
  const slot =
    startsAt === undefined ? undefined : slots.find((each) => each.startsAt === startsAt);
  if (startsAt !== undefined && slot?.id === undefined) return ask('time', frame);
  const subject = textOf(frame, 'topic');
  return perform(
    act('carCare.book', {
      ...(slot?.id !== undefined && { slotId: slot.id }),
      ...(subject !== undefined && { subject }),
    }),
  );
}

function goneTo(frame: Frame, context: UnderstandingContext): Resolution {
  const merchant = listedOf(frame, context, 'merchant');
  if (merchant?.id === undefined || merchant.service === undefined) return null;
  const { id, service } = merchant;
  return perform(act('services.goTo', { service, merchant: { by: 'id', id } }));
}
