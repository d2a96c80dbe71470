import { z } from 'zod';

/**
 * The agent wire: VISS v3.0 messages carried by socket.io events (see `docs/agent-protocol.md`).
 *
 * Differences from the specification, all documented there: values stay typed JSON instead of
 * strings, the transport is socket.io on loopback with a token instead of wss, `set` may carry
 * `expiresAt`, and the event `source` tells the presence of the data source.
 */

/** Longest message the agent or the host parses; anything larger is dropped by socket.io. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

/** VISS 3.0 inline marker for a path that has no value. */
export const DATA_NOT_AVAILABLE = 'viss-inline:Data-not-available';

const pathSchema = z.string().min(1).max(256);
const requestIdSchema = z.string().max(64);
const timestampSchema = z.iso.datetime({ offset: true });

/** A value on the wire. `NaN` and infinities do not survive JSON; they arrive as null and fail here. */
export const wireValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(4096),
  z.array(z.string().max(256)).max(256),
]);

export const dataPointSchema = z.object({ value: wireValueSchema, ts: timestampSchema });

export const dataObjectSchema = z.object({ path: pathSchema, dp: dataPointSchema });

/** One object or several: VISS uses the bare object for a single path. */
export const dataSchema = z.union([dataObjectSchema, z.array(dataObjectSchema).max(2048)]);

export type DataObject = z.infer<typeof dataObjectSchema>;

/** VISS 3.0 error numbers with the reasons that belong to them. */
export const VISS_ERRORS = {
  bad_request: '400',
  invalid_data: '400',
  invalid_token: '401',
  expired_token: '401',
  forbidden_request: '403',
  unavailable_data: '404',
  request_timeout: '408',
  too_many_requests: '429',
  bad_gateway: '502',
  service_unavailable: '503',
  gateway_timeout: '504',
} as const;

export type VissErrorReason = keyof typeof VISS_ERRORS;

export const vissErrorSchema = z.object({
  number: z.string().max(3),
  reason: z.string().max(64),
  description: z.string().max(1024),
});

export type VissError = z.infer<typeof vissErrorSchema>;

/** Builds the error object of a VISS answer. */
export function vissError(reason: VissErrorReason, description: string): VissError {
  return { number: VISS_ERRORS[reason], reason, description };
}

const logicOpSchema = z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']);
/** VISS writes filter numbers as strings. */
const decimalSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/);

const rangeBoundarySchema = z.object({
  'logic-op': logicOpSchema,
  boundary: decimalSchema,
  'combination-op': z.enum(['AND', 'OR']).exactOptional(),
});

export const filterSchema = z.discriminatedUnion('variant', [
  z.object({ variant: z.literal('paths'), parameter: z.array(pathSchema).min(1).max(2048) }),
  z.object({
    variant: z.literal('timebased'),
    parameter: z.object({ period: z.string().regex(/^[1-9]\d{0,7}$/) }),
  }),
  z.object({
    variant: z.literal('range'),
    parameter: z.union([rangeBoundarySchema, z.array(rangeBoundarySchema).length(2)]),
  }),
  z.object({
    variant: z.literal('change'),
    parameter: z.object({ 'logic-op': logicOpSchema, diff: decimalSchema }),
  }),
]);

export type VissFilter = z.infer<typeof filterSchema>;

/** At most one `paths` filter and one other. */
const filtersSchema = z.union([filterSchema, z.array(filterSchema).min(1).max(2)]);

const requestBase = { requestId: requestIdSchema };

export const getRequestSchema = z.object({
  action: z.literal('get'),
  path: pathSchema,
  filter: filtersSchema.exactOptional(),
  ...requestBase,
});

export const setRequestSchema = z.object({
  action: z.literal('set'),
  path: pathSchema,
  value: wireValueSchema,
  /** Zhilu extension: after this instant the agent must answer 408 instead of acting. */
  expiresAt: timestampSchema.exactOptional(),
  ...requestBase,
});

export const subscribeRequestSchema = z.object({
  action: z.literal('subscribe'),
  path: pathSchema,
  filter: filtersSchema,
  ...requestBase,
});

export const unsubscribeRequestSchema = z.object({
  action: z.literal('unsubscribe'),
  subscriptionId: z.string().max(64),
  ...requestBase,
});

