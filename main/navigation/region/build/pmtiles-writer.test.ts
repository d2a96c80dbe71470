import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TileSource } from '../tiles.ts';
import { PmtilesWriter } from './pmtiles-writer.ts';

let dir: string;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'zhilu-pmtiles-'))));
afterAll(() => rm(dir, { recursive: true }));

const INFO = {
  bbox: [120, 30, 121, 31],
  minZoom: 0,
  maxZoom: 14,
  metadata: { name: 'test' },
} as const;

type Tile = readonly [z: number, x: number, y: number, text: string];

async function archiveOf(tiles: readonly Tile[]): Promise<TileSource> {
  const path = join(dir, 'tiles.pmtiles');
  const writer = await PmtilesWriter.create(path);
  for (const [z, x, y, text] of tiles) await writer.add(z, x, y, gzipSync(text));
  await writer.finish({ ...INFO, bbox: [...INFO.bbox] });
  return TileSource.open(path);
}

async function textAt(source: TileSource, z: number, x: number, y: number): Promise<string | null> {
  const tile = await source.get(z, x, y);
  return tile && gunzipSync(tile.body).toString();
}

describe('PmtilesWriter', () => {
  it('writes what the reader of the npm package reads', async () => {
    const source = await archiveOf([
      [14, 13_653, 6_700, 'far'],
      [0, 0, 0, 'world'],
      [6, 53, 26, 'province'],
    ]);
    expect(await textAt(source, 0, 0, 0)).toBe('world');
    expect(await textAt(source, 6, 53, 26)).toBe('province');
    expect(await textAt(source, 14, 13_653, 6_700)).toBe('far');
    expect(await textAt(source, 14, 13_654, 6_700)).toBeNull();
    expect(source.header).toMatchObject({
      minZoom: 0,
      maxZoom: 14,
      clustered: true,
      minLon: 120,
      maxLat: 31,
    });
    expect(await source.metadata()).toEqual({ name: 'test' });
    await source.close();
    expect(await readdir(dir)).toEqual(['tiles.pmtiles']);
  });

  it('stores identical tiles once', async () => {
    const sea: Tile[] = Array.from({ length: 16 }, (_, at) => [
      2,
      at % 4,
      Math.floor(at / 4),
      'sea',
    ]);
    const source = await archiveOf(sea);
    expect(source.header).toMatchObject({
      numAddressedTiles: 16,
      numTileEntries: 1,
      numTileContents: 1,
    });
    await source.close();
  });

  it('splits a directory that is too large for the root', async () => {
    const tiles = Array.from({ length: 8000 }, (_, at): Tile => {
      const text = `${at}`.padEnd(at % 61, String.fromCharCode(65 + (at % 26)));
      return [14, (at * 7919) % 16_384, (at * at * 31 + at) % 16_384, text];
    });
    const source = await archiveOf(tiles);
    expect(source.header.leafDirectoryLength).toBeGreaterThan(0);
    for (const [z, x, y, text] of tiles.filter((_, at) => at % 997 === 0)) {
      expect(await textAt(source, z, x, y)).toBe(text);
    }
    await source.close();
  });

  it('gives back every tile of any set', async () => {
    const tile = fc.tuple(
      fc.integer({ min: 0, max: 10 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('a', 'b', 'c'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tile, { minLength: 1, maxLength: 60 }), async (drawn) => {
        const tiles = drawn.map(([z, x, y, text]): Tile => [z, x % 2 ** z, y % 2 ** z, text]);
        const source = await archiveOf(tiles);
        const last = new Map(tiles.map(([z, x, y, text]) => [`${z}/${x}/${y}`, { z, x, y, text }]));
        for (const { z, x, y, text } of last.values())
          expect(await textAt(source, z, x, y)).toBe(text);
        expect(source.header.numAddressedTiles).toBe(last.size);
        await source.close();
      }),
      { numRuns: 30 },
    );
  });
});
