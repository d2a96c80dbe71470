import { z } from 'zod';
import {
  connectorSchema,
  merchantSchema,
  priceBandSchema,
  productSchema,
  slotSchema,
} from '../../../shared/services/merchant.ts';
import { moneySchema, unitPriceSchema } from '../../../shared/services/money.ts';
import { offerSchema } from '../../../shared/services/offer.ts';
import {
  orderDetailsSchema,
  orderLineSchema,
  orderRequestSchema,
  orderSchema,
  orderSessionSchema,
  quoteSchema,
} from '../../../shared/services/order.ts';
import {
  IDEMPOTENCY_HEADER,
  MAX_ANSWER_BYTES,
  PROVIDER_ENDPOINTS,
  providerErrorSchema,
  type ProviderEndpoint,
} from '../../../shared/services/provider-api.ts';
import { idSchema } from '../../../shared/services/text.ts';
import { weatherSchema } from '../../../shared/services/weather.ts';

type Json = Readonly<Record<string, unknown>>;

/** Version of the API: the one in its paths, and the edition of this description. */
const API_VERSION = '1.0.0';

/** Schemas that have a name of their own in the document. */
const COMPONENTS = {
  Money: moneySchema,
  UnitPrice: unitPriceSchema,
  Connector: connectorSchema,
  PriceBand: priceBandSchema,
  Product: productSchema,
  Merchant: merchantSchema,
  Slot: slotSchema,
  OrderDetails: orderDetailsSchema,
  OrderRequest: orderRequestSchema,
  OrderLine: orderLineSchema,
  OrderSession: orderSessionSchema,
  Order: orderSchema,
  Quote: quoteSchema,
  Offer: offerSchema,
  Weather: weatherSchema,
  Error: providerErrorSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

const DESCRIPTION = `What the backend of a service answers to the car. Generated from \
\`shared/services/provider-api.ts\` by \`npm run docs:api\`; \`zhilu gateway\` runs a backend that \
implements all of it with demo data.

Answers are JSON of at most ${MAX_ANSWER_BYTES} bytes, coordinates WGS-84, moments milliseconds since \
1970 UTC, amounts fen, and unit prices ten-thousandths of a yuan. The car refuses an answer that does \
not fit, and one that cannot be true: a negative price, a time in the past, another currency, a bill \
after the payment.

A request with the header ${IDEMPOTENCY_HEADER} happens once: the same key with the same body gives the \
same answer, however often it comes, also after a crash of the backend; the same key with another body \
gives 409 \`conflict\`. The car repeats a request until it has an answer, so 5xx means "ask again" and \
4xx is final.

Paid beforehand (pickup, purchase): created → awaitingPayment → paid → accepted → ready → done. Paid \
afterwards (charge, park, fuel): created → accepted → ready (in progress) → awaitingPayment → paid → \
done. Paid on the spot (booking): created → accepted → ready → done. Each may end in cancelled, and in \
refunded once it was paid. \`version\` grows with every change.`;

/** The OpenAPI 3.1 document of the provider API. */
export function providerApiDocument(): Json {
  const schemas = componentSchemas();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Zhilu provider API',
      version: API_VERSION,
      description: DESCRIPTION,
    },
    servers: [{ url: 'http://127.0.0.1:4720', description: 'zhilu gateway' }],
    security: [{ token: [] }],
    paths: pathItems(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas,
    },
  };
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas)
      // zod keeps schemas of one use without a name under this one.
      .filter(([name]) => name !== '__shared')
      .map(([name, schema]) => [name, withoutHeading(schema)]),
  );
}

/** A schema on its own: components by reference, everything else in place. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output' = 'input'): Json {
  const override: NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'] = ({
    zodSchema,
    jsonSchema,
  }) => {
    const component = Object.entries(COMPONENTS).find(([, known]) => known === zodSchema);
    if (!component) return;
    for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
    jsonSchema.$ref = `#/components/schemas/${component[0]}`;
  };
  return withoutHeading(z.toJSONSchema(schema, { io, override }));
}

function withoutHeading(schema: Json): Json {
  const isHeading = (key: string) => key === '$schema' || key === '$id';
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !isHeading(key)));
}

function pathItems(): Json {
  const items: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(PROVIDER_ENDPOINTS)) {
    items[endpoint.path] = {
      ...items[endpoint.path],
      [endpoint.method]: operation(name, endpoint),
    };
  }
  return items;
}

function operation(name: string, endpoint: ProviderEndpoint): Json {
  const { summary, params, query, body, answer, isIdempotentByKey } = endpoint;
  const parameters = [
    ...parametersIn('path', params),
    ...parametersIn('query', query),
    ...(isIdempotentByKey ? [keyParameter()] : []),
  ];
  return {
    operationId: name,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      200: {
        description: 'Done.',
        content: { 'application/json': { schema: schemaOf(answer) } },
      },
      default: {
        description: 'Not done; `code` says why.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parametersIn(place: 'path' | 'query', fields: z.ZodObject | undefined): Json[] {
  return Object.entries(shapeOf(fields)).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field, undefined).success,
    // Texts of a query become numbers on entry: what comes out is what may go in.
    schema: schemaOf(field, 'output'),
  }));
}

function shapeOf(fields: z.ZodObject | undefined): Readonly<Record<string, z.core.$ZodType>> {
  return fields?.shape ?? {};
}

function keyParameter(): Json {
  return {
    name: IDEMPOTENCY_HEADER,
    in: 'header',
    required: true,
    description: 'Chosen by the car, one for each thing that it wants to happen once.',
    schema: schemaOf(idSchema),
  };
}
