import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../../shared/contract/host.ts';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import { PAGE_HEADERS } from '../../shared/contract/page-policy.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { createAccess } from './access.ts';
import { FakeMedia } from '../media/fake-media.ts';
import { createHttp } from './http.ts';

const TOKEN = 'token-of-this-run-0123456789';
const HOST = '127.0.0.1:4711';
const COOKIE = `zhilu-4711=${TOKEN}`;

const HEALTH: Health = {
  status: 'ok',
  problems: [],
  uptimeSeconds: 1,
  versions: { zhilu: '0', vss: '6.0', node: '24' },
  agentLink: { state: 'connected', since: 0, reconnects: 0, messages: 0 },
  signals: { fresh: 0, stale: 0, absent: 0, ages: {} },
  rejected: {},
  eventLoopDelayMs: { mean: 0, p99: 0, max: 0 },
  memory: { rssBytes: 1, heapUsedBytes: 1 },
  displays: [],
};

let pageDir: string;
let rejections: Rejections;

beforeAll(() => {
  pageDir = mkdtempSync(join(tmpdir(), 'zhilu-page-'));
  mkdirSync(join(pageDir, 'assets'));
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html>');
  writeFileSync(join(pageDir, 'assets', 'index-B1c2D3e4.js'), 'export {};');
  writeFileSync(join(pageDir, '.secret'), 'no');
});
afterAll(() => rmSync(pageDir, { recursive: true }));
beforeEach(() => {
  rejections = new Rejections();
});

const TILE = gzipSync('a tile');

/** One region with one tile. */
const navigation = {
  tile: (...address: readonly unknown[]) =>
    Promise.resolve(
      address.join('/') === 'demo/14/13669/6744' ? { body: TILE, etag: '"v1"' } : null,
    ),
};

/** One service with one picture, and one that takes notifications. */
const services = {
  picture: (service: string, name: string) =>
    Promise.resolve(
      service === 'coffee' && name === 'v1/pictures/a.png'
        ? ({ type: 'image/png', body: new Uint8Array([1, 2, 3]) } as const)
        : null,
    ),
  receive: async (service: string, request: Request) =>
    service === 'charging' ? new Response(`heard ${await request.text()}`) : null,
};

/** One utterance. */
const assistant = {
  speech: (id: string) =>
    Promise.resolve(
      id === 'said'
        ? new Response('RIFF', { headers: { 'content-type': 'audio/wav' } })
        : new Response(null, { status: 404 }),
    ),
};

const PARTS = {
  assistant,
  health: () => HEALTH,
  navigation,
  services,
  media: new FakeMedia(),
  map: OFFLINE_MAP,
};

function desk(dir = pageDir) {
  const access = createAccess(TOKEN);
  access.port = 4711;
  const log = pino({ level: 'silent' });
  return createHttp({ ...PARTS, pageDir: dir, rejections, log, access });
}

function headUnit() {
  const log = pino({ level: 'silent' });
  return createHttp({ ...PARTS, pageDir, rejections, log, access: null });
}

const get = (path: string, headers: Record<string, string> = { cookie: COOKIE }) =>
  desk().request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } });

describe('the page over HTTP', () => {
  it('is let in by the token once, and keeps its other parameters', async () => {
    const response = await get(`/?token=${TOKEN}&display=passenger`, {});
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/?display=passenger');
    expect(response.headers.get('set-cookie')).toBe(`${COOKIE}; Path=/; HttpOnly; SameSite=Strict`);
  });

  it('tells who comes without the token what to do', async () => {
    for (const path of ['/', '/health', '/assets/index-B1c2D3e4.js', '/?token=wrong']) {
      const response = await get(path, {});
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('npm start');
    }
    expect(rejections.of('host', 'no-token')).toBe(4);
  });

  it('answers under its own name only', async () => {
    const response = await get('/', { host: 'evil.example:4711', cookie: COOKIE });
    expect(response.status).toBe(421);
    expect(rejections.of('host', 'foreign-host')).toBe(1);
  });

  it('carries the page policy, whatever the answer', async () => {
    for (const headers of [{ cookie: COOKIE }, { host: 'evil.example' }, {}]) {
      const response = await get('/', headers);
      for (const [name, value] of Object.entries(PAGE_HEADERS)) {
        expect(response.headers.get(name)).toBe(value);
      }
    }
  });

  it('comes with its type; what has a hash in its name may be kept', async () => {
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await get('/assets/index-B1c2D3e4.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    '/.secret',
    '/assets/../.secret',
    '/assets/%2e%2e/.secret',
    '/assets',
    '/none.js',
    '/a%00b',
  ])('has no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('says when it has not been built', async () => {
    const response = await desk(join(pageDir, 'missing')).request(`http://${HOST}/`, {
      headers: { host: HOST, cookie: COOKIE },
    });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });

  it('hides what went wrong inside', async () => {
    symlinkSync('loop', join(pageDir, 'loop'));
    const response = await get('/loop');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('ELOOP');
  });
});

