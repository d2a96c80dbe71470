import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { reason } from '../../shared/contract/reason.ts';
import type { Point } from '../../shared/navigation/place.ts';
import { DEFAULT_LIMITS } from '../../shared/services/wallet.ts';
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
import { performServiceCommand } from './service-commands.ts';
import { ServicesStorage } from './services-storage.ts';
import { createServiceQueries } from './service-queries.ts';
import type { Services } from './services.ts';
import type { ServicesOptions } from './services-options.ts';
import { Shops } from './shops.ts';
import { StateKeeper } from './state-keeper.ts';
import { suggestedMerchants } from './suggested-merchants.ts';
import { createSuggestions } from './suggestions/create-suggestions.ts';
import { Surroundings } from './surroundings.ts';

/** The database of orders, below the state folder. */
const STORAGE_FILE = 'services.sqlite';

/** The database of what was suggested, and what is not to be. */
const SUGGESTIONS_FILE = 'suggestions.sqlite';

/** How often what may not be kept is removed, and reminders are looked at, ms. */
const TIDY_MS = 15_000;

/** Starts the services: loads their manifests, connects their providers, and goes on with what was ordered. */
export function createServices(options: ServicesOptions): Services {
  const { clock, log, rejections, vehicle, navigation, consents } = options;
  const random = options.random ?? Math.random;
  const newKey = () => randomUUID();
  const { services, faults } = loadServices(options.serviceDirs);
  for (const { folder, code, message } of faults) {
    log.error({ folder, code, message }, 'a service was set aside');
  }
  const storage = new ServicesStorage(options);
  const onStorageFailed = (error: unknown) => storage.failed(error);

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
    ...{ clock, log, rejections, random },
    openStorage: (file) => storage.open(file),
    onTrouble: (service) => {
      if (!backends.trouble(service)) outbox.retryNow(service);
      keeper.publish();
    },
  });
  const provider = (service: string) => backends.provider(service);
  const store = new OrderStore(storage.open(STORAGE_FILE), log, rejections);
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
    storage: storage.open(SUGGESTIONS_FILE),
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
    find: suggestedMerchants(shops, consents),
    wantsOffers: () => consents.isGranted('offers'),
    isSeen: () => options.displays.hasDriver,
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
      const stored = [storage.problem, consents.problem, suggestions.problem].filter(
        (problem) => problem !== null,
      );
      return [...stored, ...set, ...backends.problems];
    },
    onChange: (listener) => keeper.onChange(listener),
    async perform(command) {
      try {
        return await performServiceCommand(command, {
          ...{ services, shops, book, history, consents, surroundings, suggestions },
          perform: (wish) => navigation.perform(wish),
          ...{ runAction: options.runAction, onChange },
        });
      } catch (error) {
        onStorageFailed(error);
        return storage.problem;
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
