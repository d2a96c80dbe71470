import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import { createAccess, type Access } from './access.ts';
import { bindMessagePort, type ParentPort } from './bind-message-port.ts';
import { bindWebSocket } from './bind-websocket.ts';
import type { HostBind, HostConfig } from './config.ts';
import { createHost, type Host } from './create-host.ts';

export interface RunOptions {
  readonly log: Logger;
  /** Electron's parent port, on the head unit. */
  readonly parentPort?: ParentPort | undefined;
  readonly clock?: Clock;
}

/** A host that serves pages. */
export interface RunningHost {
  readonly host: Host;
  /** The TCP port, on the desk only. */
  readonly port: number | undefined;
  close(): Promise<void>;
}

/**
 * Starts a host and binds it as its configuration says.
 *
 * @throws an error that says what to do when the address cannot be bound.
 */
export async function runHost(config: HostConfig, options: RunOptions): Promise<RunningHost> {
  const { log, parentPort, clock } = options;
  const { bind } = config;
  const access = bind.kind === 'tcp' ? createAccess(await readToken(bind.tokenFile)) : null;
  const host = createHost(config, { log, access, ...(clock && { clock }) });
  const answer = getRequestListener(host.http.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  try {
    await listen(server, bind);
  } catch (error) {
    await host.close();
    throw error;
  }
  const shared = { displays: host.displays, pages: host.pages, rejections: host.rejections, log };
  const bindings: { close(): void }[] = [];
  let port: number | undefined;
  if (access) {
    port = openPort(server, access);
    bindings.push(bindWebSocket({ server, access, ...shared }));
  }
  if (parentPort) bindings.push(bindMessagePort({ parent: parentPort, ...shared }));
  log.info({ port, bind: bind.kind }, 'host ready');

  return {
    host,
    port,
    async close() {
      for (const binding of bindings) binding.close();
      await host.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readToken(file: string): Promise<string> {
  const token = (await readFile(file, 'utf8')).trim();
  if (!/^[\w-]{16,256}$/.test(token)) {
    throw new Error(`${file} must hold a token of 16 to 256 letters, digits, "-" or "_".`);
  }
  return token;
}

async function listen(server: Server, bind: HostBind): Promise<void> {
  // A socket file outlives a killed process; nobody listens on it any more.
  if (bind.kind === 'unix') await rm(bind.socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, bind)));
    if (bind.kind === 'unix') server.listen(bind.socketPath, resolve);
    else server.listen(bind.port, '127.0.0.1', resolve);
  });
  if (bind.kind === 'unix') await chmod(bind.socketPath, 0o600);
}

function listenError(error: Error, bind: HostBind): Error {
  const code = 'code' in error ? error.code : undefined;
  const where = bind.kind === 'tcp' ? `127.0.0.1:${bind.port}` : bind.socketPath;
  if (code === 'EADDRINUSE') {
    return new Error(
      `Another process already listens on ${where}: end it, or choose another port.`,
      { cause: error },
    );
  }
  return new Error(`The host cannot listen on ${where}: ${error.message}.`, { cause: error });
}

function openPort(server: Server, access: Access): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  access.port = address.port;
  return address.port;
}
