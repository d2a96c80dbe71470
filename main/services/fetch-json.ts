import { MAX_ANSWER_BYTES } from '../../shared/services/provider-api.ts';
import { readText } from '../http/read-body.ts';
import type { Fetch, ProviderAnswer, ProviderFault } from './provider.ts';

/** A JSON answer, not yet looked into. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface FetchLimits {
  readonly timeoutMs: number;
  readonly maxBytes?: number;
}

const fault = (code: ProviderFault['code'], isFinal: boolean, message: string) =>
  ({ ok: false, fault: { code, isFinal, message } }) as const;

/**
 * Sends a request and reads a JSON answer of any status. Bounded in time and size while reading: a
 * provider that drips bytes or never ends costs `timeoutMs` at most. Redirects are not followed: a
 * credential must not travel to another address.
 *
 * @returns faults `timeout` and `unreachable` (may be repeated), `tooLarge` and `notJson` (not)
 */
export async function fetchJson(
  fetch: Fetch,
  request: Request,
  { timeoutMs, maxBytes = MAX_ANSWER_BYTES }: FetchLimits,
): Promise<ProviderAnswer<JsonAnswer>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const bounded = new Request(request, { signal, redirect: 'manual' });
    const response = await fetch(bounded);
    const text = await readText(response, maxBytes);
    if (text === null) return fault('tooLarge', true, `the answer exceeds ${maxBytes} bytes`);
    const { status, headers } = response;
    try {
      const body: unknown = JSON.parse(text);
      return { ok: true, value: { status, headers, body } };
    } catch {
      const type = headers.get('content-type') ?? 'no content type';
      // A proxy or a backend that is being restarted answers HTML with 5xx: worth another try.
      return fault('notJson', status < 500, `status ${status} with ${type} instead of JSON`);
    }
  } catch (error) {
    if (signal.aborted) return fault('timeout', false, `no answer within ${timeoutMs} ms`);
    return fault('unreachable', false, causeOf(error));
  }
}

/** The code of a network error; its message may hold an address with a query. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : 'unknown';
}
