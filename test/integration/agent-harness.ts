import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import type {
  AgentToHostEvents,
  DataObject,
  HostToAgentEvents,
  SourceEvent,
  SubscriptionEvent,
} from '../../shared/contract/viss.ts';
import type { ActuatorPath, RawSignalValue } from '../../shared/vehicle/signal.ts';
import { startAgent, type AgentConfig, type RunningAgent } from '../../main/agent/server.ts';
import type { ActuationFault, SourceSink, VehicleSource } from '../../main/agent/source.ts';

export type AgentSocket = Socket<AgentToHostEvents, HostToAgentEvents>;

/** A source that delivers what a test says, when it says it. */
export class ScriptedSource implements VehicleSource {
  readonly kind = 'scripted';
  readonly simulated = true;
  readonly capabilities = {
    paths: ['Vehicle.Speed', 'Vehicle.IsMoving', 'Vehicle.Body.Trunk.Rear.IsOpen'],
    actuators: ['Vehicle.Body.Trunk.Rear.IsOpen'],
  } as const;
  readonly actuated: { readonly path: ActuatorPath; readonly value: RawSignalValue }[] = [];
  /** What the next actuations answer. */
  answer: () => Promise<ActuationFault> = () => Promise.resolve(null);
  /** Makes `start` fail. */
  unusable: string | undefined;
  #sink: SourceSink | undefined;

  get sink(): SourceSink {
    if (!this.#sink) throw new Error('the source has not been started');
    return this.#sink;
  }

  start(sink: SourceSink): Promise<void> {
    if (this.unusable !== undefined) return Promise.reject(new Error(this.unusable));
    this.#sink = sink;
    sink.presence('present');
    return Promise.resolve();
  }

  actuate(path: ActuatorPath, value: RawSignalValue): Promise<ActuationFault> {
    this.actuated.push({ path, value });
    return this.answer();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

/** One running agent with clients, all cleaned up by `stop`. */
export class AgentHarness {
  readonly source: ScriptedSource;
  readonly dir: string;
  readonly agent: RunningAgent;
  readonly token: string;
  readonly #sockets: AgentSocket[] = [];

  private constructor(source: ScriptedSource, dir: string, agent: RunningAgent, token: string) {
    this.source = source;
    this.dir = dir;
    this.agent = agent;
    this.token = token;
  }

  static async start(config: Partial<AgentConfig> = {}): Promise<AgentHarness> {
    const source = new ScriptedSource();
    const dir = await mkdtemp(join(tmpdir(), 'zhilu-agent-'));
    const tokenFile = join(dir, 'agent.token');
    const logger = pino({ level: 'silent' });
    let agent: RunningAgent;
    try {
      agent = await startAgent({ source, port: 0, tokenFile, logger, ...config });
    } catch (thrown) {
      await rm(dir, { recursive: true });
      throw thrown;
    }
    return new AgentHarness(source, dir, agent, (await readFile(tokenFile, 'utf8')).trim());
  }

  /** Connects a client and waits for its first `source` event. */
  async connect(): Promise<AgentClient> {
    const socket = this.socket({ token: this.token });
    const client = new AgentClient(socket);
    await client.nextSource();
    return client;
  }

  /** A client socket with this handshake; connecting, not yet connected. */
  socket(auth: Record<string, unknown>, headers: Record<string, string> = {}): AgentSocket {
    const socket: AgentSocket = io(`http://127.0.0.1:${this.agent.port}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 100,
      auth,
      extraHeaders: headers,
    });
    this.#sockets.push(socket);
    return socket;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.disconnect();
    await this.agent.stop();
    await rm(this.dir, { recursive: true });
  }
}

/** A client that collects what it is told. */
export class AgentClient {
  readonly socket: AgentSocket;
  readonly #sources = new Inbox<SourceEvent>();
  readonly #events = new Inbox<SubscriptionEvent>();
  #requestId = 0;

  constructor(socket: AgentSocket) {
    this.socket = socket;
    socket.on('source', (event) => this.#sources.put(event));
    socket.on('subscription', (event) => this.#events.put(event));
  }

  nextSource(): Promise<SourceEvent> {
    return this.#sources.take();
  }

  nextEvent(): Promise<SubscriptionEvent> {
    return this.#events.take();
  }

  /** Events that have arrived and were not taken. */
  get waitingEvents(): number {
    return this.#events.waiting;
  }

  get(fields: object): Promise<Reply> {
    return this.send('get', { action: 'get', ...fields });
  }

  set(fields: object): Promise<Reply> {
    return this.send('set', { action: 'set', ...fields });
  }

  subscribe(fields: object): Promise<Reply> {
    return this.send('subscribe', { action: 'subscribe', ...fields });
  }

  unsubscribe(subscriptionId: string): Promise<Reply> {
    return this.send('unsubscribe', { action: 'unsubscribe', subscriptionId });
  }

  /** Sends any event with a fresh request id and returns the answer as it came. */
  async send(event: string, fields: object): Promise<Reply> {
    const requestId = String((this.#requestId += 1));
    return (await this.raw(event, { requestId, ...fields })) as Reply;
  }

  /** Sends anything at all and asks for no answer. */
  tell(event: string, ...args: unknown[]): void {
    const untyped = this.socket as Socket;
    untyped.emit(event, ...args);
  }

  /** Sends anything at all and returns the answer as it came. */
  raw(event: string, ...args: unknown[]): Promise<unknown> {
    const untyped = this.socket as Socket;
    return untyped.timeout(10_000).emitWithAck(event, ...args) as Promise<unknown>;
  }
}

/** An answer as a client sees it before it has validated anything. */
export interface Reply {
  readonly action?: string;
  readonly requestId?: string;
  readonly subscriptionId?: string;
  readonly data?: DataObject | DataObject[];
  readonly error?: {
    readonly number: string;
    readonly reason: string;
    readonly description: string;
  };
  readonly ts?: string;
}

/** A queue whose reader waits. */
class Inbox<T> {
  readonly #items: T[] = [];
  readonly #readers: ((item: T) => void)[] = [];

  get waiting(): number {
    return this.#items.length;
  }

  put(item: T): void {
    const reader = this.#readers.shift();
    if (reader) reader(item);
    else this.#items.push(item);
  }

  take(): Promise<T> {
    const item = this.#items.shift();
    return item === undefined
      ? new Promise((resolve) => this.#readers.push(resolve))
      : Promise.resolve(item);
  }
}

/** Values by path in an event or answer. */
export function valuesOf(
  message: { readonly data?: DataObject | DataObject[] } | SubscriptionEvent,
) {
  const data = 'data' in message ? message.data : undefined;
  return Object.fromEntries(
    (data === undefined ? [] : [data].flat()).map(({ path, dp }) => [path, dp.value]),
  );
}
