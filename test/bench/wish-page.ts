import { once } from 'node:events';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Desk } from '../../main/desk/desk.ts';
import { EMPTY_ASSISTANT, type AssistantState } from '../../shared/assistant/assistant-state.ts';
import type {
  ActionOutcome,
  DisplayRequest,
  HostContract,
  VehicleUpdate,
} from '../../shared/contract/host.ts';
import { updated } from '../../shared/contract/parts.ts';
import { EMPTY_MEDIA, type MediaState } from '../../shared/media/media-state.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import { EMPTY_SERVICES, type ServicesState } from '../../shared/services/services-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings/settings.ts';
import { EMPTY_SHOWROOM, type Showroom } from '../../shared/ownership/showroom.ts';
import { openSocket } from '../fixtures/page-client.ts';
import { clientOn } from '../integration/host-bench.ts';

const LOOK_MS = 5;

type Value = VehicleUpdate['signals'][number]['value'];

/** A page of a real desk without a browser: what the host tells it, and what it is asked to do. */
export class WishPage {
  assistant: AssistantState = EMPTY_ASSISTANT;
  navigation: NavigationState = EMPTY_NAVIGATION;
  services: ServicesState = EMPTY_SERVICES;
  media: MediaState = EMPTY_MEDIA;
  settings: Settings = DEFAULT_SETTINGS;
  showroom: Showroom = EMPTY_SHOWROOM;
  drivingState = 'unknown';
  readonly signals = new Map<string, Value>();
  readonly requests: DisplayRequest[] = [];
  readonly client: ContractRouterClient<HostContract>;
  readonly #socket: WebSocket;

  constructor(desk: Pick<Desk, 'origin' | 'token'>, display: string) {
    this.#socket = openSocket(desk, display);
    this.client = clientOn(this.#socket);
  }

  /** Follows everything; ready once the host has told where the car is. */
  async open(): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) await once(this.#socket, 'open');
    const { assistant, navigation, services, media, settings, vehicle, display } = this.client;
    follow(assistant.watch(), (update) => (this.assistant = updated(this.assistant, update)));
    follow(navigation.watch(), (update) => (this.navigation = updated(this.navigation, update)));
    follow(services.watch(), (update) => (this.services = updated(this.services, update)));
    follow(media.watch(), (update) => (this.media = updated(this.media, update)));
    follow(settings.watch(), (update) => (this.settings = update.settings));
    follow(vehicle.watch(), (update) => this.#seeVehicle(update));
    follow(display.watch(), (request) => {
      if (request.kind !== 'heartbeat') this.requests.push(request);
    });
    this.showroom = await this.client.ownership.showroom();
    await this.until('the car, the map, and music', () => {
      const { position, regions } = this.navigation;
      const hasMusic = this.media.library.state === 'ready';
      return position !== null && regions.active !== null && hasMusic && this.signals.size > 20;
    });
  }

  perform(id: string, input: object): Promise<ActionOutcome> {
    return this.client.actions.perform({ id, input, origin: 'touch' });
  }

  /** Waits until something is so; fails with what was waited for. */
  async until(what: string, isSo: () => boolean, timeoutMs = 15_000): Promise<void> {
    if (!(await this.settles(isSo, timeoutMs))) throw new Error(`Not in time: ${what}.`);
  }

  /** Whether something becomes so in time. */
  async settles(isSo: () => boolean, timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    while (!isSo()) {
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return true;
  }

  close(): void {
    this.#socket.terminate();
  }

  #seeVehicle({ signals, restrictions }: VehicleUpdate): void {
    for (const { path, value } of signals) this.signals.set(path, value);
    this.drivingState = restrictions?.drivingState ?? this.drivingState;
  }
}

/** Takes updates in until the socket closes, which ends the stream with an abort. */
function follow<Update>(
  stream: PromiseLike<AsyncIterable<Update>>,
  take: (update: Update) => void,
): void {
  const run = async () => {
    for await (const update of await stream) take(update);
  };
  run().catch(() => undefined);
}
