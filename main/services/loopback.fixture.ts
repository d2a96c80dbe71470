import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** A server of a test, on a port of its own on this machine. */
export interface Loopback {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves what `answer` answers; used by the test servers of the providers. */
export async function openLoopback(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Loopback> {
  const server = serve({
    fetch: answer,
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  });
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
