import { request as httpRequest } from 'node:http';
import type { Readable } from 'node:stream';
import type { CustomScheme } from 'electron';
import type { MapConfig } from '../../shared/contract/map-config.ts';
import { PAGE_HEADERS, pageHeaders } from '../../shared/contract/page-policy.ts';
import { PAGE_POLICY } from '../../shared/supervision/restart-policy.ts';
import type { Log } from './log.ts';
import { PAGE_SCHEME, decidePageRequest, isDocumentRequest } from './page-url.ts';
import type { RecoveryPage } from './recovery-page.ts';

/** To be registered before `ready`: the page's scheme behaves as `https` does. */
export const PAGE_SCHEME_REGISTRATION: CustomScheme = {
  scheme: PAGE_SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
    bypassCSP: false,
    corsEnabled: false,
    allowServiceWorkers: false,
  },
};

/** How long a request waits for a host that is starting before the answer is the recovery page. */
const HOST_WAIT_MS = 1_500;

/** How long the host may take to begin an answer, ms. */
const HOST_ANSWER_MS = 5_000;

/** The recovery page tries again this soon while the host is away, s. */
const HOST_AWAY_RETRY_S = 1;

/** What a page may tell the host; identity encoding, since Chromium does not decode our answers. */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'range',
] as const;

/** What the host may tell a page; everything else, cookies included, stays behind. */
const RESPONSE_HEADERS = [
  'accept-ranges',
  'cache-control',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
] as const;

const STATUS_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Asks the host; rejects when the host is away or does not begin an answer in time. */
export type ForwardToHost = (request: Request, path: string) => Promise<Response>;

/** Forwards over the host's Unix domain socket. */
export function forwardOverSocket(socketPath: string): ForwardToHost {
  return (request, path) =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { host: 'localhost', 'accept-encoding': 'identity' };
      for (const name of REQUEST_HEADERS) {
        const value = request.headers.get(name);
        if (value !== null) headers[name] = value;
      }
      const outgoing = httpRequest(
        { socketPath, path, method: request.method, headers, signal: request.signal, agent: false },
        (incoming) => {
          outgoing.setTimeout(0);
          const status = incoming.statusCode ?? 502;
          const answer = new Headers();
          for (const name of RESPONSE_HEADERS) {
            const value = incoming.headers[name];
            if (typeof value === 'string') answer.set(name, value);
          }
          const hasBody = request.method !== 'HEAD' && !STATUS_WITHOUT_BODY.has(status);
          if (!hasBody) incoming.resume();
          resolve(
            new Response(hasBody ? toWebStream(incoming) : null, { status, headers: answer }),
          );
        },
      );
      outgoing.setTimeout(HOST_ANSWER_MS, () =>
        outgoing.destroy(new Error(`The host did not answer within ${HOST_ANSWER_MS} ms.`)),
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
}

function toWebStream(incoming: Readable): ReadableStream<Uint8Array> {
  const iterator = incoming.iterator({ destroyOnReturn: true });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<unknown> = await iterator.next();
      if (next.done === true) controller.close();
      else if (next.value instanceof Uint8Array) controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

export interface PageHandlerOptions {
  readonly displays: readonly string[];
  readonly forward: ForwardToHost;
  /** Waits for a ready host; answers whether there is one. */
  readonly whenHostReady: (timeoutMs: number) => Promise<boolean>;
  readonly recoveryPage: RecoveryPage;
  readonly map: MapConfig;
  readonly log: Log;
}

/** The handler of `hmi://…`: checks, forwards to the host, and covers for it while it is away. */
export function createPageHandler(
  options: PageHandlerOptions,
): (request: Request) => Promise<Response> {
  const { displays, forward, whenHostReady, recoveryPage, map, log } = options;
  const headers = pageHeaders(map);
  return async (request) => {
    const decision = decidePageRequest(request.method, request.url, displays);
    switch (decision.kind) {
      case 'refuse':
        log.warn({ event: 'page-request-refused', ...decision }, 'A page request was refused.');
        return plainAnswer(decision.status, decision.reason);
      case 'recovery':
        return recoveryPage.respond(200, PAGE_POLICY.slowRetryMs / 1_000);
      case 'forward': {
        try {
          if (!(await whenHostReady(HOST_WAIT_MS))) throw new Error('The host is not ready.');
          return withHeaders(await forward(request, decision.path), headers);
        } catch (cause) {
          log.warn(
            { event: 'host-away', path: decision.path, cause: String(cause) },
            'The host did not answer a page request.',
          );
          return isDocumentRequest(decision.path, request.headers.get('accept'))
            ? recoveryPage.respond(503, HOST_AWAY_RETRY_S)
            : plainAnswer(503, 'the host is away');
        }
      }
    }
  };
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function plainAnswer(status: number, reason: string): Response {
  return new Response(`${reason}\n`, {
    status,
    headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
}