describe('the health report', () => {
  it('is for who has the token', async () => {
    const response = await get('/health', { authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(HEALTH);
  });

  it('is open on the Unix socket, as the page is', async () => {
    const response = await headUnit().request('http://localhost/health');
    expect(await response.json()).toEqual(HEALTH);
    expect((await headUnit().request('http://localhost/')).status).toBe(200);
  });
});

describe('the tiles of the map', () => {
  const tile = (path: string, headers: Record<string, string> = {}) =>
    get(`/regions/${path}`, { cookie: COOKIE, ...headers });

  it('come as they lie in the pack to whoever can unpack them', async () => {
    const response = await tile('demo/tiles/14/13669/6744.mvt', { 'accept-encoding': 'gzip, br' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(TILE);
  });

  it('come unpacked to whoever cannot', async () => {
    const response = await tile('demo/tiles/14/13669/6744.mvt', { 'accept-encoding': 'identity' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('a tile');
  });

  it('are not sent twice', async () => {
    const response = await tile('demo/tiles/14/13669/6744.mvt', { 'if-none-match': '"v1"' });
    expect(response.status).toBe(304);
  });

  it('are empty where the region has none', async () => {
    expect((await tile('demo/tiles/14/1/1.mvt')).status).toBe(204);
    expect((await tile('elsewhere/tiles/14/13669/6744.mvt')).status).toBe(204);
  });

  it.each(['demo/tiles/2/4/0.mvt', 'demo/tiles/23/1/1', 'demo/tiles/a/1/1', 'demo/tiles/1/-1/0'])(
    'are refused at an address that is none: %s',
    async (path) => expect((await tile(path)).status).toBe(400),
  );

  it('need the token like everything else', async () => {
    expect((await get('/regions/demo/tiles/14/13669/6744.mvt', {})).status).toBe(401);
  });
});

describe('pictures of services', () => {
  it('are served with their type, to who has the token', async () => {
    const picture = await get('/services/coffee/pictures/v1/pictures/a.png');
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await get('/services/coffee/pictures/v1/pictures/a.png', {})).status).toBe(401);
    expect((await get('/services/coffee/pictures/icon')).status).toBe(404);
  });
});

describe('what is spoken', () => {
  it('is served to who has the token, under the address of its utterance alone', async () => {
    const sound = await get('/assistant/speech/said');
    expect(sound.status).toBe(200);
    expect(sound.headers.get('content-type')).toBe('audio/wav');
    expect((await get('/assistant/speech/said', {})).status).toBe(401);
    expect((await get('/assistant/speech/another')).status).toBe(404);
  });
});

describe('notifications of providers', () => {
  const post = (service: string, body: string) =>
    desk().request(`http://192.0.2.1/providers/${service}/notification`, {
      method: 'POST',
      headers: { host: 'car.example' },
      body,
    });

  it('reach a provider that takes them, without the token of the page', async () => {
    expect(await (await post('charging', 'news')).text()).toBe('heard news');
  });

  it('are refused where nobody takes them, or when they are too long', async () => {
    expect((await post('coffee', 'news')).status).toBe(404);
    expect((await post('charging', 'x'.repeat(300_000))).status).toBe(413);
    expect(rejections.of('host', 'no-receiver')).toBe(1);
  });

  it('open no other door', async () => {
    for (const path of ['/health', '/providers', '/providers/../health', '/api']) {
      const answer = await desk().request(`http://${HOST}${path}`, { headers: { host: HOST } });
      expect(answer.status, path).toBe(401);
    }
  });
});
