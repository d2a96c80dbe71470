import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakePack } from './fake-pack.ts';
import { RegionError } from './region-error.ts';
import { TileSource } from './tiles.ts';

let dir: string;
let path: string;
let whole: Buffer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-tiles-'));
  await fakePack(dir);
  path = join(dir, 'tiles.pmtiles');
  whole = await readFile(path);
});
afterAll(() => rm(dir, { recursive: true }));

describe('TileSource', () => {
  it('gives tiles as they are in the archive, gzipped', async () => {
    const tiles = await TileSource.open(path);
    const tile = await tiles.get(14, 13_653, 6700);
    expect(gunzipSync(tile?.body ?? '').toString()).toBe('street');
    await tiles.close();
  });

  it('answers many requests at once', async () => {
    const tiles = await TileSource.open(path);
    const found = await Promise.all(Array.from({ length: 50 }, () => tiles.get(6, 53, 26)));
    expect(new Set(found.map((tile) => gunzipSync(tile?.body ?? '').toString()))).toEqual(
      new Set(['province']),
    );
    await tiles.close();
  });

  it.each([
    [14, 0, 0],
    [5, 26, 13],
    [15, 27_306, 13_400],
    [6, -1, 0],
    [6, 64, 0],
    [6, 0, 64],
    [1.5, 0, 0],
    [99, 0, 0],
    [NaN, NaN, NaN],
  ])('has nothing at %d/%d/%d', async (z, x, y) => {
    const tiles = await TileSource.open(path);
    expect(await tiles.get(z, x, y)).toBeNull();
    await tiles.close();
  });

  it('names a file that is missing', async () => {
    await expect(TileSource.open(join(dir, 'none'))).rejects.toMatchObject({
      code: 'tiles-unreadable',
    });
  });

  it('names an archive that became shorter while it was open', async () => {
    const copy = join(dir, 'shrinking.pmtiles');
    await writeFile(copy, whole);
    const tiles = await TileSource.open(copy);
    await truncate(copy, 200);
    await expect(tiles.get(14, 13_653, 6700)).rejects.toMatchObject({ code: 'tiles-unreadable' });
    await tiles.close();
  });

  it('survives any damage: a tile, nothing, or a named error', async () => {
    const copy = join(dir, 'damaged.pmtiles');
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        await writeFile(copy, whole);
        const file = await open(copy, 'r+');
        for (const [at, byte] of changes) await file.write(Buffer.from([byte]), 0, 1, at);
        await file.close();
        await named(async () => {
          const tiles = await TileSource.open(copy);
          await named(() => tiles.get(14, 13_653, 6700));
          await named(() => tiles.metadata());
          await tiles.close();
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Runs something that may fail by name and no other way. */
async function named(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(RegionError);
  }
}
