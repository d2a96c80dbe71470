import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { bboxSchema, type Bbox } from '../../../../shared/contract/region.ts';
import { RegionError, messageOf } from '../region-error.ts';
import { PmtilesWriter } from './pmtiles-writer.ts';

const gzipAsync = promisify<Uint8Array, Uint8Array>(gzip);

const rowSchema = z.object({ name: z.string(), value: z.string() });

const tileSchema = z.object({
  zoom_level: z.number().int().min(0).max(22),
  tile_column: z.number().int().nonnegative(),
  tile_row: z.number().int().nonnegative(),
  tile_data: z.instanceof(Uint8Array),
});

const WORLD: Bbox = [-180, -85, 180, 85];

/**
 * Makes a PMTiles archive of an MBTiles file (https://github.com/mapbox/mbtiles-spec): rows are counted
 * from the south there, from the north here.
 * @throws RegionError `tiles-unsuitable`
 */
export async function convertMbtiles(from: string, outFile: string): Promise<void> {
  let database: DatabaseSync | null = null;
  const writer = await PmtilesWriter.create(outFile);
  try {
    database = new DatabaseSync(from, { readOnly: true });
    const metadata = readMetadata(database);
    if (metadata.format !== 'pbf') throw new Error('it does not hold vector tiles (format pbf)');
    let minZoom = Infinity;
    let maxZoom = 0;
    const tiles = database.prepare(
      'SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles',
    );
    for (const row of tiles.iterate()) {
      const { zoom_level: zoom, tile_column: x, tile_row, tile_data: data } = tileSchema.parse(row);
      const y = 2 ** zoom - 1 - tile_row;
      await writer.add(zoom, x, y, isGzip(data) ? data : await gzipAsync(data));
      minZoom = Math.min(minZoom, zoom);
      maxZoom = Math.max(maxZoom, zoom);
    }
    if (writer.count === 0) throw new Error('it holds no tiles');
    const bounds = bboxSchema.safeParse((metadata.bounds ?? '').split(',').map(Number));
    const bbox = bounds.success ? bounds.data : WORLD;
    await writer.finish({ bbox, minZoom, maxZoom, metadata: archiveMetadata(metadata) });
  } catch (error) {
    await writer.dispose();
    if (error instanceof RegionError) throw error;
    throw new RegionError(
      'tiles-unsuitable',
      `The tiles in ${from} cannot be used: ${messageOf(error)}.`,
      error,
    );
  } finally {
    database?.close();
  }
}

type Metadata = Readonly<Record<string, string | undefined>> & {
  readonly format?: string;
  readonly bounds?: string;
  readonly json?: string;
};

function readMetadata(database: DatabaseSync): Metadata {
  const rows = database.prepare('SELECT name, value FROM metadata').all();
  return Object.fromEntries(
    rows.map((row) => {
      const { name, value } = rowSchema.parse(row);
      return [name, value];
    }),
  );
}

/** What MBTiles keeps as JSON in one row, PMTiles keeps as its metadata. */
function archiveMetadata({ json, ...others }: Metadata): object {
  const parsed: unknown = json === undefined ? {} : JSON.parse(json);
  return { ...others, ...(typeof parsed === 'object' && parsed) };
}

function isGzip(data: Uint8Array): boolean {
  return data[0] === 0x1f && data[1] === 0x8b;
}
