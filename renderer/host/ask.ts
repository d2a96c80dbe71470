import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { HostLink } from './host-link.ts';
import type { HostClient } from './transport.ts';

/** The answer to a question that the host could not be asked. */
export interface Unavailable {
  readonly ok: false;
  readonly reason: Reason;
}

/**
 * Asks the host a question over `link`. Nothing rejects: without a host, or when the call fails, the
 * answer is `host.unavailable`.
 */
export async function ask<Answer>(
  link: HostLink,
  question: (client: HostClient) => Promise<Answer>,
): Promise<Answer | Unavailable> {
  try {
    const client = link.client();
    return client ? await question(client) : unavailable();
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : undefined);
  }
}

function unavailable(detail?: string): Unavailable {
  return { ok: false, reason: reason('host.unavailable', detail) };
}
