import { open, stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { RegionError, hasCode, messageOf } from './region-error.ts';
import { TileSource } from './tiles.ts';

/** A file of a pack is there and as long as the manifest says. @throws RegionError */
export async function checkSize(path: string, bytes: number): Promise<void> {
  let size: number;
  try {
    size = (await stat(path)).size;
  } catch (error) {
    const why = hasCode(error, 'ENOENT') ? 'is missing' : `cannot be read (${messageOf(error)})`;
    throw new RegionError('file-missing', `${path} ${why}: copy or build the pack again.`, error);
  }
  if (size === bytes) return;
  throw new RegionError(
    'file-wrong-size',
    `${path} has ${size} bytes, its manifest says ${bytes}: copy or build the pack again.`,
  );
}

/** The tile archive can be opened. @throws RegionError `tiles-unreadable` */
export async function checkTiles(path: string): Promise<void> {
  const tiles = await TileSource.open(path);
  await tiles.close();
}

const TAR_BLOCK = 512;
const USTAR_AT = 257;

/** The graph is a tar that begins with a file. @throws RegionError `routing-unreadable` */
export async function checkGraph(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(TAR_BLOCK), 0, TAR_BLOCK, 0);
      if (bytesRead < TAR_BLOCK || buffer.toString('ascii', USTAR_AT, USTAR_AT + 5) !== 'ustar') {
        throw new Error('it is not a tar archive');
      }
      if (buffer[0] === 0) throw new Error('it holds no tiles');
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new RegionError(
      'routing-unreadable',
      `${path} cannot be used: ${messageOf(error)}.`,
      error,
    );
  }
}

const checkRowSchema = z.object({ quick_check: z.string() });

/** The place index is a database in good order. @throws RegionError `places-unreadable` */
export function checkPlaces(path: string): void {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const row = database.prepare('PRAGMA quick_check(1)').get();
      const { quick_check: found } = checkRowSchema.parse(row);
      if (found !== 'ok') throw new Error(found);
      const tables = database
        .prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'")
        .get();
      if (z.object({ n: z.number() }).parse(tables).n === 0) throw new Error('it holds no tables');
    } finally {
      database.close();
    }
  } catch (error) {
    throw new RegionError(
      'places-unreadable',
      `${path} cannot be used: ${messageOf(error)}.`,
      error,
    );
  }
}
