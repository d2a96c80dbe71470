import type { Desk } from './desk.ts';

/** A running development server of the page. */
export interface DevServer {
  /** Address to open; needs no token because the server presents it to the host. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the page from its sources with hot reload and forwards `/api` to the host. Vite is a
 * development dependency and is loaded only here.
 */
export async function startDevServer(root: string, desk: Desk): Promise<DevServer> {
  const { createServer } = await import('vite');
  const { port } = new URL(desk.origin);
  const server = await createServer({
    root: `${root}/renderer`,
    configFile: `${root}/vite.config.ts`,
    server: {
      host: '127.0.0.1',
      proxy: {
        // The pictures of services; a plain prefix would also catch the page's own sources.
        '^/services/[^/]+/pictures/': {
          target: desk.origin,
          headers: { origin: desk.origin, cookie: `zhilu-${port}=${desk.token}` },
        },
        '/api': {
          target: desk.origin,
          ws: true,
          headers: { origin: desk.origin, cookie: `zhilu-${port}=${desk.token}` },
        },
      },
    },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The development server has no address.');
  return { address, close: () => server.close() };
}
