import {
  DATA_NOT_AVAILABLE,
  getRequestSchema,
  setRequestSchema,
  subscribeRequestSchema,
  unsubscribeRequestSchema,
  vissError,
  type DataObject,
  type GetRequest,
  type GetResponse,
  type SetRequest,
  type SetResponse,
  type SourceEvent,
  type SubscribeRequest,
  type SubscriptionEvent,
  type UnsubscribeRequest,
  type UnsubscribeResponse,
  type VissError,
  type VissErrorReason,
  type VissResponse,
} from '../../shared/contract/viss.ts';
import { z } from 'zod';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import type { Counter } from './counter.ts';
import type { CurrentValue, CurrentValues } from './current-values.ts';
import { compileTrigger, splitFilters } from './filter.ts';
import { isoTime } from './iso-time.ts';
import { resolvePaths } from './path-match.ts';
import { RequestBudget, type RateLimit } from './rate-limit.ts';
import { Subscription } from './subscription.ts';

/** Bounds on what one client may ask for. */
export interface SessionLimits {
  readonly requests: RateLimit;
  readonly subscriptions: number;
}

/** What a session needs of the agent. */
export interface SessionContext {
  readonly values: CurrentValues;
  readonly limits: SessionLimits;
  /** Rejected requests by VISS reason, or by `unknown_event` and `no_acknowledgement`. */
  readonly rejected: Counter;
  /** Answered requests by action. */
  readonly requests: Counter;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  readonly nextSubscriptionId: () => string;
  /** Hands a `set` to the source; `null` when accepted. */
  readonly set: (request: SetRequest) => Promise<VissError | null>;
}

/** The client's end of a session. */
export interface SessionLink {
  subscription(event: SubscriptionEvent): void;
  source(event: SourceEvent): void;
  /** True while the client does not read what it was sent. */
  congested(): boolean;
}

/** The answer to an event that is no VISS action; VISS leaves `action` out where it knows none. */
export interface UnknownEventAnswer {
  readonly error: VissError;
  readonly ts: string;
}

export type Answer = (response: VissResponse | UnknownEventAnswer) => void;

const MAX_DESCRIPTION = 400;

const idSchema = z.looseObject({ requestId: getRequestSchema.shape.requestId });

type Action = 'get' | 'set' | 'subscribe' | 'unsubscribe';

/** One client: answers its requests and keeps its subscriptions. */
export class Session {
  readonly #context: SessionContext;
  readonly #link: SessionLink;
  readonly #budget: RequestBudget;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #eventsSent = 0;

  constructor(context: SessionContext, link: SessionLink) {
    this.#context = context;
    this.#link = link;
    this.#budget = new RequestBudget(context.limits.requests, context.now());
  }

  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  get eventsSent(): number {
    return this.#eventsSent;
  }