export const vissRequestSchema = z.discriminatedUnion('action', [
  getRequestSchema,
  setRequestSchema,
  subscribeRequestSchema,
  unsubscribeRequestSchema,
]);

export type GetRequest = z.infer<typeof getRequestSchema>;
export type SetRequest = z.infer<typeof setRequestSchema>;
export type SubscribeRequest = z.infer<typeof subscribeRequestSchema>;
export type UnsubscribeRequest = z.infer<typeof unsubscribeRequestSchema>;
export type VissRequest = z.infer<typeof vissRequestSchema>;

const responseBase = { requestId: requestIdSchema.exactOptional(), ts: timestampSchema };
const errorFields = { ...responseBase, error: vissErrorSchema };

export const errorResponseSchema = z.object({
  action: z.enum(['get', 'set', 'subscribe', 'unsubscribe']),
  ...errorFields,
});

export const getResponseSchema = z.union([
  z.object({ action: z.literal('get'), data: dataSchema, ...responseBase }),
  errorResponseSchema,
]);

export const setResponseSchema = z.union([
  errorResponseSchema,
  z.object({ action: z.literal('set'), ...responseBase }),
]);

export const subscribeResponseSchema = z.union([
  z.object({ action: z.literal('subscribe'), subscriptionId: z.string().max(64), ...responseBase }),
  errorResponseSchema,
]);

export const unsubscribeResponseSchema = z.union([
  errorResponseSchema,
  z.object({ action: z.literal('unsubscribe'), ...responseBase }),
]);

export type GetResponse = z.infer<typeof getResponseSchema>;
export type SetResponse = z.infer<typeof setResponseSchema>;
export type SubscribeResponse = z.infer<typeof subscribeResponseSchema>;
export type UnsubscribeResponse = z.infer<typeof unsubscribeResponseSchema>;
export type VissResponse = GetResponse | SetResponse | SubscribeResponse | UnsubscribeResponse;

/** The event `subscription`: data, or an error that ends the subscription. */
export const subscriptionEventSchema = z.union([
  z.object({
    action: z.literal('subscription'),
    subscriptionId: z.string().max(64),
    data: dataSchema,
    ts: timestampSchema,
  }),
  z.object({
    action: z.literal('subscription'),
    subscriptionId: z.string().max(64),
    error: vissErrorSchema,
    ts: timestampSchema,
  }),
]);

export type SubscriptionEvent = z.infer<typeof subscriptionEventSchema>;

/**
 * Presence of the agent's data source.
 * `starting`: not delivering yet; `present`: delivering; `ended`: a recording came to its end;
 * `lost`: the device or file went away; `failed`: it could not be used at all.
 */
export const SOURCE_PRESENCES = ['starting', 'present', 'ended', 'lost', 'failed'] as const;

/** The event `source` (Zhilu extension): sent on connection and whenever it changes. */
export const sourceEventSchema = z.object({
  action: z.literal('source'),
  /** Kind of the source, e.g. `simulator`, `can-log`, `replay`. */
  kind: z.string().max(64),
  presence: z.enum(SOURCE_PRESENCES),
  /** True when the values do not come from a real vehicle at this moment. */
  simulated: z.boolean(),
  /** Paths the source can deliver. */
  paths: z.array(pathSchema).max(2048),
  /** Paths the source can actuate. */
  actuators: z.array(pathSchema).max(2048),
  detail: z.string().max(400).exactOptional(),
  ts: timestampSchema,
});

export type SourcePresence = (typeof SOURCE_PRESENCES)[number];
export type SourceEvent = z.infer<typeof sourceEventSchema>;

/** What a client sends in the socket.io handshake. */
export const handshakeAuthSchema = z.object({ token: z.string().min(1).max(256) });

/** socket.io events from the host to the agent; each is answered through its acknowledgement. */
export interface HostToAgentEvents {
  get: (request: GetRequest, answer: (response: GetResponse) => void) => void;
  set: (request: SetRequest, answer: (response: SetResponse) => void) => void;
  subscribe: (request: SubscribeRequest, answer: (response: SubscribeResponse) => void) => void;
  unsubscribe: (
    request: UnsubscribeRequest,
    answer: (response: UnsubscribeResponse) => void,
  ) => void;
}

/** socket.io events from the agent to the host. */
export interface AgentToHostEvents {
  subscription: (event: SubscriptionEvent) => void;
  source: (event: SourceEvent) => void;
}
