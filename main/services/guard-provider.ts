import type { Clock } from '../../shared/clock.ts';
import {
  currentOffers,
  isPlausibleMerchant,
  isPlausibleQuote,
  isPlausibleWeather,
  plausibleSlots,
} from '../../shared/services/plausible.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { backoffMs } from './backoff.ts';
import type { Circuit } from './circuit.ts';
import type { ProviderAnswer, ServiceProvider } from './provider.ts';
import { failed, notSupported } from './provider-fault.ts';

/** Questions are asked once more; a driver does not wait for a third time. */
const ATTEMPTS = 2;

export interface GuardParts {
  readonly circuit: Circuit;
  readonly clock: Clock;
  readonly rejections: Rejections;
  readonly random: () => number;
}

/**
 * A provider that can be relied on: questions are repeated once when that may help, a provider that is
 * down is not asked for a while, and answers that cannot be true do not get through. Orders are judged
 * by `acceptUpdate`, where what is known of them is at hand.
 */
export function guardProvider(
  provider: ServiceProvider,
  { circuit, clock, rejections, random }: GuardParts,
): ServiceProvider {
  async function ask<Value>(
    question: () => Promise<ProviderAnswer<Value>>,
    check?: (value: Value, now: number) => Value | null,
  ): Promise<ProviderAnswer<Value>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await circuit.run(async () => checked(await question(), check));
      if (answer.ok || answer.fault.isFinal || attempt === ATTEMPTS) return answer;
      await new Promise<void>((resolve) => clock.after(backoffMs(attempt, random), resolve));
    }
  }

  function checked<Value>(
    answer: ProviderAnswer<Value>,
    check: ((value: Value, now: number) => Value | null) | undefined,
  ): ProviderAnswer<Value> {
    if (!answer.ok) {
      rejections.add('services', answer.fault.code);
      return answer;
    }
    if (!check) return answer;
    const value = check(answer.value, clock.now().wall);
    if (value !== null) return { ok: true, value };
    rejections.add('services', 'implausible');
    return failed('implausible', true, 'the answer fits its schema and cannot be true');
  }

  /** Leaves out what cannot be true, and counts it. */
  function kept<Item>(all: readonly Item[], believed: readonly Item[]): readonly Item[] {
    const dropped = all.length - believed.length;
    if (dropped > 0) rejections.add('services', 'implausible', dropped);
    return believed;
  }

  return {
    merchants: (search) =>
      ask(
        () => provider.merchants(search),
        (merchants, now) =>
          kept(
            merchants,
            merchants.filter((merchant) => isPlausibleMerchant(merchant, now)),
          ),
      ),
    merchant: (id) =>
      ask(
        () => provider.merchant(id),
        (merchant, now) =>
          merchant.id === id && isPlausibleMerchant(merchant, now) ? merchant : null,
      ),
    slots: (id, day) =>
      ask(
        () => provider.slots(id, day),
        (slots, now) => plausibleSlots(slots, now),
      ),
    quote: (request) =>
      ask(
        () => provider.quote(request),
        (quote, now) => (isPlausibleQuote(quote, now) ? quote : null),
      ),
    // The outbox repeats these itself, with what it has stored.
    createOrder: (request, key) => circuit.run(() => provider.createOrder(request, key)),
    operate: (id, operation, key) => circuit.run(() => provider.operate(id, operation, key)),
    eraseOrders: (key) => circuit.run(() => provider.eraseOrders(key)),
    order: (id) => circuit.run(() => provider.order(id)),
    ...(provider.ordersSince && {
      ordersSince: (since) => circuit.run(() => provider.ordersSince?.(since) ?? lacking()),
    }),
    offers: (near) =>
      ask(
        () => provider.offers(near),
        (offers, now) => currentOffers(offers, now),
      ),
    weather: (at) =>
      ask(
        () => provider.weather(at),
        (weather, now) => (isPlausibleWeather(weather, now) ? weather : null),
      ),
    // A missing picture is no trouble of the provider.
    ...(provider.picture && { picture: (path) => provider.picture?.(path) ?? lacking() }),
    ...(provider.onOrder && {
      onOrder: (listener) => provider.onOrder?.(listener) ?? (() => undefined),
    }),
    ...(provider.receive && {
      receive: (request) =>
        provider.receive?.(request) ?? Promise.resolve(new Response(null, { status: 404 })),
    }),
    close: () => provider.close(),
  };
}

const lacking = () => Promise.resolve(notSupported('that'));
