import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Health } from '../../shared/contract/host.ts';
import { PAGE_HEADERS } from '../../shared/contract/page-policy.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Access } from './access.ts';
import { readPageFile } from './page-files.ts';

export interface HttpOptions {
  readonly pageDir: string;
  readonly health: () => Health;
  readonly rejections: Rejections;
  readonly log: Logger;
  /** The guard of the TCP port; `null` on the Unix socket, where file permissions guard. */
  readonly access: Access | null;
}

const NO_TOKEN = `This address needs the token of the running host.
Open the address that "npm start" printed; it ends in ?token=...
`;

const NO_PAGE = `The page has not been built.
Run "npm run build" (npm start does it by itself) and reload.
`;

/** The page, its files, and the health report over HTTP. */
export function createHttp(options: HttpOptions): Hono {
  const { pageDir, health, rejections, log, access } = options;
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.res.headers.set(name, value);
  });

  app.use(async (context, next) => {
    if (!access || access.isOwnHost(context.req.header('host'))) return next();
    rejections.add('host', 'foreign-host');
    return context.text('This host answers on 127.0.0.1 and localhost only.\n', 421);
  });

  app.use(async (context, next) => {
    if (!access) return next();
    const url = new URL(context.req.url);
    const token = url.searchParams.get('token');
    if (context.req.path === '/' && token !== null && access.isToken(token)) {
      // The token leaves the address bar and the history at once.
      url.searchParams.delete('token');
      context.header('Set-Cookie', access.cookie());
      context.header('Cache-Control', 'no-store');
      return context.redirect(`${url.pathname}${url.search}`, 303);
    }
    const cookie = context.req.header('cookie');
    const authorization = context.req.header('authorization');
    if (access.isAuthorised({ cookie, authorization })) return next();
    rejections.add('host', 'no-token');
    return context.text(NO_TOKEN, 401);
  });

  app.get('/health', (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json(health());
  });

  app.get('*', async (context) => {
    const file = await readPageFile(pageDir, context.req.path);
    if (!file && context.req.path === '/') return context.text(NO_PAGE, 503);
    if (!file) return context.text('Not found.\n', 404);
    context.header('Content-Type', file.type);
    context.header(
      'Cache-Control',
      file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    return context.body(file.body);
  });

  app.onError((error, context) => {
    log.error({ error, path: context.req.path }, 'request failed');
    return context.text('The host failed to answer; see its log.\n', 500);
  });

  return app;
}
