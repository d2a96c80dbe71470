import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Health } from '../../shared/contract/host.ts';
import type { MapConfig } from '../../shared/contract/map-config.ts';
import { pageHeaders } from '../../shared/contract/page-policy.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { Media } from '../media/media.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Services } from '../services/services.ts';
import type { Access } from './access.ts';
import { boundedRequest } from './bounded-request.ts';
import { readPageFile } from './page-files.ts';

export interface HttpOptions {
  readonly pageDir: string;
  readonly health: () => Health;
  readonly navigation: Pick<Navigation, 'tile'>;
  readonly media: Pick<Media, 'sound' | 'cover'>;
  readonly services: Pick<Services, 'picture' | 'receive'>;
  readonly assistant: Pick<Assistant, 'speech'>;
  readonly map: MapConfig;
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

const gunzipAsync = promisify(gunzip);

/** A rebuilt pack is seen after this long at the latest, seconds. */
const TILE_MAX_AGE_S = 600;

/** Pictures of merchants rarely change, seconds. */
const PICTURE_MAX_AGE_S = 3600;

/** Longest notification of a provider, bytes; charging protocols stay below a few kilobytes. */
const MAX_NOTIFICATION_BYTES = 256 * 1024;

/** The three numbers of a tile's address, or `null` when they are none. */
function tileAddress(z: string, x: string, y: string): [number, number, number] | null {
  const numbers = [z, x, y.replace(/\.mvt$/, '')].map((text) =>
    /^\d{1,8}$/.test(text) ? Number(text) : NaN,
  );
  const [zoom = NaN, column = NaN, row = NaN] = numbers;
  const size = 2 ** zoom;
  return zoom <= 22 && column < size && row < size ? [zoom, column, row] : null;
}

/** The page, its files, the map's tiles, and the health report over HTTP. */
export function createHttp(options: HttpOptions): Hono {
  const { pageDir, health, navigation, services, media, assistant } = options;
  const { map, rejections, log, access } = options;
  const app = new Hono();
  const headers = Object.entries(pageHeaders(map));

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of headers) context.res.headers.set(name, value);
  });

  // Before the guards of the page: a provider has neither its token nor its address. What comes here
  // is believed for its signature alone, which the provider's adapter checks.
  app.all('/providers/:service/*', async (context) => {
    const request = await boundedRequest(context.req.raw, MAX_NOTIFICATION_BYTES);
    if (!request) return context.text('That is too long for a notification.\n', 413);
    const answer = await services.receive(context.req.param('service'), request);
    if (answer) return answer;
    rejections.add('host', 'no-receiver');
    return context.text('Nobody here takes notifications of that service.\n', 404);
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

  app.get('/regions/:region/tiles/:z/:x/:y', async (context) => {
    const { region, z, x, y } = context.req.param();
    const address = tileAddress(z, x, y);
    if (!address) return context.text('A tile is /regions/ID/tiles/Z/X/Y.mvt.\n', 400);
    const tile = await navigation.tile(region, ...address);
    context.header('Cache-Control', `private, max-age=${TILE_MAX_AGE_S}`);
    // Where a region has no tile the map draws nothing; that is not an error.
    if (!tile) return context.body(null, 204);
    context.header('ETag', tile.etag);
    if (context.req.header('if-none-match') === tile.etag) return context.body(null, 304);
    context.header('Content-Type', 'application/vnd.mapbox-vector-tile');
    context.header('Vary', 'Accept-Encoding');
    // The shell asks for plain bytes: Chromium does not decode what a custom scheme answers.
    if (!context.req.header('accept-encoding')?.includes('gzip')) {
      return context.body(new Uint8Array(await gunzipAsync(tile.body)));
    }
    context.header('Content-Encoding', 'gzip');
    return context.body(new Uint8Array(tile.body));
  });

  app.get('/services/:service/pictures/*', async (context) => {
    const service = context.req.param('service');
    const name = context.req.path.slice(`/services/${service}/pictures/`.length);
    const picture = await services.picture(service, name);
    if (!picture) return context.text('There is no such picture, or it cannot be shown.\n', 404);
    context.header('Content-Type', picture.type);
    context.header('Cache-Control', `private, max-age=${PICTURE_MAX_AGE_S}`);
    return context.body(new Uint8Array(picture.body));
  });

  app.get('/media/tracks/:track', (context) =>
    media.sound(context.req.param('track'), context.req.raw),
  );
  app.get('/media/tracks/:track/cover', (context) =>
    media.cover(context.req.param('track'), context.req.raw),
  );

  app.get('/assistant/speech/:id', (context) =>
    assistant.speech(context.req.param('id'), context.req.raw),
  );

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
