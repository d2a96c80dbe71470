import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import {
  REGION_FILES,
  REGION_MANIFEST,
  type Bbox,
  type RegionManifest,
} from '../../../shared/contract/region.ts';
import { packGraphTiles } from './build/graph-tar.ts';
import { PmtilesWriter } from './build/pmtiles-writer.ts';

const FAKE_BBOX: Bbox = [120, 30, 121, 31];

/** A pack with files that open and hold next to nothing, for tests. */
export async function fakePack(
  dir: string,
  manifest: Partial<RegionManifest> = {},
): Promise<RegionManifest> {
  await mkdir(join(dir, 'graph', '0'), { recursive: true });
  const bbox = manifest.bbox ?? FAKE_BBOX;
  const writer = await PmtilesWriter.create(join(dir, 'tiles.pmtiles'));
  await writer.add(6, 53, 26, gzipSync('province'));
  await writer.add(14, 13_653, 6700, gzipSync('street'));
  await writer.finish({ bbox, minZoom: 6, maxZoom: 14, metadata: {} });
  await writeFile(join(dir, 'graph', '0', '001.gph'), Buffer.alloc(2000, 7));
  await packGraphTiles(join(dir, 'graph'), join(dir, 'valhalla.tar'));
  await rm(join(dir, 'graph'), { recursive: true });
  const database = new DatabaseSync(join(dir, 'places.sqlite'));
  database.exec(
    'PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; BEGIN; CREATE TABLE place(name TEXT)',
  );
  const insert = database.prepare('INSERT INTO place VALUES(?)');
  for (let at = 0; at < 500; at += 1) insert.run(`place ${at}`);
  database.exec('COMMIT');
  database.close();
  const written = { ...(await wholeManifest(dir, bbox)), ...manifest };
  await writeFile(join(dir, REGION_MANIFEST), JSON.stringify(written));
  return written;
}

async function wholeManifest(dir: string, bbox: Bbox): Promise<RegionManifest> {
  const described = async (name: string) => {
    const content = await readFile(join(dir, name));
    return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };
  const [tiles, graph, places] = REGION_FILES;
  return {
    format: 1,
    id: 'fake',
    names: { 'zh-CN': 'Fake', 'en-US': 'Fake' },
    version: '1',
    builtAt: '2026-01-01T00:00:00.000Z',
    bbox,
    datum: 'WGS-84',
    source: { attribution: 'nobody', name: 'nothing', sha256: '0'.repeat(64) },
    licence: 'CC0-1.0',
    schematic: true,
    tiles: { minZoom: 6, maxZoom: 14, maker: 'built-in' },
    counts: { places: 500, roadKm: 0, tiles: 2 },
    builder: { zhilu: '0', valhalla: '0' },
    files: {
      [tiles]: await described(tiles),
      [graph]: await described(graph),
      [places]: await described(places),
    },
  };
}
