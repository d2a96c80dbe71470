import type { Logger } from 'pino';
import {
  vissError,
  type SetRequest,
  type SourceEvent,
  type SourcePresence,
  type VissError,
} from '../../shared/contract/viss.ts';
import type { ActuatorPath, RawSignalValue } from '../../shared/vehicle/signal.ts';
import { messageOf } from './agent-error.ts';
import { Counter } from './counter.ts';
import { CurrentValues, type CurrentValue } from './current-values.ts';
import { isoTime } from './iso-time.ts';
import type { RecordedEvent, Recorder, RecorderStats } from './recorder.ts';
import { Session, type SessionContext, type SessionLimits, type SessionLink } from './session.ts';
import { checkSet } from './set-check.ts';
import type { ActuationFault, Sample, SourceSink, VehicleSource } from './source.ts';

/** How long a source may take to accept a command, ms. */
const ACTUATION_TIMEOUT_MS = 3000;

const MAX_DETAIL = 400;

/** What the agent counts; plain data. */
export interface AgentStats {
  readonly source: { readonly kind: string; readonly presence: SourcePresence };
  /** Connected clients and their subscriptions, now. */
  readonly clients: number;
  readonly subscriptions: number;
  /** Well-formed requests by action. */
  readonly requests: Readonly<Record<string, number>>;
  /** Refused requests by VISS reason, or `unknown_event`, `no_acknowledgement`. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Refused connections by reason. */
  readonly refusedConnections: Readonly<Record<string, number>>;
  /** Subscription events sent. */
  readonly events: number;
  readonly samples: {
    readonly taken: number;
    /** Samples of the source that were not served, by reason. */
    readonly rejected: Readonly<Record<string, number>>;
  };
  /** What the source itself discarded, by reason. */
  readonly discarded: Readonly<Record<string, number>>;
  readonly recording?: RecorderStats;
}

export interface AgentOptions {
  readonly source: VehicleSource;
  readonly limits: SessionLimits;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly recorder?: Recorder | undefined;
  /** Cuts every client off and refuses new ones for so many ms. */
  readonly dropLink: (forMs: number) => void;
}

/** The agent without its socket: one source, any number of client sessions. */
export class Agent implements SourceSink {
  readonly refusedConnections = new Counter();
  readonly #options: AgentOptions;
  readonly #values: CurrentValues;
  readonly #sessions = new Set<Session>();
  readonly #requests = new Counter();
  readonly #rejected = new Counter();
  readonly #rejectedSamples = new Counter();
  readonly #discarded = new Counter();
  readonly #sessionContext: SessionContext;
  #presence: SourcePresence = 'starting';
  #detail: string | undefined;
  #taken = 0;
  #closedSessionEvents = 0;
  #subscriptionIds = 0;

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#values = new CurrentValues(options.source.unchecked);
    this.#sessionContext = {
      values: this.#values,
      limits: options.limits,
      rejected: this.#rejected,
      requests: this.#requests,
      now: options.now,
      nextSubscriptionId: () => String((this.#subscriptionIds += 1)),
      set: (request) => this.#set(request),
    };
  }

  presence(presence: SourcePresence, detail?: string): void {
    this.#presence = presence;
    this.#detail = detail?.slice(0, MAX_DETAIL);
    this.#options.logger.info({ presence, detail }, 'source');
    this.announce();
    this.#record({ presence, ...(this.#detail === undefined ? {} : { detail: this.#detail }) });
  }

  async samples(batch: readonly Sample[]): Promise<void> {
    const now = this.#options.now();
    const taken: CurrentValue[] = [];
    for (const sample of batch) {
      const result = this.#values.take(sample, now);
      if (typeof result === 'string') this.#rejectedSamples.add(result);
      else taken.push(result);
    }
    if (taken.length === 0) return;
    this.#taken += taken.length;
    for (const session of this.#sessions) session.deliver(taken);
    await this.#options.recorder?.samples(taken, now);
  }

  discarded(reason: string, count = 1): void {
    this.#discarded.add(reason, count);
  }

  dropLink(forMs: number): void {
    this.#options.logger.warn({ forMs }, 'the source drops the link');
    this.#record({ dropLink: forMs });
    this.#options.dropLink(forMs);
  }

  /** Starts serving a client; it learns the presence of the source at once. */
  open(link: SessionLink): Session {
    const session = new Session(this.#sessionContext, link);
    this.#sessions.add(session);
    session.source(this.#sourceEvent());
    return session;
  }

  /** Ends a client's session and its subscriptions. */
  close(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    this.#closedSessionEvents += session.eventsSent;
    session.close();
  }

  /** Tells every client about the source; needed anew when its capabilities have changed. */
  announce(): void {
    const event = this.#sourceEvent();
    for (const session of this.#sessions) session.source(event);
  }

  #sourceEvent(): SourceEvent {
    const { source, now } = this.#options;
    return {
      action: 'source',
      kind: source.kind,
      presence: this.#presence,
      simulated: source.simulated,
      paths: [...source.capabilities.paths],
      actuators: [...source.capabilities.actuators],
      ...(this.#detail === undefined ? {} : { detail: this.#detail }),
      ts: isoTime(now()),
    };
  }

  stats(): AgentStats {
    const { source, recorder } = this.#options;
    const sessions = [...this.#sessions];
    return {
      source: { kind: source.kind, presence: this.#presence },
      clients: sessions.length,
      subscriptions: sum(sessions.map((session) => session.subscriptions)),
      requests: this.#requests.snapshot(),
      rejected: this.#rejected.snapshot(),
      refusedConnections: this.refusedConnections.snapshot(),
      events: this.#closedSessionEvents + sum(sessions.map((session) => session.eventsSent)),
      samples: { taken: this.#taken, rejected: this.#rejectedSamples.snapshot() },
      discarded: this.#discarded.snapshot(),
      ...(recorder ? { recording: recorder.stats() } : {}),
    };
  }

  async #set(request: SetRequest): Promise<VissError | null> {
    const { source, now } = this.#options;
    const decision = checkSet(request, {
      presence: this.#presence,
      actuators: source.capabilities.actuators,
      now: now(),
    });
    // Nothing may wait between the check of the expiry and the call of the source.
    const error = decision.allowed
      ? await this.#actuate(decision.path, decision.value)
      : decision.error;
    this.#record({
      set: {
        path: request.path,
        value: request.value,
        ...(error ? { refused: error.reason } : {}),
      },
    });
    return error;
  }

  async #actuate(path: ActuatorPath, value: RawSignalValue): Promise<VissError | null> {
    const { source, logger } = this.#options;
    try {
      const fault = await withTimeout(source.actuate(path, value), ACTUATION_TIMEOUT_MS);
      return fault ? vissError(fault.reason, fault.description) : null;
    } catch (thrown) {
      logger.error({ path, error: messageOf(thrown) }, 'the source failed to actuate');
      return vissError('bad_gateway', `The data source failed: ${messageOf(thrown)}`);
    }
  }

  #record(event: RecordedEvent): void {
    void this.#options.recorder?.event(event, this.#options.now());
  }
}

async function withTimeout(
  accepted: Promise<ActuationFault>,
  timeoutMs: number,
): Promise<ActuationFault> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<ActuationFault>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          reason: 'gateway_timeout',
          description: `The data source did not answer within ${timeoutMs} ms.`,
        }),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([accepted, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
