import { createHash } from 'node:crypto';
import { PAGE_HEADERS } from '../../shared/contract/page-policy.ts';

/** Placeholder in `resources/recovery/index.html` for the seconds until the next try. */
const SECONDS = '{{retry-seconds}}';

export interface RecoveryPage {
  /** The answer that shows the page and tries the real one again after `retrySeconds`. */
  respond(status: 200 | 503, retrySeconds: number): Response;
}

/**
 * The static page shown while the host or the real page is away. It holds no script: a refresh
 * instruction takes it back to the real page, so it needs neither the host nor the supervisor.
 *
 * @param html the page; its one style element is allowed by hash, everything else is forbidden
 * @throws Error when the page lacks the placeholder or its style element, at start rather than in
 *   the moment of need
 */
export function createRecoveryPage(html: string): RecoveryPage {
  const style = /<style>([^<]*)<\/style>/.exec(html)?.[1];
  if (style === undefined || !html.includes(SECONDS)) {
    throw new Error(`The recovery page needs one <style> element and ${SECONDS}.`);
  }
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return {
    respond(status, retrySeconds) {
      return new Response(html.replaceAll(SECONDS, String(retrySeconds)), {
        status,
        headers: {
          ...PAGE_HEADERS,
          'content-security-policy': policy,
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
        },
      });
    },
  };
}
