import type { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import {
  HOST_LOST_MS,
  assistantUpdateSchema,
  mediaUpdateSchema,
  navigationUpdateSchema,
  servicesUpdateSchema,
  vehicleUpdateSchema,
  type VehicleUpdate,
} from '../../shared/contract/host.ts';
import type { PartsUpdate } from '../../shared/contract/parts.ts';
import { showroomSchema } from '../../shared/ownership/showroom.ts';
import {
  applyPartsUpdate,
  applyVehicleUpdate,
  withHostLost,
  withMapWish,
  withPressWish,
  withShowroom,
  type PageState,
  type PartedFeature,
} from './page-state.ts';
import type { HostClient, HostConnection, HostTransport } from './transport.ts';

/** The running link between a page store and the host. */
export interface HostLink {
  /** The client to call, or `null` while the host is not there. */
  client(): HostClient | null;
}

/**
 * Collects updates until the page has read all that has arrived, then shows them in one step: a
 * page that falls behind skips what is already past instead of painting it late.
 */
class UpdateBatch {
  readonly #store: StoreApi<PageState>;
  readonly #onGap: () => void;
  readonly #channel = new MessageChannel();
  #updates: VehicleUpdate[] = [];

  constructor(store: StoreApi<PageState>, onGap: () => void) {
    this.#store = store;
    this.#onGap = onGap;
    this.#channel.port1.onmessage = () => this.#show();
  }

  add(update: VehicleUpdate): void {
    this.#updates.push(update);
    // A message to oneself is handled after the messages from the host that are already waiting.
    if (this.#updates.length === 1) this.#channel.port2.postMessage(null);
  }

  #show(): void {
    const updates = this.#updates;
    this.#updates = [];
    let state = this.#store.getState();
    for (const update of updates) {
      const next = applyVehicleUpdate(state, update);
      if (!next) {
        this.#onGap();
        return;
      }
      state = next;
    }
    const host = { state: 'connected', since: Date.now() } as const;
    this.#store.setState(state.host.state === 'connected' ? state : { ...state, host }, true);
  }
}

/** How often silence is measured; small against {@link HOST_LOST_MS}. */
const SILENCE_CHECK_MS = 200;

/**
 * Keeps `store` equal to what the host says for as long as the page lives: opens the streams on
 * every connection, applies their updates, and marks everything old when the host falls silent.
 */
export function startHostLink(transport: HostTransport, store: StoreApi<PageState>): HostLink {
  let connection: HostConnection | null = null;
  let lastHeard = 0;

  const lose = () => {
    connection = null;
    store.setState((state) => withHostLost(state, Date.now()), true);
  };

  const follow = async (opened: HostConnection, end: () => void) => {
    const current = () => connection === opened;
    const heard = () => (lastHeard = performance.now());
    const { client } = opened;
    const updates = new UpdateBatch(store, () => end());
    const followVehicle = async () => {
      for await (const update of await client.vehicle.watch()) {
        if (!current()) return;
        heard();
        // The host is another process and may be another build: its messages are checked on entry.
        const parsed = vehicleUpdateSchema.safeParse(update);
        if (!parsed.success) return;
        updates.add(parsed.data);
      }
    };
    const followSettings = async () => {
      for await (const settings of await client.settings.watch()) {
        if (!current()) return;
        store.setState({ settings });
      }
    };
    const followDisplay = async () => {
      for await (const request of await client.display.watch()) {
        if (!current()) return;
        if (request.kind === 'openPanel') store.setState({ panel: request.panel });
        if (request.kind === 'showService') {
          store.setState({ panel: 'services', service: request.service });
        }
        if (request.kind === 'showroom') {
          const { service, wish } = request;
          store.setState((state) => withShowroom(state, service, wish));
        }
        if (request.kind === 'press') {
          const control = request.id;
          store.setState((state) => withPressWish(state, control));
        }
        if (request.kind === 'map') {
          const { command } = request;
          store.setState((state) => withMapWish(state, command));
        }
      }
    };
    const followParts = async <Feature extends PartedFeature>(
      feature: Feature,
      schema: z.ZodType<PartsUpdate<PageState[Feature]>>,
    ) => {
      // The client can be indexed by one of the features, but not by a feature that is still open.
      const watched: PartedFeature = feature;
      for await (const update of await client[watched].watch()) {
        if (!current()) return;
        const parsed = schema.safeParse(update);
        if (!parsed.success) return;
        store.setState((state) => applyPartsUpdate(state, feature, parsed.data), true);
      }
    };
    const openShowroom = async () => {
      const parsed = showroomSchema.safeParse(await client.ownership.showroom());
      if (parsed.success) store.setState({ showroom: parsed.data });
    };
    const openSession = async () => store.setState({ session: await client.session.open() });
    // Any stream that ends ends the connection: a half-connected page would show half a truth.
    await Promise.race([
      followVehicle(),
      followSettings(),
      followDisplay(),
      followParts('navigation', navigationUpdateSchema),
      followParts('services', servicesUpdateSchema),
      followParts('media', mediaUpdateSchema),
      followParts('assistant', assistantUpdateSchema),
      openShowroom().then(() => new Promise<never>(() => undefined)),
      openSession().then(() => new Promise<never>(() => undefined)),
    ]);
  };

  transport.start((opened) => {
    connection = opened;
    lastHeard = performance.now();
    const end = () => {
      if (connection !== opened) return;
      lose();
      opened.close();
    };
    follow(opened, end).then(end, end);
  }, lose);

  let lastCheck = performance.now();
  setInterval(() => {
    const now = performance.now();
    // A page that was held up itself has not read what is waiting; the next check knows more.
    const isLate = now - lastCheck > 2 * SILENCE_CHECK_MS;
    lastCheck = now;
    if (!connection || isLate || now - lastHeard <= HOST_LOST_MS) return;
    const silent = connection;
    lose();
    silent.close();
  }, SILENCE_CHECK_MS);

  return { client: () => connection?.client ?? null };
}
