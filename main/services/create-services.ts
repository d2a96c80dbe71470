import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { Consent, Purpose } from '../../shared/privacy/purpose.ts';
import type { ServiceCommand } from '../../shared/services/command.ts';
import { DEFAULT_LIMITS, type WalletLimits } from '../../shared/services/wallet.ts';
import type { DrivingState } from '../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openRowStorage, type RowStorage } from '../storage/row-storage.ts';
import { Backends } from './backends.ts';
import { createGateway } from './gateway/create-gateway.ts';
import { History } from './history.ts';
import { loadServices } from './manifests/load-services.ts';
import { OrderBook } from './outbox/order-book.ts';
import { OrderStore } from './outbox/order-store.ts';
import { OrderWatch } from './outbox/order-watch.ts';
import { Outbox } from './outbox/outbox.ts';
import { Tracker } from './outbox/tracker.ts';
import { Wallet } from './outbox/wallet.ts';
import { hasEnded } from './outbox/stored-order.ts';
import type { Fetch } from './provider.ts';
import { performOrderCommand } from './service-commands.ts';
import { findMerchants } from './drafts/find-merchants.ts';
import { createServiceQueries } from './service-queries.ts';
import type { Services } from './services.ts';
import { Shops } from './shops.ts';
import { StateKeeper } from './state-keeper.ts';
import { createSuggestions } from './suggestions/create-suggestions.ts';
import { Surroundings } from './surroundings.ts';

/** The database of orders, below the state folder. */
const STORAGE_FILE = 'services.sqlite';

/** The database of what was suggested, and what is not to be. */
const SUGGESTIONS_FILE = 'suggestions.sqlite';

/** Merchants that a suggestion looks at. */
const SUGGESTED_FROM = 10;

/** How often what may not be kept is removed, and reminders are looked at, ms. */
const TIDY_MS = 15_000;

/** What the driver agreed to; kept by another feature. */
export interface Consents {
  readonly consents: readonly Consent[];
  /** Why decisions are not being kept, or `null`. */
  readonly problem: Reason | null;
  isGranted(purpose: Purpose): boolean;
  /** Answers why the decision could not be stored, if so. */
  set(purpose: Purpose, isGranted: boolean): Reason | null;
  onChange(listener: () => void): () => void;
}

export interface ServicesOptions {
  /** Those of the product first. */
  readonly serviceDirs: readonly string[];
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly vehicle: {
    readonly readings: Readings;
    readonly drivingState: DrivingState;
    onChange(listener: () => void): () => void;
  };
  readonly navigation: {
    readonly state: NavigationState;
    onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
    perform(command: NavigationCommand): Promise<Reason | null>;
  };
  readonly consents: Consents;
  /** Carries out an action of the registry, as a touch on the driver's display would. */
  readonly runAction: (action: string, input: unknown) => Promise<Reason | null>;
  readonly limits?: WalletLimits | undefined;
  /** How many times faster than real the demo merchants work. */
  readonly demoPace?: number | undefined;
  /** The way to providers; the network unless a test takes its place. */
  readonly fetch?: Fetch;
  readonly random?: () => number;
}

