import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import type { HostConfig } from '../../main/host/config.ts';
import { runHost, type RunningHost } from '../../main/host/run-host.ts';
import type { HostContract, VehicleUpdate } from '../../shared/contract/host.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import { removeFolder } from '../fixtures/remove-folder.ts';
import { FakeAgent, type FakeAgentOptions } from './fake-agent.ts';

export const AGENT_TOKEN = 'agent-token-0123456789';
export const PAGE_TOKEN = 'page-token-0123456789';

/** A page as a test sees it: everything the host has told it, merged. */
export interface TestPage {
  readonly client: ContractRouterClient<HostContract>;
  readonly socket: WebSocket;
  readonly updates: VehicleUpdate[];
  /** The last value of a signal as `value/freshness`, or `absent`. */
  signal(path: SignalPath): string;
  /** The last of what is sent whole. */
  last<K extends keyof Whole>(key: K): Whole[K] | undefined;
}

type Whole = Pick<
  Extract<VehicleUpdate, { kind: 'full' }>,
  'link' | 'restrictions' | 'commands' | 'actuators'
>;

/** A client of the host API over a socket of `ws`. */
export function clientOn(socket: WebSocket): ContractRouterClient<HostContract> {
  // The events of `ws` differ from the DOM's in type only.
  const websocket = socket as unknown as globalThis.WebSocket;
  return createORPCClient(new RPCLink({ websocket }));
}

/** A host and an agent of its own in a folder of its own. */
export class HostBench {
  readonly dir = mkdtempSync(join(tmpdir(), 'zhilu-host-'));
  readonly agentTokenFile = join(this.dir, 'agent-token');
  agent: FakeAgent;
  readonly #sockets: WebSocket[] = [];
  #running: RunningHost | undefined;
  #assistant: HostConfig['assistant'] = {};

  private constructor(agent: FakeAgent) {
    this.agent = agent;
    writeFileSync(this.agentTokenFile, `${AGENT_TOKEN}\n`);
    writeFileSync(join(this.dir, 'page-token'), PAGE_TOKEN);
    mkdirSync(join(this.dir, 'page'));
    writeFileSync(join(this.dir, 'page', 'index.html'), '<!doctype html>');
  }

  static async start(
    agent: Partial<FakeAgentOptions> = {},
    assistant: HostConfig['assistant'] = {},
  ): Promise<HostBench> {
    const bench = new HostBench(await FakeAgent.start({ token: AGENT_TOKEN, ...agent }));
    bench.#assistant = assistant;
    bench.#running = await runHost(bench.config(), { log: pino({ level: 'silent' }) });
    return bench;
  }

  get running(): RunningHost {
    if (!this.#running) throw new Error('The host does not run.');
    return this.#running;
  }

  /** Address of the host, e.g. `127.0.0.1:40123`. */
  get address(): string {
    return `127.0.0.1:${String(this.running.port)}`;
  }

  get cookie(): string {
    return `zhilu-${String(this.running.port)}=${PAGE_TOKEN}`;
  }

  get rejected(): Record<string, number> {
    return this.running.host.rejections.counts();
  }

  config(): HostConfig {
    return {
      agent: { url: this.agent.url, tokenFile: this.agentTokenFile },
      stateDir: join(this.dir, 'state'),
      gearbox: { hasPark: true },
      bind: { kind: 'tcp', port: 0, tokenFile: join(this.dir, 'page-token') },
      pageDir: join(this.dir, 'page'),
      displays: { centre: 'driver', passenger: 'passenger' },
      regionDirs: [],
      mediaDirs: [],
      serviceDirs: [],
      ownershipDirs: [],
      assistant: this.#assistant,
      map: OFFLINE_MAP,
      versions: { zhilu: '0.0.0-test' },
    };
  }

  /** Kills the agent and starts another one on the same port. */
  async restartAgent(options: Partial<FakeAgentOptions> = {}): Promise<void> {
    const { port } = this.agent;
    await this.agent.kill();
    this.agent = await FakeAgent.start({ token: AGENT_TOKEN, ...options, port });
  }

  /** Opens a WebSocket as a browser would; `headers` replaces what it would send. */
  connect(display: string, headers: Record<string, string> = {}): WebSocket {
    const socket = new WebSocket(`ws://${this.address}/api?display=${display}`, {
      headers: { origin: `http://${this.address}`, cookie: this.cookie, ...headers },
    });
    // Terminated before it was open, or refused: either is what some test wants.
    socket.on('error', () => undefined);
    this.#sockets.push(socket);
    return socket;
  }

  /** Opens a page that follows the vehicle. */
  openPage(display: string): TestPage {
    const socket = this.connect(display);
    const client = clientOn(socket);
    const updates: VehicleUpdate[] = [];
    const signals = new Map<string, string>();
    let whole: Partial<Whole> = {};
    const follow = async () => {
      for await (const update of await client.vehicle.watch()) {
        updates.push(update);
        const { link, restrictions, commands, actuators } = update;
        whole = {
          ...whole,
          ...(link && { link }),
          ...(restrictions && { restrictions }),
          ...(commands && { commands }),
          ...(actuators && { actuators }),
        };
        if (update.kind === 'full') signals.clear();
        for (const { path, value, freshness } of update.signals) {
          signals.set(path, `${String(value)}/${freshness}`);
        }
      }
    };
    // Ends with an abort when the socket closes.
    follow().catch(() => undefined);
    return {
      client,
      socket,
      updates,
      signal: (path) => signals.get(path) ?? 'absent',
      last: (key) => whole[key],
    };
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    await this.#running?.close();
    await this.agent.kill();
    removeFolder(this.dir);
  }
}
