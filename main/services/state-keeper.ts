import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../shared/clock.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { Consent } from '../../shared/privacy/purpose.ts';
import { reminderOf } from '../../shared/services/reminder.ts';
import {
  EMPTY_SERVICES,
  type ServiceFault,
  type ServicesState,
  type TrackedOrder,
} from '../../shared/services/services-state.ts';
import type { Backends } from './backends.ts';
import type { History } from './history.ts';
import type { LoadedService } from './manifests/read-service.ts';
import type { OrderBook } from './outbox/order-book.ts';
import { hasEnded, trackedOf, type StoredOrder } from './outbox/stored-order.ts';
import type { Wallet } from './outbox/wallet.ts';
import type { Suggestions } from './suggestions/suggestions.ts';
import { titleOf, tileOf } from './service-tiles.ts';
import type { Surroundings } from './surroundings.ts';

/** Ended orders that displays list; what is kept beyond that only makes the usual. */
const MAX_ENDED = 20;

type Parts = readonly (keyof ServicesState)[];

export interface StateParts {
  readonly services: readonly LoadedService[];
  readonly faults: readonly ServiceFault[];
  readonly book: OrderBook;
  readonly wallet: Wallet;
  readonly history: History;
  readonly surroundings: Surroundings;
  readonly backends: Backends;
  readonly consents: { readonly consents: readonly Consent[] };
  readonly suggestions: () => Pick<Suggestions, 'current' | 'silenced'>;
  readonly car: () => Point | null;
  readonly clock: Clock;
}

/** The state of the services as displays have it, and who wants to know when it changes. */
export class StateKeeper {
  state: ServicesState = EMPTY_SERVICES;
  readonly #parts: StateParts;
  readonly #listeners = new Set<(parts: Parts) => void>();

  constructor(parts: StateParts) {
    this.#parts = parts;
  }

  onChange(listener: (parts: Parts) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the new state of all parts together and tells what changed. */
  publish(): void {
    const before = this.state;
    const next = this.#next();
    const names = Object.keys(next) as (keyof ServicesState)[];
    const changed = names.filter((name) => !isDeepStrictEqual(before[name], next[name]));
    if (changed.length === 0) return;
    this.state = { ...before, ...Object.fromEntries(changed.map((name) => [name, next[name]])) };
    for (const listener of this.#listeners) listener(changed);
  }

  #next(): ServicesState {
    const { services, faults, wallet, history, surroundings, backends, consents, suggestions } =
      this.#parts;
    return {
      tiles: services.map((service) => {
        const { id } = service.manifest;
        const usual = history.usual(id)?.shown ?? null;
        return tileOf(service, { trouble: backends.trouble(id), usual });
      }),
      orders: this.#orders(),
      suggestion: suggestions().current,
      offers: [...surroundings.offers],
      weather: surroundings.weather,
      wallet: wallet.state,
      consents: consents.consents.map((consent) =>
        consent.purpose === 'orderHistory' ? { ...consent, records: history.records } : consent,
      ),
      silenced: suggestions().silenced.map((rule) => ({ rule, title: titleOf(rule, services) })),
      faults: [...faults],
    };
  }

  #orders(): TrackedOrder[] {
    const { all } = this.#parts.book;
    const underWay = all.filter((stored) => !hasEnded(stored));
    const ended = all.filter(hasEnded).slice(0, MAX_ENDED);
    return [...underWay, ...ended].map((stored) => this.#tracked(stored));
  }

  #tracked(stored: StoredOrder): TrackedOrder {
    const { car, clock } = this.#parts;
    const { order } = stored;
    const reminder = order && reminderOf(order, car(), clock.now().wall);
    return { ...trackedOf(stored), ...(reminder && { reminder }) };
  }
}
