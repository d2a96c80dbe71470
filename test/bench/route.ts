import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { Actor } from '@valhallajs/valhallajs';
import { pino } from 'pino';
import type { HostContract } from '../../shared/contract/host.ts';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import type { Bbox } from '../../shared/contract/region.ts';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import {
  bindMessagePort,
  type PagePort,
  type ParentPort,
} from '../../main/host/bind-message-port.ts';
import { systemClock } from '../../main/host/clock.ts';
import { Displays } from '../../main/host/displays.ts';
import { createPageServer } from '../../main/host/page-peer.ts';
import { createRouter as createHostRouter } from '../../main/host/router.ts';
import { FakeNavigation } from '../../main/navigation/fake-navigation.ts';
import type { RegionPack } from '../../main/navigation/region/open-pack.ts';
import { routerConfig } from '../../main/navigation/routing/router-config.ts';
import { createRouter, type Router } from '../../main/navigation/routing/router.ts';
import { FakeAssistant } from '../../main/assistant/fake-assistant.ts';
import { FakeMedia } from '../../main/media/fake-media.ts';
import { FakeServices } from '../../main/services/fake-services.ts';
import { FakeVehicle } from '../../main/vehicle/fake-vehicle.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';
import { benchPacks } from './region-packs.ts';
import { routePairs, type Pair } from './route-pairs.ts';

const PAIRS_PER_REGION = 100;
/** Not counted: the just-in-time compilers of both sides have to come to rest. */
const WARM_UP = 50;

/** Times of one region, ms, and routes that the host did not find and the actor did. */
interface Measured {
  readonly mine: readonly number[];
  readonly peer: readonly number[];
  readonly missing: number;
  readonly unroutable: number;
}

/**
 * A route as a page of the head unit gets it: over the host API on a message port, with everything in
 * it (manoeuvres, lanes, speed limits). The peer is the bare Valhalla actor with its default answer,
 * asked for the same pairs in turn in the same process.
 */
export async function measureRoute(): Promise<readonly Figure[]> {
  const packs = await benchPacks();
  if (packs.length === 0) return [];
  const measured: Measured[] = [];
  for (const pack of packs) measured.push(await measureRegion(pack));
  const mine = measured.flatMap((region) => region.mine);
  const peer = measured.flatMap((region) => region.peer);
  const sum = (pick: (region: Measured) => number) =>
    measured.reduce((total, region) => total + pick(region), 0);
  const at = (name: string, share: number) =>
    compared(name, quantile(mine, share), 'ms', 'bare actor', quantile(peer, share));
  return [
    at('route.p50', 0.5),
    at('route.p99', 0.99),
    alone(
      'route.failed-where-actor-did-not',
      sum(({ missing }) => missing),
      'routes',
    ),
    alone(
      'route.unroutable-for-both',
      sum(({ unroutable }) => unroutable),
      'routes',
    ),
  ];
}

async function measureRegion({ manifest: { id, bbox }, files }: RegionPack): Promise<Measured> {
  const graphFile = files['valhalla.tar'];
  const stateDir = mkdtempSync(join(tmpdir(), 'zhilu-bench-route-'));
  const log = pino({ level: 'silent' });
  const router = createRouter({ stateDir, log, clock: systemClock });
  try {
    const fault = await router.open({ id, bbox, graphFile });
    if (fault) throw new Error(`${id} did not open: ${fault.detail ?? fault.key}`);
    const page = connectPage(router);
    try {
      return await measurePairs(page.client, new Actor(routerConfig(graphFile, 0)), bbox);
    } finally {
      page.close();
    }
  } finally {
    await router.close();
    rmSync(stateDir, { recursive: true });
  }
}

async function measurePairs(
  client: ContractRouterClient<HostContract>,
  actor: Actor,
  bbox: Bbox,
): Promise<Measured> {
  const asHost = async ({ from, to }: Pair): Promise<boolean> => {
    const answer = await client.navigation.route({
      from,
      to: { ...to, name: 'bench', kind: 'destination' },
    });
    return answer.ok;
  };
  const asActor = async ({ from, to }: Pair): Promise<boolean> => {
    const query = { locations: [from, to], costing: 'auto' };
    return actor.route(query).then(
      () => true,
      () => false,
    );
  };
  const pairs = firstPairs(bbox, WARM_UP + PAIRS_PER_REGION);
  const mine: number[] = [];
  const peer: number[] = [];
  let missing = 0;
  let unroutable = 0;
  for (const [index, pair] of pairs.entries()) {
    // In turn, so that neither always finds the caches warm.
    const actorFirst = index % 2 === 0;
    const before = actorFirst ? await timed(asActor, pair) : null;
    const host = await timed(asHost, pair);
    const bare = before ?? (await timed(asActor, pair));
    if (index < WARM_UP) continue;
    if (bare.found && !host.found) missing += 1;
    if (!bare.found) unroutable += 1;
    if (!bare.found || !host.found) continue;
    mine.push(host.ms);
    peer.push(bare.ms);
  }
  return { mine, peer, missing, unroutable };
}

function firstPairs(bbox: Bbox, count: number): Pair[] {
  const pairs: Pair[] = [];
  for (const pair of routePairs(bbox)) {
    if (pairs.length === count) break;
    pairs.push(pair);
  }
  return pairs;
}

async function timed(
  ask: (pair: Pair) => Promise<boolean>,
  pair: Pair,
): Promise<{ found: boolean; ms: number }> {
  const start = performance.now();
  const found = await ask(pair);
  return { found, ms: performance.now() - start };
}

/** A host that has nothing but the router, and a page on its message port. */
function connectPage(router: Router): {
  readonly client: ContractRouterClient<HostContract>;
  close(): void;
} {
  const navigation = new FakeNavigation();
  navigation.route = (request?: Parameters<Router['route']>[0]) =>
    request ? router.route(request) : Promise.reject(new Error('no request'));
  const displays = new Displays({ centre: 'driver' });
  const rejections = new Rejections();
  const log = pino({ level: 'silent' });
  const host = createHostRouter({
    ...{ navigation, displays, rejections, log },
    vehicle: new FakeVehicle(),
    services: new FakeServices(),
    media: new FakeMedia(),
    assistant: new FakeAssistant(),
    ownership: { showroom: EMPTY_SHOWROOM, problems: [] },
    map: OFFLINE_MAP,
    clock: systemClock,
    versions: { zhilu: '0', vss: '6.0', node: process.versions.node },
    settings: {
      settings: DEFAULT_SETTINGS,
      state: { settings: DEFAULT_SETTINGS, theme: 'night' },
      problem: null,
      onChange: () => () => undefined,
      set: () => null,
      close: () => undefined,
    },
    health: () => {
      throw new Error('not measured here');
    },
  });
  const parent = new BenchParent();
  const pages = createPageServer(host, rejections, log);
  bindMessagePort({ parent, displays, pages, rejections, log });
  const { port1, port2 } = new MessageChannel();
  parent.deliver({ data: { type: 'page-port', display: 'centre' }, ports: [asPagePort(port1)] });
  port2.start();
  return {
    client: createORPCClient(new RPCLink({ port: port2 })),
    close() {
      port1.close();
      port2.close();
    },
  };
}

type ParentListener = Parameters<ParentPort['on']>[1];

/** Stands in for the supervisor that hands over the ports. */
class BenchParent implements ParentPort {
  #deliver: ParentListener = () => undefined;
  on(_event: 'message', listener: ParentListener): void {
    this.#deliver = listener;
  }
  deliver(message: Parameters<ParentListener>[0]): void {
    this.#deliver(message);
  }
  postMessage(): void {}
}

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