  /**
   * Answers one event of the client; `payload` is untrusted. Without `answer` nothing is done: a
   * command whose refusal cannot be told must not be carried out.
   */
  async handle(event: string, payload: unknown, answer: Answer | undefined): Promise<void> {
    if (!answer) {
      this.#context.rejected.add('no_acknowledgement');
      return;
    }
    switch (event) {
      case 'get':
        return this.#request(event, getRequestSchema, payload, answer, (request) =>
          answer(this.#get(request)),
        );
      case 'set':
        return this.#request(event, setRequestSchema, payload, answer, async (request) =>
          answer(await this.#set(request)),
        );
      case 'subscribe':
        return this.#request(event, subscribeRequestSchema, payload, answer, (request) =>
          this.#subscribe(request, answer),
        );
      case 'unsubscribe':
        return this.#request(event, unsubscribeRequestSchema, payload, answer, (request) =>
          answer(this.#unsubscribe(request)),
        );
      default:
        this.#context.rejected.add('unknown_event');
        answer({
          error: vissError('bad_request', 'This event is not get, set, subscribe, or unsubscribe.'),
          ts: this.#ts(),
        });
    }
  }

  /** Passes on values the source just delivered, one event per subscription that triggers. */
  deliver(taken: readonly CurrentValue[]): void {
    const congested = this.#link.congested();
    for (const subscription of this.#subscriptions.values()) {
      const triggered = subscription.triggered(taken);
      if (congested) subscription.hold(triggered);
      else
        this.#send(
          subscription,
          triggered.map((current) => current.data),
        );
    }
  }

  /** Sends what was held back; called when the client reads again. */
  catchUp(): void {
    for (const subscription of this.#subscriptions.values()) {
      this.#send(subscription, subscription.catchUp(this.#context.values));
    }
  }

  source(event: SourceEvent): void {
    this.#link.source(event);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearInterval(timer);
    this.#timers.clear();
    this.#subscriptions.clear();
  }

  async #request<Schema extends z.ZodType>(
    action: Action,
    schema: Schema,
    payload: unknown,
    answer: Answer,
    respond: (request: z.output<Schema>) => void | Promise<void>,
  ): Promise<void> {
    if (!this.#budget.spend(this.#context.now())) {
      answer(this.#refuse(action, payload, 'too_many_requests', 'Too many requests; slow down.'));
      return;
    }
    const parsed = schema.safeParse(payload);
    if (!parsed.success) {
      const description = z.prettifyError(parsed.error);
      answer(this.#refuse(action, payload, 'bad_request', description));
      return;
    }
    this.#context.requests.add(action);
    await respond(parsed.data);
  }

  #get(request: GetRequest): GetResponse {
    const filters = splitFilters(request.filter);
    if (typeof filters === 'string') return this.#refuse('get', request, 'bad_request', filters);
    if (filters.trigger) {
      const description = `The filter ${filters.trigger.variant} is not allowed with get.`;
      return this.#refuse('get', request, 'bad_request', description);
    }
    const addressed = resolvePaths(request.path, filters.paths);
    if (!addressed.found) return this.#unknownPath('get', request, addressed.missing);
    const ts = this.#ts();
    const data = addressed.paths.map((path) => this.#dataOf(path, ts));
    if (addressed.single && data.every(({ dp }) => dp.value === DATA_NOT_AVAILABLE)) {
      const description = `${request.path} has no value now.`;
      return this.#refuse('get', request, 'unavailable_data', description);
    }
    return { action: 'get', requestId: request.requestId, data: bareIfSingle(data), ts };
  }

  #dataOf(path: SignalPath, ts: string): DataObject {
    const current = this.#context.values.get(path);
    return current?.data ?? { path, dp: { value: DATA_NOT_AVAILABLE, ts } };
  }

  async #set(request: SetRequest): Promise<SetResponse> {
    const error = await this.#context.set(request);
    if (error) return this.#refusal('set', request, error);
    return { action: 'set', requestId: request.requestId, ts: this.#ts() };
  }

  #subscribe(request: SubscribeRequest, answer: Answer): void {
    const refuse = (reason: VissErrorReason, description: string): void =>
      answer(this.#refuse('subscribe', request, reason, description));
    if (this.#subscriptions.size >= this.#context.limits.subscriptions) {
      refuse('too_many_requests', 'Too many subscriptions; unsubscribe first.');
      return;
    }
    const filters = splitFilters(request.filter);
    if (typeof filters === 'string') {
      refuse('bad_request', filters);
      return;
    }
    if (!filters.trigger) {
      refuse('bad_request', 'A filter timebased, change, or range is needed.');
      return;
    }
    const addressed = resolvePaths(request.path, filters.paths);
    if (!addressed.found) {
      answer(this.#unknownPath('subscribe', request, addressed.missing));
      return;
    }
    const trigger = compileTrigger(filters.trigger, addressed.paths);
    if (typeof trigger === 'string') {
      refuse('invalid_data', trigger);
      return;
    }
    const subscription = new Subscription(
      this.#context.nextSubscriptionId(),
      addressed.paths,
      trigger,
    );
    this.#subscriptions.set(subscription.id, subscription);
    answer({
      action: 'subscribe',
      subscriptionId: subscription.id,
      requestId: request.requestId,
      ts: this.#ts(),
    });
    this.#sendFull(subscription);
    if (trigger.kind === 'timebased') {
      this.#timers.set(
        subscription.id,
        setInterval(() => {
          if (!this.#link.congested()) this.#sendFull(subscription);
        }, trigger.periodMs),
      );
    }
  }

  #unsubscribe(request: UnsubscribeRequest): UnsubscribeResponse {
    if (!this.#subscriptions.delete(request.subscriptionId)) {
      const description = 'The subscription id is unknown.';
      return this.#refuse('unsubscribe', request, 'unavailable_data', description);
    }
    clearInterval(this.#timers.get(request.subscriptionId));
    this.#timers.delete(request.subscriptionId);
    return { action: 'unsubscribe', requestId: request.requestId, ts: this.#ts() };
  }

  #sendFull(subscription: Subscription): void {
    this.#send(subscription, subscription.full(this.#context.values));
  }

  #send(subscription: Subscription, data: DataObject[]): void {
    if (data.length === 0) return;
    this.#eventsSent += 1;
    this.#link.subscription({
      action: 'subscription',
      subscriptionId: subscription.id,
      data: bareIfSingle(data),
      ts: this.#ts(),
    });
  }

  #unknownPath<A extends Action>(action: A, request: unknown, missing: string): Refusal<A> {
    return this.#refuse(action, request, 'unavailable_data', `${missing} is unknown.`);
  }

  #refuse<A extends Action>(
    action: A,
    request: unknown,
    reason: VissErrorReason,
    description: string,
  ): Refusal<A> {
    return this.#refusal(action, request, vissError(reason, description));
  }

  #refusal<A extends Action>(action: A, request: unknown, error: VissError): Refusal<A> {
    this.#context.rejected.add(error.reason);
    const identified = idSchema.safeParse(request);
    return {
      action,
      ...(identified.success ? { requestId: identified.data.requestId } : {}),
      error: { ...error, description: error.description.slice(0, MAX_DESCRIPTION) },
      ts: this.#ts(),
    };
  }

  #ts(): string {
    return isoTime(this.#context.now());
  }
}

interface Refusal<A extends Action> {
  readonly action: A;
  readonly requestId?: string;
  readonly error: VissError;
  readonly ts: string;
}

/** VISS writes the bare object for a single path and an array for several. */
function bareIfSingle(data: DataObject[]): DataObject | DataObject[] {
  const [only] = data;
  return only && data.length === 1 ? only : data;
}
