import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { io, type Socket } from 'socket.io-client';
import type { Clock } from '../../shared/clock.ts';
import type { AgentLink as AgentLinkState } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import {
  MAX_MESSAGE_BYTES,
  setResponseSchema,
  sourceEventSchema,
  subscribeResponseSchema,
  type AgentToHostEvents,
  type HostToAgentEvents,
  type SourceEvent,
} from '../../shared/contract/viss.ts';
import { ANSWER_LIMIT_MS, reasonOfVissError } from '../../shared/vehicle/actuation.ts';
import type { SubscriptionState } from '../../shared/vehicle/ingest.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { ActuatorPath, RawSignalValue } from '../../shared/vehicle/signal.ts';
import {
  ROOT,
  subscriptionPlan,
  type PlannedSubscription,
} from '../../shared/vehicle/subscription-plan.ts';

/** Pauses between attempts, ms: an agent that was restarted must be back on the screen within 3 s. */
const RETRY_MS = { first: 200, most: 1000, refused: 2000 } as const;
/** An attempt that has not led to a connection by then is given up, ms. */
const ATTEMPT_LIMIT_MS = 2000;
/** A first connection may take this long before the link counts as lost, ms. */
const FIRST_CONNECTION_MS = 2000;
/** After this much silence the agent is asked for a sign of life, ms. */
const PROBE_AFTER_MS = 500;
/** After this much silence the link counts as lost although TCP is up (a stopped process), ms. */
const SILENCE_LIMIT_MS = 1200;
const SILENCE_CHECK_MS = 100;
/** A subscription that failed or ended is asked for again after this, ms. */
const RESUBSCRIBE_MS = 1000;

export type LinkState = AgentLinkState['state'];

type AgentSocket = Socket<AgentToHostEvents, HostToAgentEvents>;

/** What the link tells its owner. */
export interface AgentLinkEvents {
  /** The state changed; on `connected` nothing has been received yet. */
  state(state: LinkState): void;
  source(event: SourceEvent): void;
  /** An unchecked `subscription` message. @returns the id of a subscription that it ended. */
  subscription(
    message: unknown,
    stateOf: (subscriptionId: string) => SubscriptionState | undefined,
  ): string | null;
}

export interface AgentLinkOptions {
  readonly url: string;
  readonly tokenFile: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly events: AgentLinkEvents;
}

/** The connection to the telematics agent, kept up for as long as the host runs. */
export interface AgentLink {
  readonly state: LinkState;
  /** Since when, epoch ms. */
  readonly since: number;
  /** Connections after the first one. */
  readonly reconnects: number;
  /** Messages received. */
  readonly messages: number;
  /**
   * Sends one command over the current connection, or not at all: it is never queued, retried, or
   * sent over a later connection. Resolves to `null` when the agent accepted it, else to the reason.
   */
  set(path: ActuatorPath, value: RawSignalValue): Promise<Reason | null>;
  /** Subscribes anew, so that every value is reported again. */
  resubscribe(): void;
  close(): void;
}

/**
 * Connects to the agent. Every attempt uses a socket of its own with nothing in its buffers: what
 * was emitted on a lost connection dies with it (socket.io would send it after a reconnect).
 */
