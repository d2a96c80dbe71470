import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT, startTestDesk, type TestDeskOptions } from '../fixtures/desk.ts';
import { expect, test as base } from './desk-test.ts';

interface MapFixtures {
  /** Starts a desk with the demo region, opens the driver's page, and answers its address. */
  readonly open: (options?: TestDeskOptions) => Promise<string>;
}

const test = base.extend<MapFixtures>({
  open: async ({ page }, use) => {
    const desks: Awaited<ReturnType<typeof startTestDesk>>[] = [];
    await use(async (options) => {
      const regionDirs = [join(ROOT, 'out', 'regions')];
      const agentOptions = ['--scenario', 'parked'];
      const desk = await startTestDesk({ regionDirs, agentOptions, ...options });
      desks.push(desk);
      await page.goto(desk.address());
      return desk.address();
    });
    for (const desk of desks) await desk.close();
  },
});

const map = (page: Page) => page.getByTestId('map');

async function ready(page: Page): Promise<void> {
  await expect(map(page)).toHaveAttribute('data-map-state', 'ready');
}

/** How many colours the middle of the map shows; one or two mean that nothing is drawn. */
async function colours(page: Page): Promise<number> {
  const { x, y, width, height } = (await map(page).boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const clip = {
    x: x + width * 0.4,
    y: y + height * 0.2,
    width: width * 0.2,
    height: height * 0.3,
  };
  const png = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(
      context.getImageData(0, 0, image.width, image.height).data.buffer,
    );
    return new Set(pixels).size;
  }, png);
}

const drawn = (page: Page) =>
  expect(async () => expect(await colours(page)).toBeGreaterThan(30)).toPass();

test('the map is drawn from the region, in our own font, and from nowhere else', async ({
  page,
  open,
}) => {
  const asked: URL[] = [];
  page.on('request', (request) => asked.push(new URL(request.url())));
  const address = await open();
  await ready(page);
  await drawn(page);
  const { host } = new URL(address);
  const foreign = asked.filter((url) => url.host !== host && !/^(data|blob):$/.test(url.protocol));
  expect(foreign.map(String)).toEqual([]);
  expect(asked.some(({ pathname }) => pathname.startsWith('/regions/hangzhou-demo/tiles/'))).toBe(
    true,
  );
  // The map registers every file of the font that it draws a glyph with under a name of its own.
  const loaded = () =>
    page.evaluate(
      () =>
        [...document.fonts].filter(
          ({ family, status }) => family.includes('maplibre-gl-font-face') && status === 'loaded',
        ).length,
    );
  await expect.poll(loaded).toBeGreaterThan(0);
});

test('there is one map for the life of the page', async ({ page, open }) => {
  await open();
  await ready(page);
  await page.evaluate(() => document.querySelector('canvas')?.setAttribute('data-first', ''));
  for (const panel of ['车辆', '设置']) {
    const button = page.getByRole('button', { name: panel, exact: true });
    await button.click();
    await button.click();
  }
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('radio', { name: '夜间' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await expect(page.locator('[data-testid=map] canvas')).toHaveCount(1);
  await expect(page.locator('[data-testid=map] canvas[data-first]')).toHaveCount(1);
});

test('a lost graphics context comes back with everything on it', async ({ page, open }) => {
  await open();
  await ready(page);
  await drawn(page);
  await page.evaluate(() => {
    const context = document
      .querySelector<HTMLCanvasElement>('[data-testid=map] canvas')
      ?.getContext('webgl2');
    const extension = context?.getExtension('WEBGL_lose_context');
    if (!extension) throw new Error('no context to lose');
    extension.loseContext();
    Object.assign(window, { bringBack: () => extension.restoreContext() });
  });
  await expect(map(page)).toHaveAttribute('data-map-state', 'lost');
  await page.evaluate('bringBack()');
  await ready(page);
  await drawn(page);
  await expect(page.getByTestId('map-car')).toBeVisible();
});

test('a machine without WebGL shows everything but the map', async ({ page, open }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await open();
  await expect(map(page)).toHaveAttribute('data-map-state', 'unavailable');
  await page.getByRole('button', { name: '车辆', exact: true }).click();
  await expect(page.getByRole('heading', { name: '车辆' })).toBeVisible();
});

test('Mapbox draws the base map where the configuration has a token, and nothing else leaves', async ({
  page,
  open,
}) => {
  const asked: URL[] = [];
  // Nothing reaches the network: every request that would leave is answered here.
  await page.context().route(/^https:/, async (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    if (!url.pathname.startsWith('/styles/v1/')) return route.fulfill({ status: 204 });
    const background = url.pathname.includes('night') ? '#203040' : '#d0e0d0';
    return route.fulfill({
      json: {
        version: 8,
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: { 'background-color': background } }],
      },
    });
  });
  await open({
    map: {
      engine: 'mapbox',
      token: 'pk.test-token-of-nobody',
      day: 'mapbox://styles/mapbox/navigation-day-v1',
      night: 'mapbox://styles/mapbox/navigation-night-v1',
      datum: 'GCJ-02',
    },
  });
  await ready(page);
  const [style] = asked;
  expect(style?.pathname).toMatch(/^\/styles\/v1\/mapbox\/navigation-(day|night)-v1$/);
  expect(style?.searchParams.get('access_token')).toBe('pk.test-token-of-nobody');
  expect(new Set(asked.map(({ host }) => host))).toEqual(new Set(['api.mapbox.com']));
  await expect(page.getByTestId('map-car')).toBeVisible();
});
