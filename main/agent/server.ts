import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket as RawSocket } from 'node:net';
import { Server, type ExtendedError, type Socket } from 'socket.io';
import type { Logger } from 'pino';
import {
  MAX_MESSAGE_BYTES,
  handshakeAuthSchema,
  vissError,
  type AgentToHostEvents,
  type HostToAgentEvents,
} from '../../shared/contract/viss.ts';
import { Agent, type AgentStats } from './agent.ts';
import { AgentStartError, hasCode, messageOf } from './agent-error.ts';
import { Recorder, openRecordingFile } from './recorder.ts';
import type { Answer, SessionLimits } from './session.ts';
import type { VehicleSource } from './source.ts';
import { readOrCreateToken, sameToken } from './token.ts';

/** Loopback only: the agent of a car is nobody else's. */
const HOST = '127.0.0.1';

/**
 * A host must notice within 2 s that the agent hangs: it does after `interval + timeout` of
 * silence. A killed agent closes the connection at once.
 */
const PING = { pingInterval: 500, pingTimeout: 1250 } as const;

/** Messages handed to a connection that it has not begun to send; beyond, values are held back. */
const MAX_WAITING_MESSAGES = 32;

/** How long clients may take to say goodbye, ms. */
const CLOSE_GRACE_MS = 500;

/** Bounds on clients. */
export interface AgentLimits extends SessionLimits {
  readonly clients: number;
}

/** A host needs a handful of requests per second; the rest is room for tools and tests. */
const DEFAULT_LIMITS: AgentLimits = {
  clients: 16,
  subscriptions: 64,
  requests: { perSecond: 100, burst: 200 },
};

export interface AgentConfig {
  readonly source: VehicleSource;
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** File with the token; created with mode 0600 when missing. */
  readonly tokenFile: string;
  /** Where to record to, if at all; an existing file is kept and a numbered name taken. */
  readonly recordFile?: string | undefined;
  readonly logger: Logger;
  readonly limits?: Partial<AgentLimits>;
  /** Wall clock, epoch ms; for tests. */
  readonly now?: () => number;
}

export interface RunningAgent {
  readonly port: number;
  /** The file recorded to, when recording. */
  readonly recordFile: string | undefined;
  stats(): AgentStats;
  /** Stops the source, disconnects the clients, flushes the recording; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts an agent: token, recording, socket, then the source.
 *
 * @throws AgentStartError with an actionable message; nothing is left running then.
 */
export async function startAgent(config: AgentConfig): Promise<RunningAgent> {
  const { source, logger } = config;
  const now = config.now ?? Date.now;
  const limits = { ...DEFAULT_LIMITS, ...config.limits };
  const token = await readOrCreateToken(config.tokenFile);
  const recording =
    config.recordFile === undefined ? undefined : await openRecordingFile(config.recordFile);
  const recorder = recording && new Recorder(recording, source, now(), logger);

  let refusing = false;
  let endOfRefusal: NodeJS.Timeout | undefined;
  const http = createServer((_request, response) => {
    response.writeHead(404).end();
  });
  const rawSockets = trackSockets(http);
  const io = new Server<HostToAgentEvents, AgentToHostEvents>(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 5000,
    ...PING,
    allowRequest: (request, decide) => {
      const refusal = refusalOf(request, refusing);
      if (refusal) agent.refusedConnections.add(refusal);
      decide(refusal, refusal === null);
    },
  });
  const agent = new Agent({
    source,
    limits,
    now,
    logger,
    recorder,
    dropLink: (forMs) => {
      refusing = true;
      clearTimeout(endOfRefusal);
      endOfRefusal = setTimeout(() => {
        refusing = false;
      }, forMs);
      // Closing the connection below socket.io, so that clients see a lost link and try again.
      for (const socket of io.sockets.sockets.values()) socket.conn.close(true);
    },
  });

