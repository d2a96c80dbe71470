import { randomUUID } from 'node:crypto';
import { fetchJson } from '../fetch-json.ts';
import { failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderParts } from '../provider.ts';
import { envelopeSchema, type Party } from './messages/envelope.ts';
import type { OcpiConfig, OcpiTokens } from './ocpi-config.ts';
import { faultOf } from './ocpi-fault.ts';

/** What came in the envelope, not yet looked into. */
interface OcpiAnswer {
  readonly data: unknown;
  readonly headers: Headers;
}

interface OcpiRequest {
  readonly url: URL;
  /** Absent: a GET. */
  readonly body?: unknown;
  /** Configuration modules are not routed: their messages carry no routing headers. */
  readonly routing: { readonly to: Party | null } | null;
}

export type SendOcpi = (request: OcpiRequest) => Promise<ProviderAnswer<OcpiAnswer>>;

/**
 * Sends OCPI requests (chapter "Transport and format"). The credentials token goes to the origin of
 * the configured address only, wherever an answer points to.
 */
export function ocpiSender(
  config: OcpiConfig,
  tokens: OcpiTokens,
  { fetch, rejections }: ProviderParts,
): SendOcpi {
  const { origin } = new URL(config.url);
  const authorization = `Token ${Buffer.from(tokens.send, 'utf8').toString('base64')}`;
  return async ({ url, body, routing }) => {
    if (url.origin !== origin) {
      rejections.add('services', 'ocpi-elsewhere');
      return failed('invalid', true, 'the operator points to another origin');
    }
    const headers = new Headers({
      authorization,
      'x-request-id': randomUUID(),
      'x-correlation-id': randomUUID(),
    });
    if (routing) {
      headers.set('ocpi-from-country-code', config.countryCode);
      headers.set('ocpi-from-party-id', config.partyId);
    }
    if (routing?.to) {
      headers.set('ocpi-to-country-code', routing.to.country_code);
      headers.set('ocpi-to-party-id', routing.to.party_id);
    }
    const init: RequestInit = { headers };
    if (body !== undefined) {
      headers.set('content-type', 'application/json');
      init.method = 'POST';
      init.body = JSON.stringify(body);
    }
    const answer = await fetchJson(fetch, new Request(url, init), { timeoutMs: config.timeoutMs });
    if (!answer.ok) return answer;
    const { status, headers: answered, body: message } = answer.value;
    const envelope = envelopeSchema.safeParse(message);
    const isSuccess = status >= 200 && status < 300;
    if (!envelope.success) {
      if (!isSuccess) return faultOf(status, undefined);
      rejections.add('services', 'ocpi-envelope');
      return failed('invalid', true, 'the answer has no OCPI envelope');
    }
    const { status_code: statusCode, data } = envelope.data;
    if (!isSuccess || statusCode >= 2000) return faultOf(status, statusCode);
    return { ok: true, value: { data, headers: answered } };
  };
}