export function openAgentLink(options: AgentLinkOptions): AgentLink {
  const { url, tokenFile, clock, log, rejections, events } = options;
  const plan = subscriptionPlan();
  const started = clock.now();
  let state: LinkState = 'connecting';
  let since = started.wall;
  let connections = 0;
  let messages = 0;
  let requests = 0;
  let retryMs: number = RETRY_MS.first;
  let session: Session | null = null;
  let cancelRetry: () => void = () => undefined;
  let closed = false;

  /** One attempt, and the connection it may become. */
  interface Session {
    readonly socket: AgentSocket;
    readonly subscriptions: Map<string, SubscriptionState & { readonly plan: PlannedSubscription }>;
    /** Subscribe requests without an answer; their first event may overtake it. */
    unanswered: number;
    lastHeard: number;
    probing: boolean;
    readonly cancels: Set<() => void>;
  }

  function enter(next: LinkState): void {
    if (state === next) return;
    state = next;
    since = clock.now().wall;
    events.state(next);
  }

  async function attempt(): Promise<void> {
    let token: string;
    try {
      token = (await readFile(tokenFile, 'utf8')).trim();
    } catch (error) {
      log.warn({ error, tokenFile }, 'cannot read the agent token');
      retry('unreachable');
      return;
    }
    if (closed) return;
    const socket: AgentSocket = io(url, {
      forceNew: true,
      autoConnect: false,
      reconnection: false,
      transports: ['websocket'],
      auth: { token },
      // Passed on to ws; the published types of engine.io-client leave it out.
      ...{ maxPayload: MAX_MESSAGE_BYTES },
    });
    const current: Session = {
      socket,
      subscriptions: new Map(),
      unanswered: 0,
      lastHeard: clock.now().mono,
      probing: false,
      cancels: new Set(),
    };
    session = current;
    current.cancels.add(
      clock.after(ATTEMPT_LIMIT_MS, () => {
        if (!socket.connected) drop(current, 'no answer to the connection request');
      }),
    );
    socket.on('connect', () => {
      connections += 1;
      retryMs = RETRY_MS.first;
      current.lastHeard = clock.now().mono;
      current.cancels.add(clock.every(SILENCE_CHECK_MS, silenceCheck(current)));
      log.info({ url }, 'agent connected');
      enter('connected');
      for (const planned of plan) void subscribe(current, planned);
    });
    socket.on('connect_error', (error) => {
      if (isTransportError(error)) drop(current, error.message);
      else refuse(current, error.message);
    });
    socket.on('disconnect', (why, details) => {
      if (isOversized(details)) rejections.add('agent', 'oversized');
      drop(current, why);
    });
    socket.on('subscription', (message: unknown) => {
      heard(current);
      const ended = events.subscription(message, (id) => subscriptionOf(current, id));
      if (ended !== null) renew(current, ended);
    });
    socket.on('source', (message: unknown) => {
      heard(current);
      const parsed = sourceEventSchema.safeParse(message);
      if (parsed.success) events.source(parsed.data);
      else rejections.add('agent', 'malformed');
    });
    socket.onAny((name: string) => {
      if (name !== 'subscription' && name !== 'source') rejections.add('agent', 'unknown-event');
    });
    socket.connect();
  }

  function heard(current: Session): void {
    messages += 1;
    current.lastHeard = clock.now().mono;
  }

  function subscriptionOf(current: Session, id: string): SubscriptionState | undefined {
    const known = current.subscriptions.get(id);
    if (known) {
      const first = { repeats: true };
      if (known.repeats === known.plan.repeats) return known;
      known.repeats = known.plan.repeats;
      return first;
    }
    return current.unanswered > 0 ? { repeats: true } : undefined;
  }

  async function subscribe(current: Session, planned: PlannedSubscription): Promise<void> {
    current.unanswered += 1;
    const answer = await request(current, (socket) =>
      socket.timeout(ANSWER_LIMIT_MS).emitWithAck('subscribe', {
        action: 'subscribe',
        path: ROOT,
        filter: planned.filter,
        requestId: nextRequestId(),
      }),
    );
    current.unanswered -= 1;
    if (session !== current) return;
    const parsed = subscribeResponseSchema.safeParse(answer);
    if (parsed.success && 'subscriptionId' in parsed.data) {
      // The first event of a subscription is its full state, which repeats what is known.
      current.subscriptions.set(parsed.data.subscriptionId, { repeats: true, plan: planned });
      return;
    }
    if (answer !== undefined && !parsed.success) rejections.add('agent', 'malformed');
    log.warn({ answer: parsed.data }, 'the agent did not accept a subscription');
    later(current, RESUBSCRIBE_MS, () => void subscribe(current, planned));
  }

  async function unsubscribe(current: Session, subscriptionId: string): Promise<void> {
    await request(current, (socket) =>
      socket.timeout(ANSWER_LIMIT_MS).emitWithAck('unsubscribe', {
        action: 'unsubscribe',
        subscriptionId,
        requestId: nextRequestId(),
      }),
    );
    current.subscriptions.delete(subscriptionId);
  }

  function renew(current: Session, subscriptionId: string): void {
    const ended = current.subscriptions.get(subscriptionId);
    current.subscriptions.delete(subscriptionId);
    if (ended) later(current, RESUBSCRIBE_MS, () => void subscribe(current, ended.plan));
  }

  function later(current: Session, ms: number, run: () => void): void {
    const cancel = clock.after(ms, () => {
      current.cancels.delete(cancel);
      run();
    });
    current.cancels.add(cancel);
  }

  /** An emit with acknowledgement; `undefined` when no answer came in time. */
  async function request(
    current: Session,
    emit: (socket: AgentSocket) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      const answer = await emit(current.socket);
      heard(current);
      return answer;
    } catch {
      return undefined;
    }
  }

  function silenceCheck(current: Session): () => void {
    let lastCheck = clock.now().mono;
    return () => {
      const { mono } = clock.now();
      // After a stall of our own the agent's messages still wait to be read: that is not silence.
      const stalled = mono - lastCheck > 3 * SILENCE_CHECK_MS;
      lastCheck = mono;
      if (stalled) return;
      const silence = mono - current.lastHeard;
      if (silence > SILENCE_LIMIT_MS) drop(current, 'silence');
      else if (silence > PROBE_AFTER_MS && !current.probing) void probe(current);
    };
  }

  /** Any answer, an error included, proves that the agent is alive. */
  async function probe(current: Session): Promise<void> {
    current.probing = true;
    await request(current, (socket) =>
      socket.timeout(ANSWER_LIMIT_MS).emitWithAck('get', {
        action: 'get',
        path: 'Vehicle.LowVoltageSystemState',
        requestId: nextRequestId(),
      }),
    );
    current.probing = false;
  }

  function nextRequestId(): string {
    requests += 1;
    return String(requests);
  }

  function dispose(current: Session): void {
    session = null;
    for (const cancel of current.cancels) cancel();
    current.cancels.clear();
    current.socket.removeAllListeners();
    current.socket.offAny();
    current.socket.disconnect();
  }

  function drop(current: Session, why: string): void {
    if (session !== current) return;
    dispose(current);
    if (state === 'connected') log.warn({ why }, 'agent link lost');
    else log.debug({ why }, 'agent not reachable');
    retry('unreachable');
  }

  function refuse(current: Session, why: string): void {
    if (session !== current) return;
    dispose(current);
    if (state !== 'refused') log.error({ why, tokenFile }, 'the agent refused the token');
    rejections.add('agent', 'refused-by-agent');
    retry('refused');
  }

  function retry(why: 'unreachable' | 'refused'): void {
    if (closed) return;
    const first = state === 'connecting' && clock.now().mono - started.mono < FIRST_CONNECTION_MS;
    if (why === 'refused') enter('refused');
    else if (!first) enter('lost');
    cancelRetry = clock.after(why === 'refused' ? RETRY_MS.refused : retryMs, () => void attempt());
    retryMs = Math.min(RETRY_MS.most, retryMs * 1.5);
  }

  void attempt();

  return {
    get state() {
      return state;
    },
    get since() {
      return since;
    },
    get reconnects() {
      return Math.max(0, connections - 1);
    },
    get messages() {
      return messages;
    },
    async set(path, value) {
      const current = session;
      if (!current?.socket.connected || state !== 'connected') return reason('vehicle.linkLost');
      const answer = await request(current, (socket) =>
        socket.timeout(ANSWER_LIMIT_MS).emitWithAck('set', {
          action: 'set',
          path,
          value: typeof value === 'object' ? [...value] : value,
          expiresAt: new Date(clock.now().wall + ANSWER_LIMIT_MS).toISOString(),
          requestId: nextRequestId(),
        }),
      );
      if (answer === undefined) return reason('vehicle.noAnswer');
      const parsed = setResponseSchema.safeParse(answer);
      if (!parsed.success) {
        rejections.add('agent', 'malformed');
        return reason('vehicle.noAnswer', 'malformed answer');
      }
      return 'error' in parsed.data ? reasonOfVissError(parsed.data.error) : null;
    },
    resubscribe() {
      const current = session;
      if (!current?.socket.connected) return;
      const before = [...current.subscriptions.keys()];
      for (const planned of plan) void subscribe(current, planned);
      for (const subscriptionId of before) void unsubscribe(current, subscriptionId);
    },
    close() {
      closed = true;
      cancelRetry();
      if (session) dispose(session);
    },
  };
}

/** Transport errors carry a type; what a server's middleware sent does not. */
function isTransportError(error: Error): boolean {
  return ('type' in error && error.type === 'TransportError') || error.message === 'timeout';
}

/** ws closes the connection on a message beyond `maxPayload`; engine.io wraps its error event. */
function isOversized(details: unknown): boolean {
  if (typeof details !== 'object' || details === null || !('description' in details)) return false;
  const { description } = details;
  return (
    typeof description === 'object' &&
    description !== null &&
    'message' in description &&
    /max payload size/i.test(String(description.message))
  );
}
