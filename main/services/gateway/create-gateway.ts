import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import {
  IDEMPOTENCY_HEADER,
  PROVIDER_ENDPOINTS,
  type ProviderEndpoint,
  type ProviderEndpointName,
  type ProviderErrorCode,
} from '../../../shared/services/provider-api.ts';
import { idSchema } from '../../../shared/services/text.ts';
import { DemoData } from './demo-data.ts';
import { createHandlers, type Handlers, type Raw } from './handlers.ts';
import { GatewayStore } from './gateway-store.ts';
import { fingerprintOf, forgetOld, once, type Answer } from './once.ts';
import { Refusal } from './refusal.ts';

const MAX_BODY_BYTES = 64 * 1024;

export interface GatewayOptions {
  /** Where orders are kept (`gateway.sqlite`). */
  readonly stateDir: string;
  /** The folder with the demo merchants, `resources/services/demo`. */
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** How many times faster than real the demo merchants cook, charge, and park; 1 by default. */
  readonly pace?: number;
}

/** A backend of the provider API with demo merchants, inside the process. */
export interface Gateway {
  /** Answers like a server of the provider API; the host part of the address is not looked at. Never rejects. */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

const STATUS: Readonly<Record<ProviderErrorCode, number>> = {
  badRequest: 400,
  unauthorised: 401,
  declined: 402,
  notFound: 404,
  conflict: 409,
  soldOut: 409,
  slotTaken: 409,
  connectorTaken: 409,
  notPayable: 409,
  notCancellable: 409,
  busy: 503,
  internal: 500,
};

/** Refusals that are an answer to the request, and so the answer to its repetitions; the others are not. */
const DECIDED: readonly ProviderErrorCode[] = [
  'notFound',
  'soldOut',
  'slotTaken',
  'connectorTaken',
  'notPayable',
  'notCancellable',
  'declined',
];

/**
 * The embedded gateway: every endpoint of the provider API on SQLite and demo data. Creating it
 * costs nothing; database and data are opened by the first request that needs them.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { stateDir, dataDir, clock, log, pace = 1 } = options;
  let store: GatewayStore | null = null;
  let handlers: Handlers | null = null;
  let isClosed = false;

  const open = (): { store: GatewayStore; handlers: Handlers } => {
    if (isClosed) throw new Refusal('busy', 'the gateway is closing');
    if (!store) {
      const opened = GatewayStore.open(stateDir, clock.now().wall);
      if (opened.setAside !== undefined) {
        log.error(
          { error: opened.setAside },
          'orders of the demo gateway were unreadable: begun anew',
        );
      }
      store = opened.store;
      forgetOld(store, clock.now().wall);
    }
    handlers ??= createHandlers({ store, data: new DemoData(dataDir), clock, pace });
    return { store, handlers };
  };

  const app = new Hono();
  for (const name of Object.keys(PROVIDER_ENDPOINTS) as ProviderEndpointName[]) {
    const endpoint: ProviderEndpoint = PROVIDER_ENDPOINTS[name];
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method.toUpperCase(), path, async (context) => {
      const raw = await readRaw(context, endpoint);
      const { store: orders, handlers: all } = open();
      const answer = () => answerOf(endpoint, all[name](raw));
      if (!endpoint.isIdempotentByKey) return send(answer());
      const { pathname } = new URL(context.req.url);
      const fingerprint = fingerprintOf(endpoint.method, pathname, raw.body);
      const request = { key: raw.key, fingerprint, now: clock.now().wall };
      const sent = once(orders, request, () => decided(answer));
      if (name === 'eraseOrders') orders.checkpoint();
      return send(sent);
    });
  }
  app.notFound((context) =>
    send(refused(new Refusal('notFound', `there is nothing at ${context.req.path}`))),
  );
  app.onError((error) => {
    if (error instanceof Refusal) return send(refused(error));
    log.error({ error }, 'the demo gateway failed');
    return send(refused(new Refusal('internal', 'the gateway failed; see the log')));
  });

  return {
    fetch: async (request) => app.fetch(request),
    close() {
      isClosed = true;
      store?.close();
      store = null;
      handlers = null;
    },
  };
}

/** The answer of a handler, checked like anybody else's. */
function answerOf(
  { answer }: ProviderEndpoint,
  value: unknown,
): Answer & { orderId: string | null } {
  const body = answer.parse(value);
  const order = orderHeadSchema.safeParse(body);
  return { status: 200, body: JSON.stringify(body), orderId: order.success ? order.data.id : null };
}

const orderHeadSchema = z.object({ id: idSchema, key: idSchema, version: z.int() });

/** An answer or a refusal that is one. */
function decided(answer: () => Answer & { orderId: string | null }) {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof Refusal) || !DECIDED.includes(error.code)) throw error;
    return { ...refused(error), orderId: null };
  }
}

function refused({ code, message }: Refusal): Answer {
  return {
    status: STATUS[code],
    body: JSON.stringify({ error: { code, message: message.slice(0, 400) } }),
  };
}

function send({ status, body }: Answer): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

async function readRaw(context: Context, endpoint: ProviderEndpoint): Promise<Raw> {
  const params = context.req.param();
  const query = context.req.query();
  const key = endpoint.isIdempotentByKey ? keyOf(context) : '';
  return { params, query, key, body: endpoint.body ? await readBody(context) : undefined };
}

function keyOf(context: Context): string {
  const key = idSchema.safeParse(context.req.header(IDEMPOTENCY_HEADER));
  if (key.success) return key.data;
  throw new Refusal('badRequest', `the header ${IDEMPOTENCY_HEADER} is missing or not an id`);
}

async function readBody(context: Context): Promise<unknown> {
  const length = Number(context.req.header('content-length') ?? 0);
  if (length > MAX_BODY_BYTES) throw tooLarge();
  const text = await context.req.text();
  if (text.length > MAX_BODY_BYTES) throw tooLarge();
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new Refusal('badRequest', 'the body is not JSON');
  }
}

function tooLarge(): Refusal {
  return new Refusal('badRequest', `the body exceeds ${MAX_BODY_BYTES} bytes`);
}
