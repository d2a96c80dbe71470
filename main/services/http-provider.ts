import type { z } from 'zod';
import { orderSchema } from '../../shared/services/order.ts';
import {
  IDEMPOTENCY_HEADER,
  PROVIDER_ENDPOINTS,
  providerErrorSchema,
  type ProviderEndpointName,
} from '../../shared/services/provider-api.ts';
import type { ReadSecret } from './credentials.ts';
import { fetchJson, type JsonAnswer } from './fetch-json.ts';
import { createFetchPicture } from './fetch-picture.ts';
import type { ProviderAnswer, ProviderFault, ProviderParts, ServiceProvider } from './provider.ts';
import { failed } from './provider-fault.ts';

type Endpoints = typeof PROVIDER_ENDPOINTS;
type Answer<Name extends ProviderEndpointName> = z.output<Endpoints[Name]['answer']>;

interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly key?: string;
}

export interface HttpProviderOptions extends ProviderParts {
  /** Address of the provider, with or without a path, without a slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  /** `null`: the provider asks for no token (it lives in this process). */
  readonly token: ReadSecret | null;
}

/**
 * A backend that speaks the provider API (`docs/provider-api.json`). Requests and answers follow from
 * {@link PROVIDER_ENDPOINTS}; what does not fit its schema never gets further than here.
 */
export function createHttpProvider(options: HttpProviderOptions): ServiceProvider {
  const { fetch, timeoutMs, token } = options;
  const base = options.url.replace(/\/+$/, '');

  async function send(request: Request): Promise<ProviderAnswer<JsonAnswer>> {
    const secret = token?.();
    if (secret && !secret.ok) return secret;
    if (secret) request.headers.set('Authorization', `Bearer ${secret.value}`);
    return fetchJson(fetch, request, { timeoutMs });
  }

  async function call<Name extends ProviderEndpointName>(
    name: Name,
    { params = {}, query = {}, body, key }: Call,
  ): Promise<ProviderAnswer<Answer<Name>>> {
    const { method, path, answer } = PROVIDER_ENDPOINTS[name];
    const filled = path.replace(/\{(\w+)\}/g, (_, param: string) =>
      encodeURIComponent(params[param] ?? ''),
    );
    const url = new URL(base + filled);
    for (const [field, value] of Object.entries(query)) url.searchParams.set(field, String(value));
    const request = new Request(url, {
      method: method.toUpperCase(),
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { [IDEMPOTENCY_HEADER]: key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await send(request);
    if (!response.ok) return response;
    const { status } = response.value;
    if (status < 200 || status > 299) return { ok: false, fault: errorFault(response.value) };
    const parsed = answer.safeParse(response.value.body);
    if (parsed.success) return { ok: true, value: narrowed<Name>(parsed.data) };
    // Field names and rules only: the values may be personal.
    const why = parsed.error.issues
      .slice(0, 5)
      .map(({ path: at, code }) => `${at.join('.')}: ${code}`);
    const { fault } = failed('invalid', true, `${name} does not fit: ${why.join(', ')}`);
    const made = madeOrderSchema.safeParse(response.value.body);
    const isMade = key !== undefined && made.success && made.data.key === key;
    return { ok: false, fault: { ...fault, ...(isMade && { orderId: made.data.id }) } };
  }

  return {
    async merchants({ category, near, radiusM, limit }) {
      const query = { category, lon: near.lon, lat: near.lat, radiusM, limit };
      return mapped(await call('merchants', { query }), ({ merchants }) => merchants);
    },
    merchant: (id) => call('merchant', { params: { id } }),
    async slots(id, day) {
      return mapped(await call('slots', { params: { id }, query: { day } }), ({ slots }) => slots);
    },
    quote: (body) => call('quote', { body }),
    createOrder: (body, key) => call('createOrder', { body, key }),
    operate: (id, operation, key) => call('operate', { params: { id, operation }, key }),
    order: (id) => call('order', { params: { id } }),
    async ordersSince(updatedSince) {
      return mapped(await call('orders', { query: { updatedSince } }), ({ orders }) => orders);
    },
    eraseOrders: (key) => call('eraseOrders', { key }),
    async offers({ lon, lat }) {
      return mapped(await call('offers', { query: { lon, lat } }), ({ offers }) => offers);
    },
    weather: ({ lon, lat }) => call('weather', { query: { lon, lat } }),
    picture: createFetchPicture({ fetch, base, token, timeoutMs }),
    close: () => undefined,
  };
}

/** What shows that an order was made, whatever else its answer says. */
const madeOrderSchema = orderSchema.pick({ id: true, key: true });

/** The schema of the endpoint has just parsed it; only the link from name to schema is lost on the way. */
function narrowed<Name extends ProviderEndpointName>(value: unknown): Answer<Name> {
  return value as Answer<Name>;
}

function mapped<From, To>(
  answer: ProviderAnswer<From>,
  map: (value: From) => To,
): ProviderAnswer<To> {
  return answer.ok ? { ok: true, value: map(answer.value) } : answer;
}

/** Codes after which the same request may succeed later. */
const PASSING: readonly ProviderFault['code'][] = ['busy', 'internal', 'unauthorised'];

/** The provider's own words where it has any, else what the status means. */
function errorFault({ status, body }: JsonAnswer): ProviderFault {
  const parsed = providerErrorSchema.safeParse(body);
  const code = parsed.success ? parsed.data.error.code : codeOf(status);
  const isFinal = status < 500 && !PASSING.includes(code);
  return { code, isFinal, message: `status ${status}, ${code}` };
}

function codeOf(status: number): ProviderFault['code'] {
  if (status >= 500) return status === 503 ? 'busy' : 'internal';
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised';
    case 404:
    case 410:
      return 'notFound';
    case 409:
      return 'conflict';
    case 408:
    case 425:
    case 429:
      return 'busy';
    default:
      return status < 400 ? 'invalid' : 'badRequest';
  }
}
