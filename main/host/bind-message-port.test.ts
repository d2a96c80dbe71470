import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostContract } from '../../shared/contract/host.ts';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { FakeAssistant } from '../assistant/fake-assistant.ts';
import { FakeMedia } from '../media/fake-media.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { FakeServices } from '../services/fake-services.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { bindMessagePort, type PagePort, type ParentPort } from './bind-message-port.ts';
import { systemClock } from './clock.ts';
import { Displays } from './displays.ts';
import { createPageServer } from './page-peer.ts';
import { createRouter } from './router.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';

const SETTINGS: SettingsService = {
  settings: DEFAULT_SETTINGS,
  state: { settings: DEFAULT_SETTINGS, theme: 'night' },
  problem: null,
  onChange: () => () => undefined,
  set: () => null,
  close: () => undefined,
};

/** Electron's port delivers `{ data }`; a worker's port delivers the data itself. */
function asPagePort(port: MessagePort): PagePort {
  return {
    on(event: 'message' | 'close', listener: (message: { data: unknown }) => void) {
      if (event === 'close') port.on('close', () => listener({ data: undefined }));
      else port.on('message', (data: unknown) => listener({ data }));
    },
    start: () => port.start(),
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
  };
}

class FakeParent implements ParentPort {
  #deliver: (message: { data: unknown; ports: readonly PagePort[] }) => void = () => undefined;
  on(_event: 'message', listener: typeof this.deliver): void {
    this.#deliver = listener;
  }
  deliver(message: { data: unknown; ports: readonly PagePort[] }): void {
    this.#deliver(message);
  }
  postMessage(): void {}
}

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function setUp() {
  const parent = new FakeParent();
  const displays = new Displays({ centre: 'driver', passenger: 'passenger' });
  const rejections = new Rejections();
  const vehicle = new FakeVehicle();
  const log = pino({ level: 'silent' });
  const versions = { zhilu: '0', vss: '6.0', node: '24' };
  const router = createRouter({
    navigation: new FakeNavigation(),
    services: new FakeServices(),
    media: new FakeMedia(),
    assistant: new FakeAssistant(),
    ownership: { showroom: EMPTY_SHOWROOM, problems: [] },
    map: OFFLINE_MAP,
    ...{ vehicle, displays, rejections, versions, log },
    settings: SETTINGS,
    clock: systemClock,
    health: () => {
      throw new Error('not asked for here');
    },
  });
  const pages = createPageServer(router, rejections, log);
  bindMessagePort({ parent, displays, pages, rejections, log });
  const connect = (display: string) => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    parent.deliver({ data: { type: 'page-port', display }, ports: [asPagePort(port1)] });
    return port2;
  };
  return { parent, displays, rejections, vehicle, connect };
}

function clientOn(port: MessagePort): ContractRouterClient<HostContract> {
  port.start();
  return createORPCClient(new RPCLink({ port }));
}

const closed = (port: MessagePort) => new Promise<void>((resolve) => port.once('close', resolve));

describe('pages on message ports', () => {
  it('are served as the display the supervisor named', async () => {
    const { connect, displays } = setUp();
    const centre = clientOn(connect('centre'));
    const passenger = clientOn(connect('passenger'));
    expect(await centre.session.open()).toMatchObject({ display: 'centre', zone: 'driver' });
    expect(await passenger.session.open()).toMatchObject({ zone: 'passenger' });
    for await (const update of await centre.vehicle.watch()) {
      expect(update.kind).toBe('full');
      break;
    }
    expect(displays.report().map(({ display }) => display)).toEqual(['centre', 'passenger']);
  });

  it('leave nothing behind when they go', async () => {
    const { connect, displays, vehicle } = setUp();
    const port = connect('centre');
    const iterator = await clientOn(port).vehicle.watch();
    await iterator.next();
    expect(vehicle.listeners.size).toBe(1);
    const gone = closed(port);
    port.close();
    await gone;
    await expect.poll(() => displays.report()).toEqual([]);
    await expect.poll(() => vehicle.listeners.size).toBe(0);
  });

  it('cannot be opened by a message that does not fit', async () => {
    const { parent, connect, rejections, displays } = setUp();
    parent.deliver({ data: 'page-port', ports: [] });
    parent.deliver({ data: { type: 'page-port', display: 'centre' }, ports: [] });
    await closed(connect('roof'));
    expect(rejections.counts()).toEqual({ 'host.malformed-frame': 2, 'host.unknown-display': 1 });
    expect(displays.report()).toEqual([]);
  });

  it('may send what they like', async () => {
    const { connect, rejections } = setUp();
    const port = connect('centre');
    for (const junk of [null, 7, {}, 'junk', new Uint8Array(3)]) port.postMessage(junk);
    expect(await clientOn(port).session.open()).toMatchObject({ display: 'centre' });
    expect(rejections.counts()).toEqual({ 'host.binary-frame': 4, 'host.malformed-frame': 1 });
  });
});