  io.use((socket, next) => {
    const refusal = admissionError(socket, token, io.sockets.sockets.size >= limits.clients);
    if (refusal) agent.refusedConnections.add(refusal.message);
    next(refusal);
  });
  io.on('connection', (socket) => serve(agent, socket, logger));

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= shutDown());
  const shutDown = async (): Promise<void> => {
    clearTimeout(endOfRefusal);
    try {
      await source.stop();
    } catch (thrown) {
      logger.error({ error: messageOf(thrown) }, 'the source did not stop cleanly');
    }
    const grace = setTimeout(() => {
      for (const socket of rawSockets) socket.destroy();
    }, CLOSE_GRACE_MS);
    await io.close();
    clearTimeout(grace);
    await recorder?.finish();
    logger.info({ stats: agent.stats() }, 'agent stopped');
  };

  try {
    const port = await listen(http, config.port);
    await startSource(source, agent);
    logger.debug({ port, source: source.kind }, 'agent started');
    return { port, recordFile: recording?.file, stats: () => agent.stats(), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Browsers always say where a page came from; no page may talk to the agent. */
function refusalOf(request: IncomingMessage, linkDropped: boolean): string | null {
  if (request.headers.origin !== undefined) return 'origin_not_allowed';
  return linkDropped ? 'link_dropped' : null;
}

function admissionError(
  socket: Pick<Socket, 'handshake'>,
  token: string,
  full: boolean,
): ExtendedError | undefined {
  const auth = handshakeAuthSchema.safeParse(socket.handshake.auth);
  if (!auth.success || !sameToken(auth.data.token, token)) {
    return refusedWith(
      vissError('invalid_token', 'The token is missing or wrong; read it from the token file.'),
    );
  }
  if (full) return refusedWith(vissError('service_unavailable', 'Too many clients.'));
  return undefined;
}

function refusedWith(data: ReturnType<typeof vissError>): ExtendedError {
  return Object.assign(new Error(data.reason), { data });
}

function serve(
  agent: Agent,
  socket: Socket<HostToAgentEvents, AgentToHostEvents>,
  logger: Logger,
): void {
  let waiting = 0;
  const session = agent.open({
    subscription: (event) => void socket.emit('subscription', event),
    source: (event) => void socket.emit('source', event),
    congested: () => waiting > MAX_WAITING_MESSAGES,
  });
  const { conn } = socket;
  conn.on('packetCreate', () => {
    waiting += 1;
  });
  conn.on('drain', () => {
    const congested = waiting > MAX_WAITING_MESSAGES;
    waiting = 0;
    if (congested) session.catchUp();
  });
  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1);
    session.handle(event, args[0], isAnswer(last) ? last : undefined).catch((thrown: unknown) => {
      logger.error({ event, error: messageOf(thrown) }, 'a request could not be answered');
    });
  });
  // socket.io reports what it cannot parse here; without a listener it would end the process.
  socket.on('error', (error) => logger.debug({ error: error.message }, 'client error'));
  socket.on('disconnect', () => agent.close(session));
}

/** socket.io hands the acknowledgement over as the last argument. */
function isAnswer(last: unknown): last is Answer {
  return typeof last === 'function';
}

async function startSource(source: VehicleSource, agent: Agent): Promise<void> {
  try {
    await source.start(agent);
    // Some sources know their paths only once they have started.
    agent.announce();
  } catch (thrown) {
    agent.presence('failed', messageOf(thrown));
    throw new AgentStartError(
      'source',
      `The source ${source.kind} cannot be used: ${messageOf(thrown)}`,
      thrown,
    );
  }
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => {
      const advice = hasCode(error, 'EADDRINUSE')
        ? `Port ${port} is taken, perhaps by another agent. Stop it or choose another with --port.`
        : `Port ${port} cannot be opened: ${error.message}`;
      reject(new AgentStartError('port', advice, error));
    });
    http.listen(port, HOST, () => {
      const address = http.address();
      resolve(isTcp(address) ? address.port : port);
    });
  });
}

function isTcp(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function trackSockets(http: ReturnType<typeof createServer>): ReadonlySet<RawSocket> {
  const sockets = new Set<RawSocket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