/** Starts the services: loads their manifests, connects their providers, and goes on with what was ordered. */
export function createServices(options: ServicesOptions): Services {
  const { clock, log, rejections, vehicle, navigation, consents } = options;
  const random = options.random ?? Math.random;
  const newKey = () => randomUUID();
  const { services, faults } = loadServices(options.serviceDirs);
  for (const { folder, code, message } of faults) {
    log.error({ folder, code, message }, 'a service was set aside');
  }
  let storageProblem: Reason | null = null;
  const onStorageFailed = (error: unknown) => {
    log.error({ error }, 'orders cannot be stored');
    storageProblem = reason('host.storage', error instanceof Error ? error.message : String(error));
  };

  const gateway = createGateway({
    stateDir: options.stateDir,
    dataDir: join(options.serviceDirs[0] ?? '', 'demo'),
    clock,
    log: log.child({ part: 'gateway' }),
    ...(options.demoPace !== undefined && { pace: options.demoPace }),
  });
  const backends = new Backends(services, {
    embedded: (request) => gateway.fetch(request),
    fetch: options.fetch ?? ((request) => fetch(request)),
    ...{ clock, log, rejections, random, openStorage },
    onTrouble: (service) => {
      if (!backends.trouble(service)) outbox.retryNow(service);
      keeper.publish();
    },
  });
  const provider = (service: string) => backends.provider(service);
  const store = new OrderStore(openStorage(STORAGE_FILE), log, rejections);
  const isSandbox = services.every(({ manifest }) => manifest.provider.kind === 'embedded');
  const wallet = new Wallet(store, options.limits ?? DEFAULT_LIMITS, clock, isSandbox);
  const onChange = () => keeper.publish();
  const outbox = new Outbox({
    ...{ store, provider, newKey, clock, log, rejections, random, onStorageFailed },
    onChange: (key) => {
      book.followUp(key);
      keeper.publish();
    },
    onRefused: (stored, what) => book.refused(stored, what),
  });
  const paysByItself = () => consents.isGranted('autoPay');
  const book = new OrderBook({
    ...{ store, outbox, wallet, newKey, paysByItself, clock, log, rejections, onChange },
  });
  const history = new History({
    ...{ store, clock, newKey, onChange },
    isKept: () => consents.isGranted('orderHistory'),
  });
  const tracker = new Tracker({
    ...{ store, outbox, provider, clock },
    take: (service, update) => take(service, update, false),
  });
  const surroundings = new Surroundings({
    weatherProviders: providersOf('weather'),
    offerProviders: providersOf('offers'),
    car,
    wantsOffers: () => consents.isGranted('offers'),
    clock,
    onChange,
  });
  const keeper = new StateKeeper({
    ...{ services, faults, book, wallet, history, surroundings, backends, consents, car, clock },
    suggestions: () => suggestions,
  });
  const watch = new OrderWatch({
    readings: () => vehicle.readings,
    drivingState: () => vehicle.drivingState,
    car,
    underWay: () => store.orders.filter((stored) => !hasEnded(stored)),
    paysByItself,
    begin: (key) => void book.ask('begin', key).catch(onStorageFailed),
    end: (key) => void book.ask('end', key).catch(onStorageFailed),
  });
  const shops = new Shops({
    ...{ services, provider, navigation, history, clock },
    isGranted: (purpose) => consents.isGranted(purpose),
  });
  const queries = createServiceQueries(shops);
  const suggestions = createSuggestions({
    storage: openStorage(SUGGESTIONS_FILE),
    ...{ clock, log, rejections, vehicle, navigation, onChange },
    services: services.map(({ manifest: { id, triggers, flow } }) => ({
      ...{ id, triggers },
      isOffer: flow === 'offers',
    })),
    weather: () => surroundings.weather,
    isUsable: (service) => backends.trouble(service) === null,
    hasOrder: (service) =>
      store.orders.some((stored) => stored.service === service && !hasEnded(stored)),
    ordersBefore: (service) =>
      consents.isGranted('orderHistory') ? history.ordersBefore(service) : undefined,
    find: async (service, by) => {
      const shop = shops.open(service);
      if (!shop) return [];
      const { category, provider: backend } = shop.service.manifest;
      // Nobody asked: where the car is leaves it only for who agreed to be suggested things by place.
      if (backend.kind !== 'embedded' && !consents.isGranted('offers')) return [];
      const found = await findMerchants(
        { where: { by }, limit: SUGGESTED_FROM },
        { ...shop, category },
      );
      return found.ok ? found.value : [];
    },
    wantsOffers: () => consents.isGranted('offers'),
  });

  const stops = [
    clock.every(TIDY_MS, () => {
      history.tidy();
      keeper.publish();
    }),
    vehicle.onChange(() => watch.vehicleChanged()),
    navigation.onChange((parts) => {
      if (!parts.includes('position')) return;
      surroundings.look();
      watch.carMoved();
    }),
    consents.onChange(() => keeper.publish()),
    ...services.flatMap(({ manifest: { id } }) => {
      const stop = provider(id)?.onOrder?.((order) => take(id, order, true));
      return stop ? [stop] : [];
    }),
  ];
  watch.vehicleChanged();
  // A kill may have come between an answer and what was to follow it.
  for (const { key } of store.orders) book.followUp(key);
  keeper.publish();

  function performNow(command: ServiceCommand): Promise<Reason | null> | Reason | null {
    switch (command.kind) {
      case 'setConsent':
        return setConsent(command.purpose, command.isGranted);
      case 'erase':
        history.erase(
          command.purpose,
          services.map(({ manifest: { id, category } }) => ({ id, category })),
        );
        return null;
      case 'acceptSuggestion':
        return suggestions.accept(({ action, input }) => options.runAction(action, input));
      case 'dismissSuggestion':
        suggestions.dismiss();
        return null;
      case 'silence':
        return suggestions.silence(command.rule, command.silenced);
      default:
        return performOrderCommand(command, {
          shops,
          book,
          perform: (wish) => navigation.perform(wish),
        });
    }
  }

  function setConsent(purpose: Purpose, isGranted: boolean): Reason | null {
    const failure = consents.set(purpose, isGranted);
    if (purpose === 'orderHistory' && !isGranted) history.withdrawn();
    if (purpose === 'offers') surroundings.consentChanged();
    keeper.publish();
    return failure;
  }

  function openStorage(file: string): RowStorage {
    try {
      const { wall } = clock.now();
      const { storage, setAside } = openRowStorage(options.stateDir, file, wall);
      if (setAside !== undefined) {
        rejections.add('services', 'broken-database');
        log.error({ error: setAside, file }, 'a database was broken and has been set aside');
      }
      return storage;
    } catch (error) {
      onStorageFailed(error);
      return noStorage(error);
    }
  }

  function car(): Point | null {
    const { position } = navigation.state;
    return position && { lon: position.lon, lat: position.lat };
  }

  function providersOf(flow: 'weather' | 'offers') {
    return services.flatMap(({ manifest }) =>
      manifest.flow === flow ? (provider(manifest.id) ?? []) : [],
    );
  }

  function take(service: string, update: Parameters<OrderBook['take']>[1], isNews: boolean): void {
    try {
      book.take(service, update, isNews);
    } catch (error) {
      // Not stored, so not known: the next question about the order brings it again.
      onStorageFailed(error);
    }
  }

  return {
    get state() {
      return keeper.state;
    },
    get problems() {
      const set = faults.map(({ folder, message }) =>
        reason('services.notOffered', `${folder}: ${message}`),
      );
      const stored = [storageProblem, consents.problem, suggestions.problem].filter(
        (problem) => problem !== null,
      );
      return [...stored, ...set, ...backends.problems];
    },
    onChange: (listener) => keeper.onChange(listener),
    async perform(command) {
      try {
        return await performNow(command);
      } catch (error) {
        onStorageFailed(error);
        return storageProblem;
      }
    },
    merchants: (query) => queries.merchants(query),
    merchant: (query) => queries.merchant(query),
    slots: (query) => queries.slots(query),
    quote: (query) => queries.quote(query),
    picture: (service, name) => queries.picture(service, name),
    async receive(service, request) {
      return (await provider(service)?.receive?.(request)) ?? null;
    },
    close() {
      for (const stop of stops) stop();
      suggestions.close();
      tracker.close();
      surroundings.close();
      outbox.close();
      backends.close();
      gateway.close();
      store.close();
      return Promise.resolve();
    },
  };
}

/** Nothing can be kept, so nothing can be ordered; everything else works. */
function noStorage(cause: unknown): RowStorage {
  const fail = () => {
    throw new Error('orders cannot be stored', { cause });
  };
  return { read: () => new Map(), write: fail, remove: fail, close: () => undefined };
}
