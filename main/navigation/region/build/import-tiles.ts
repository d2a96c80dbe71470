import { copyFile, constants, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PbfReader } from 'pbf';
import { z } from 'zod';
import type { Bbox } from '../../../../shared/contract/region.ts';
import { REQUIRED_TILE_LAYERS } from '../../../../shared/navigation/tile-layers.ts';
import { RegionError, hasCode, messageOf } from '../region-error.ts';
import { TileSource } from '../tiles.ts';
import { convertMbtiles } from './mbtiles.ts';
import { tileRange } from './tile-blocks.ts';

export interface ImportedTiles {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly count: number;
  /** The tool that made them, as far as they say. */
  readonly maker: string;
}

const SQLITE_MAGIC = 'SQLite format 3';
const PMTILES_MAGIC = 'PMTiles';

/** The map needs an overview and enough detail to magnify. */
const LEAST_MAX_ZOOM = 12;
const MOST_MIN_ZOOM = 10;
const MAX_TILE_BYTES = 64 * 1024 * 1024;

const metadataSchema = z.object({
  generator: z.string().max(100).optional().catch(undefined),
  'planetiler:version': z.string().max(50).optional().catch(undefined),
  vector_layers: z.array(z.object({ id: z.string() })).min(1),
});

/**
 * Takes tiles that tilemaker or planetiler made, `.pmtiles` or `.mbtiles` (told apart by content), as
 * the tiles of a pack.
 * @throws RegionError `tiles-unsuitable`
 */
export async function importTiles(
  from: string,
  bbox: Bbox,
  outFile: string,
): Promise<ImportedTiles> {
  const magic = await firstBytes(from);
  if (magic.startsWith(SQLITE_MAGIC)) await convertMbtiles(from, outFile);
  else if (magic.startsWith(PMTILES_MAGIC)) {
    await copyFile(from, outFile, constants.COPYFILE_FICLONE);
  } else throw unsuitable(`${from} is neither PMTiles nor MBTiles`);
  let tiles: TileSource;
  try {
    tiles = await TileSource.open(outFile);
  } catch (error) {
    throw unsuitable(messageOf(error), error);
  }
  try {
    return await describe(tiles, bbox);
  } finally {
    await tiles.close();
  }
}

async function describe(tiles: TileSource, bbox: Bbox): Promise<ImportedTiles> {
  const { minZoom, maxZoom, numAddressedTiles, minLon, minLat, maxLon, maxLat } = tiles.header;
  if (maxZoom < LEAST_MAX_ZOOM || minZoom > MOST_MIN_ZOOM) {
    throw unsuitable(
      `they have zooms ${minZoom} to ${maxZoom}, a map needs ${MOST_MIN_ZOOM} to ${LEAST_MAX_ZOOM} at least`,
    );
  }
  const [west, south, east, north] = bbox;
  if (minLon > east || maxLon < west || minLat > north || maxLat < south) {
    throw unsuitable('they do not cover the region of the extract');
  }
  const metadata = metadataSchema.safeParse(await tiles.metadata());
  if (!metadata.success) throw unsuitable('they do not tell their vector layers');
  const layers = new Set(metadata.data.vector_layers.map(({ id }) => id));
  const lacking = REQUIRED_TILE_LAYERS.filter((layer) => !layers.has(layer));
  if (lacking.length > 0) {
    throw unsuitable(`they lack the layers ${lacking.join(', ')} of the OpenMapTiles schema`);
  }
  await checkContent(tiles, bbox);
  const { generator, 'planetiler:version': planetiler } = metadata.data;
  const maker = generator ?? (planetiler === undefined ? 'unknown' : `planetiler ${planetiler}`);
  return { minZoom, maxZoom, count: numAddressedTiles, maker };
}

/** A tile in the middle of the region must be what it claims to be. */
async function checkContent(tiles: TileSource, [west, south, east, north]: Bbox): Promise<void> {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  for (let zoom = tiles.header.maxZoom; zoom >= tiles.header.minZoom; zoom -= 1) {
    const { minX, minY } = tileRange([lon, lat, lon, lat], zoom);
    const tile = await tiles.get(zoom, minX, minY);
    if (!tile) continue;
    if ((await layersIn(tile.body)).some((name) => name === 'transportation')) return;
  }
  throw unsuitable('they have no roads in the middle of the region');
}

const gunzipAsync = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip);

/** Names of the layers in a gzipped vector tile. */
async function layersIn(body: Uint8Array): Promise<string[]> {
  try {
    const tile = await gunzipAsync(body, { maxOutputLength: MAX_TILE_BYTES });
    const names: string[] = [];
    new PbfReader(tile).readFields((tag, found, pbf) => {
      if (tag !== 3) return;
      new PbfReader(pbf.readBytes()).readFields((inner, _, layer) => {
        if (inner === 1) found.push(layer.readString());
      }, null);
    }, names);
    return names;
  } catch (error) {
    throw unsuitable(`a tile is broken: ${messageOf(error)}`, error);
  }
}

async function firstBytes(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unsuitable(
      hasCode(error, 'ENOENT') ? `there is no file ${path}` : messageOf(error),
      error,
    );
  }
}

function unsuitable(why: string, cause?: unknown): RegionError {
  return new RegionError('tiles-unsuitable', `The tiles cannot be used: ${why}.`, cause);
}
