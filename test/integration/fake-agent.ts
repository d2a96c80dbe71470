import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  setRequestSchema,
  subscribeRequestSchema,
  vissError,
  type DataObject,
  type SetRequest,
  type SetResponse,
  type SourceEvent,
  type SourcePresence,
} from '../../shared/contract/viss.ts';
import { SIGNAL_PATHS, isActuatorPath, type RawSignalValue } from '../../shared/vehicle/signal.ts';

interface Client {
  readonly socket: Socket;
  /** Ids of the subscriptions, by what their filter is. */
  readonly changes: string[];
  readonly keepAlives: string[];
}

export interface FakeAgentOptions {
  readonly port?: number;
  readonly token: string;
  /** Answers a `set`; accepts by default. `null`: no answer at all. */
  readonly answer?: (request: SetRequest) => SetResponse | null;
}

const KEEP_MS = 100;

/** A telematics agent of a few lines: it says exactly what a test tells it to. */
export class FakeAgent {
  readonly sets: SetRequest[] = [];
  readonly clients = new Set<Client>();
  presence: SourcePresence = 'present';
  /** As a stopped process looks from the other side: connected, and silent. */
  frozen = false;
  actuators = SIGNAL_PATHS.filter(isActuatorPath);
  #values = new Map<string, DataObject>();
  #endKeeping: () => void = () => undefined;
  readonly #http: HttpServer;
  readonly #io: Server;
  #ids = 0;
  /** The TCP port, also after the agent was killed. */
  port = 0;

  private constructor(options: FakeAgentOptions) {
    this.#http = createServer();
    this.#io = new Server(this.#http, { transports: ['websocket'], serveClient: false });
    this.#io.use((socket, next) => {
      const { token } = socket.handshake.auth;
      next(token === options.token ? undefined : new Error('invalid_token'));
    });
    this.#io.on('connection', (socket) => this.#connect(socket, options));
  }

  /** Starts listening on 127.0.0.1; a port of 0 lets the system choose. */
  static async start(options: FakeAgentOptions): Promise<FakeAgent> {
    const agent = new FakeAgent(options);
    await new Promise<void>((resolve) => {
      agent.#http.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const address = agent.#http.address();
    if (typeof address === 'object' && address !== null) agent.port = address.port;
    return agent;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What the host last said of `path`. */
  lastSet(path: string): SetRequest | undefined {
    return this.sets.findLast((request) => request.path === path);
  }

  /** Reports values as of now to everyone subscribed to changes. */
  report(values: Readonly<Record<string, RawSignalValue>>, ts = Date.now()): void {
    const data = Object.entries(values).map(([path, value]) => dataObject(path, value, ts));
    for (const object of data) this.#values.set(object.path, object);
    for (const client of this.clients) {
      for (const id of client.changes) client.socket.emit('subscription', event(id, data));
    }
  }

  /**
   * Reports values again and again, as sensors do, until it keeps others: reported once they grow old
   * before a slow machine has looked at them.
   */
  keep(values: Readonly<Record<string, RawSignalValue>>): void {
    this.#endKeeping();
    this.report(values);
    const timer = setInterval(() => this.report(values), KEEP_MS);
    this.#endKeeping = () => clearInterval(timer);
  }

  /** Sends anything at all as the event `name`. */
  send(name: string, message: unknown): void {
    for (const { socket } of this.clients) socket.emit(name, message);
  }

  /** Tells the source's presence. */
  enter(presence: SourcePresence): void {
    this.presence = presence;
    this.send('source', this.#source());
  }

  /** As `kill -9` looks from the other side: connections reset, nothing listens. */
  async kill(): Promise<void> {
    this.#endKeeping();
    this.#io.disconnectSockets(true);
    await new Promise<void>((resolve) => {
      void this.#io.close(() => resolve());
      this.#http.closeAllConnections();
    });
  }

  #connect(socket: Socket, { answer }: FakeAgentOptions): void {
    const client: Client = { socket, changes: [], keepAlives: [] };
    this.clients.add(client);
    socket.on('disconnect', () => this.clients.delete(client));
    socket.emit('source', this.#source());
    socket.on('subscribe', (message: unknown, reply: (answer: unknown) => void) => {
      const { filter, requestId } = subscribeRequestSchema.parse(message);
      const subscriptionId = `subscription-${++this.#ids}`;
      const kept = [filter].flat().some(({ variant }) => variant === 'timebased');
      (kept ? client.keepAlives : client.changes).push(subscriptionId);
      reply({ action: 'subscribe', subscriptionId, requestId, ts: new Date().toISOString() });
      if (!kept) socket.emit('subscription', event(subscriptionId, [...this.#values.values()]));
    });
    socket.on('unsubscribe', (_message: unknown, reply: (answer: unknown) => void) => {
      reply({ action: 'unsubscribe', ts: new Date().toISOString() });
    });
    socket.on('get', (_message: unknown, reply: (answer: unknown) => void) => {
      if (this.frozen) return;
      reply({
        action: 'get',
        error: vissError('unavailable_data', 'not known'),
        ts: new Date().toISOString(),
      });
    });
    socket.on('set', (message: unknown, reply: (answer: unknown) => void) => {
      const request = setRequestSchema.parse(message);
      this.sets.push(request);
      const accepted: SetResponse = {
        action: 'set',
        requestId: request.requestId,
        ts: new Date().toISOString(),
      };
      const answered = answer ? answer(request) : accepted;
      if (answered) reply(answered);
    });
  }

  #source(): SourceEvent {
    return {
      action: 'source',
      kind: 'fake',
      presence: this.presence,
      simulated: true,
      paths: [...SIGNAL_PATHS],
      actuators: this.actuators,
      ts: new Date().toISOString(),
    };
  }
}

function dataObject(path: string, value: RawSignalValue, ts: number): DataObject {
  return {
    path,
    dp: {
      value: typeof value === 'object' ? [...value] : value,
      ts: new Date(ts).toISOString(),
    },
  };
}

function event(subscriptionId: string, data: readonly DataObject[]): unknown {
  return { action: 'subscription', subscriptionId, data, ts: new Date().toISOString() };
}
