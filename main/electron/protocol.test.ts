import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/page-policy.ts';
import { PAGE_SCHEME_REGISTRATION, createPageHandler, forwardOverSocket } from './protocol.ts';
import { createRecoveryPage } from './recovery-page.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
}

let folder: string;
let socketPath: string;
let server: Server | undefined;
let seen: Seen[];
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-protocol-'));
  socketPath = join(folder, 'host.sock');
  seen = [];
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
  await rm(folder, { recursive: true });
});

function listen(answer: (response: ServerResponse) => void): Promise<void> {
  const started = createServer((request, response) => {
    seen.push({ method: request.method, url: request.url, headers: request.headers });
    answer(response);
  });
  server = started;
  return new Promise((resolve) => started.listen(socketPath, resolve));
}

function handler(hostReady = true) {
  return createPageHandler({
    displays: ['centre'],
    forward: forwardOverSocket(socketPath),
    whenHostReady: () => Promise.resolve(hostReady),
    recoveryPage: createRecoveryPage('<style>a{}</style>{{retry-seconds}}'),
    map: OFFLINE_MAP,
    log,
  });
}

const get = (url: string, init: RequestInit = {}) => handler()(new Request(url, init));

describe('page protocol', () => {
  it('is as privileged as https, and not more', () => {
    expect(PAGE_SCHEME_REGISTRATION).toMatchObject({
      scheme: 'hmi',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    });
    expect(PAGE_SCHEME_REGISTRATION.privileges?.bypassCSP).toBe(false);
  });

  it('forwards over the socket and answers with the host’s body under our policy', async () => {
    await listen((response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader('etag', '"1"');
      response.setHeader('set-cookie', 'a=b');
      response.setHeader('content-security-policy', 'default-src *');
      response.end('<p>page</p>');
    });
    const response = await get('hmi://centre/a.html?v=1', {
      headers: { range: 'bytes=0-', cookie: 'a=b', authorization: 'x', accept: '*/*' },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<p>page</p>');
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const [request] = seen;
    expect(request).toMatchObject({ method: 'GET', url: '/a.html?v=1' });
    expect(request?.headers).toMatchObject({ range: 'bytes=0-', 'accept-encoding': 'identity' });
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('keeps status and partial content', async () => {
    await listen((response) => {
      response.writeHead(206, { 'content-range': 'bytes 0-1/9', 'content-type': 'font/woff2' });
      response.end('ab');
    });
    const response = await get('hmi://centre/font.woff2');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 0-1/9');
  });

  it.each([304, 204])('answers %d without a body', async (status) => {
    await listen((response) => response.writeHead(status).end());
    const response = await get('hmi://centre/a.js');
    expect(response.status).toBe(status);
    expect(response.body).toBeNull();
  });

  it('answers HEAD without a body', async () => {
    await listen((response) => response.setHeader('content-length', '5').end());
    const response = await get('hmi://centre/a.js', { method: 'HEAD' });
    expect(seen[0]?.method).toBe('HEAD');
    expect(response.body).toBeNull();
  });

  it('streams: the first part arrives while the host still writes', async () => {
    let finish: (() => void) | undefined;
    await listen((response) => {
      response.write('first');
      finish = () => response.end('second');
    });
    const response = await get('hmi://centre/stream');
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('first');
    finish?.();
    const second = await reader?.read();
    expect(new TextDecoder().decode(second?.value)).toBe('second');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('closes the connection to the host when the page loses interest', async () => {
    const closed = Promise.withResolvers<undefined>();
    await listen((response) => {
      response.on('close', () => closed.resolve(undefined));
      response.write('first');
    });
    const response = await get('hmi://centre/stream');
    await response.body?.cancel();
    await closed.promise;
  });

  it('shows the recovery page while the host is away, with a quick retry', async () => {
    const response = await get('hmi://centre/');
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('</style>1');
    const script = await get('hmi://centre/assets/a.js');
    expect(script.status).toBe(503);
    expect(script.headers.get('content-type')).toContain('text/plain');
  });

  it('does not bother a host that is not ready', async () => {
    await listen((response) => response.end());
    expect((await handler(false)(new Request('hmi://centre/'))).status).toBe(503);
    expect(seen).toEqual([]);
  });

  it('survives a host that dies before or during its answer', async () => {
    await listen((response) => response.destroy());
    expect((await get('hmi://centre/a.js')).status).toBe(503);
    server?.removeAllListeners('request').on('request', (_request, response: ServerResponse) => {
      response.write('half', () => response.destroy());
    });
    const response = await get('hmi://centre/a.js');
    await expect(response.text()).rejects.toThrow();
  });

  it('answers the failing page’s recovery page without the host, with a slow retry', async () => {
    const response = await handler(false)(new Request('hmi://centre/.recovery'));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('</style>10');
  });

  it('refuses what it must not forward, with our policy on the refusal', async () => {
    await listen((response) => response.end());
    for (const [url, method, status] of [
      ['hmi://other/', 'GET', 403],
      ['hmi://centre/', 'POST', 405],
      ['hmi://centre/a%2f..%2fb', 'GET', 400],
    ] as const) {
      const response = await get(url, { method });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    }
    expect(seen).toEqual([]);
  });
});
