import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bbox } from '../../../../shared/contract/region.ts';
import { TileSource } from '../tiles.ts';
import { importTiles } from './import-tiles.ts';
import { tileRange } from './tile-blocks.ts';

const BBOX: Bbox = [120, 30, 120.1, 30.1];

let dir: string;
let from: string;
let out: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-import-'));
  from = join(dir, 'made.mbtiles');
  out = join(dir, 'tiles.pmtiles');
});
afterEach(() => rm(dir, { recursive: true }));

/** A vector tile with one empty layer. */
function tileWith(layerName: string): Uint8Array {
  const layer = new PbfWriter();
  layer.writeStringField(1, layerName);
  layer.writeVarintField(15, 2);
  const tile = new PbfWriter();
  tile.writeBytesField(3, layer.finish());
  return tile.finish();
}

interface MadeTiles {
  readonly format?: string;
  readonly layers?: readonly string[];
  readonly zooms?: readonly number[];
  readonly bounds?: string;
  readonly tile?: Uint8Array;
}

function makeMbtiles({
  format = 'pbf',
  layers = ['water', 'transportation'],
  zooms = [0, 8, 14],
  bounds = '119,29,121,31',
  tile = tileWith('transportation'),
}: MadeTiles): void {
  const database = new DatabaseSync(from);
  database.exec(
    'PRAGMA synchronous = OFF; BEGIN; CREATE TABLE metadata(name TEXT, value TEXT); CREATE TABLE tiles(zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)',
  );
  const metadata = {
    format,
    bounds,
    generator: 'tilemaker v3',
    json: JSON.stringify({ vector_layers: layers.map((id) => ({ id })) }),
  };
  const insert = database.prepare('INSERT INTO metadata VALUES(?, ?)');
  for (const entry of Object.entries(metadata)) insert.run(...entry);
  const insertTile = database.prepare('INSERT INTO tiles VALUES(?, ?, ?, ?)');
  for (const zoom of zooms) {
    const { minX, minY } = tileRange([120.05, 30.05, 120.05, 30.05], zoom);
    insertTile.run(zoom, minX, 2 ** zoom - 1 - minY, tile);
  }
  database.exec('COMMIT');
  database.close();
}

describe('importTiles', () => {
  it('makes PMTiles of MBTiles, north up', async () => {
    makeMbtiles({});
    expect(await importTiles(from, BBOX, out)).toEqual({
      minZoom: 0,
      maxZoom: 14,
      count: 3,
      maker: 'tilemaker v3',
    });
    const tiles = await TileSource.open(out);
    const { minX, minY } = tileRange([120.05, 30.05, 120.05, 30.05], 14);
    const tile = await tiles.get(14, minX, minY);
    expect(new Uint8Array(gunzipSync(tile?.body ?? ''))).toEqual(tileWith('transportation'));
    await tiles.close();
  });

  it('takes PMTiles as they are', async () => {
    makeMbtiles({});
    await importTiles(from, BBOX, out);
    const copy = join(dir, 'copy.pmtiles');
    expect((await importTiles(out, BBOX, copy)).count).toBe(3);
    expect(await readFile(copy)).toEqual(await readFile(out));
  });

  it.each<[string, MadeTiles, RegExp]>([
    ['pictures', { format: 'png' }, /vector tiles/],
    ['another schema', { layers: ['roads', 'water'] }, /transportation/],
    ['too few zooms', { zooms: [0, 5] }, /zooms 0 to 5/],
    ['another region', { bounds: '10,10,11,11' }, /do not cover/],
    ['no tiles', { zooms: [] }, /no tiles/],
    ['tiles without roads', { tile: tileWith('water') }, /no roads/],
    ['broken tiles', { tile: new Uint8Array([0x1f, 0x8b, 1, 2, 3]) }, /broken/],
  ])('refuses %s', async (_, made, why) => {
    makeMbtiles(made);
    const importing = importTiles(from, BBOX, out);
    await expect(importing).rejects.toMatchObject({ code: 'tiles-unsuitable' });
    await expect(importing).rejects.toThrow(why);
  });

  it('refuses what is no tile archive, torn, or not there', async () => {
    await expect(importTiles(join(dir, 'none'), BBOX, out)).rejects.toMatchObject({
      code: 'tiles-unsuitable',
    });
    for (const content of ['', 'text', 'PMTiles', 'SQLite format 3\0garbage']) {
      await writeFile(from, content);
      await expect(importTiles(from, BBOX, out)).rejects.toMatchObject({
        code: 'tiles-unsuitable',
      });
    }
  });
});
