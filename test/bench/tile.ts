import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { openPack } from '../../main/navigation/region/open-pack.ts';
import { TileSource } from '../../main/navigation/region/tiles.ts';
import { entriesBelow } from '../../main/desk/entries.ts';
import { ROOT, startTestDesk } from '../fixtures/desk.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { compared, quantile, type Figure } from './figure.ts';

/** Tiles asked for at once: what a browser opens to one origin over HTTP/1.1. */
const CONCURRENCY = 6;
const ROUNDS = 5;
/** The most detailed zooms, which a drive asks for. */
const ZOOMS = [12, 13, 14];

const timesSchema = z.object({ seconds: z.number(), ms: z.array(z.number()) });
type Times = z.infer<typeof timesSchema>;

/**
 * Every tile of the demo region over the page's own path, from fetch to bytes, nothing cached; the
 * peer is the same compressed bytes as static files from the same server.
 */
export async function tile(browser: Browser): Promise<readonly Figure[]> {
  const pageDir = mkdtempSync(join(tmpdir(), 'zhilu-bench-'));
  cpSync(entriesBelow(ROOT).pageDir, pageDir, { recursive: true });
  const addresses = await writeStaticTiles(join(pageDir, 'tiles'));
  const desk = await startTestDesk({ pageDir, regionDirs: [demoPack()] });
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(desk.address());
    // Let in, but without a map that draws, and asks for tiles itself, beside what is measured.
    await page.goto(`${desk.origin}/health`);
    const mine: Times[] = [];
    const peers: Times[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      peers.push(
        await fetchAll(
          page,
          addresses.map((address) => `/tiles/${address.join('-')}.mvt`),
        ),
      );
      mine.push(
        await fetchAll(
          page,
          addresses.map((address) => `/regions/hangzhou-demo/tiles/${address.join('/')}.mvt`),
        ),
      );
    }
    await page.context().close();
    const rate = (times: readonly Times[]) =>
      (times.length * addresses.length) / times.reduce((sum, { seconds }) => sum + seconds, 0);
    const p99 = (times: readonly Times[]) =>
      quantile(
        times.flatMap(({ ms }) => ms),
        0.99,
      );
    return [
      compared('tile.rate', rate(mine), 'tiles/s', 'static files', rate(peers)),
      compared('tile.p99', p99(mine), 'ms', 'static files', p99(peers)),
    ];
  } finally {
    await desk.close();
    rmSync(pageDir, { recursive: true });
  }
}

type Address = readonly [z: number, x: number, y: number];

async function writeStaticTiles(folder: string): Promise<Address[]> {
  mkdirSync(folder);
  const { manifest, files } = await openPack(demoPack());
  const source = await TileSource.open(files['tiles.pmtiles']);
  const [west, south, east, north] = manifest.bbox;
  const addresses: Address[] = [];
  for (const zoom of ZOOMS) {
    const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** zoom);
    const row = (lat: number) => {
      const radians = (lat * Math.PI) / 180;
      return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** zoom);
    };
    for (let x = column(west); x <= column(east); x += 1) {
      for (let y = row(north); y <= row(south); y += 1) {
        const found = await source.get(zoom, x, y);
        if (!found) continue;
        writeFileSync(join(folder, `${zoom}-${x}-${y}.mvt`), found.body);
        addresses.push([zoom, x, y]);
      }
    }
  }
  await source.close();
  if (addresses.length === 0) throw new Error('The demo region has no tiles.');
  return addresses;
}

async function fetchAll(page: Page, urls: readonly string[]): Promise<Times> {
  return timesSchema.parse(
    await page.evaluate(
      async ({ urls: waiting, concurrency }) => {
        const queue = [...waiting];
        const ms: number[] = [];
        const begun = performance.now();
        const work = async () => {
          for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
            const asked = performance.now();
            const response = await fetch(url, { cache: 'no-store' });
            if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
            await response.arrayBuffer();
            ms.push(performance.now() - asked);
          }
        };
        await Promise.all(Array.from({ length: concurrency }, work));
        return { seconds: (performance.now() - begun) / 1000, ms };
      },
      { urls, concurrency: CONCURRENCY },
    ),
  );
}
