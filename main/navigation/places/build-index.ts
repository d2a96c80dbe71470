import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { IndexedPlace } from './indexed-place.ts';
import { mergePlaces } from './merge-places.ts';
import { collectNames, type IndexedName } from './name-table.ts';
import { DEGREE, PLACES_APPLICATION, PLACES_SCHEMA, PLACES_VERSION } from './schema.ts';
import { writeKeys } from './write-keys.ts';
import { writePlaces } from './write-places.ts';

export interface BuildPlaceIndexOptions {
  /**
   * Called as the work goes on, with the share that is done, 0 to 1.
   */
  readonly onProgress?: (share: number) => void;
}

/**
 * Builds the place index of a region pack at `file`, replacing what is there. The same places in
 * whatever order give the same bytes. Places of one name and category within 150 m become one; of
 * places with equal ids the first counts.
 *
 * @returns how many places the index holds
 * @throws when the file cannot be written, or when `places` fails; no file is left then
 */
export async function buildPlaceIndex(
  file: string,
  places: Iterable<IndexedPlace> | AsyncIterable<IndexedPlace>,
  { onProgress }: BuildPlaceIndexOptions = {},
): Promise<{ count: number }> {
  const byName = new Map<string, IndexedPlace[]>();
  const ids = new Set<string>();
  for await (const place of places) {
    const name = place.name.trim();
    if (name === '' || ids.has(place.id)) continue;
    ids.add(place.id);
    const known = byName.get(name);
    if (known) known.push(place);
    else byName.set(name, [place]);
  }
  onProgress?.(0.1);
  for (const [name, same] of byName) {
    if (same.length < 2) continue;
    const categories = Map.groupBy(same, ({ category }) => category);
    byName.set(name, [...categories.values()].flatMap(mergePlaces));
  }
  const names = collectNames(byName);
  rmSync(file, { force: true });
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    const count = write(database, names, onProgress);
    database.close();
    return { count };
  } catch (error) {
    if (database?.isOpen) database.close();
    rmSync(file, { force: true });
    throw error;
  }
}

function write(
  database: DatabaseSync,
  names: readonly IndexedName[],
  onProgress: ((share: number) => void) | undefined,
): number {
  // Nobody reads the file before it is finished, and a broken build is thrown away.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
  database.exec(PLACES_SCHEMA);
  database.exec(`PRAGMA user_version = ${PLACES_VERSION}`);
  database.exec(`PRAGMA application_id = ${PLACES_APPLICATION}`);
  database.exec('BEGIN');
  const count = writePlaces(database, names);
  writeMeta(database);
  onProgress?.(0.3);
  writeKeys(database, names, (share) => onProgress?.(0.3 + share * 0.6));
  database.exec('COMMIT');
  database.exec("INSERT INTO token(token) VALUES('optimize')");
  database.exec('ANALYZE');
  onProgress?.(1);
  return count;
}

/** The extent of the places, by which swapped coordinates are told apart. */
function writeMeta(database: DatabaseSync): void {
  const extent = database
    .prepare('SELECT min(lon) west, min(lat) south, max(lon) east, max(lat) north FROM spot')
    .get();
  if (extent === undefined || extent['west'] === null) return;
  const insert = database.prepare('INSERT INTO meta VALUES(?, ?)');
  for (const side of ['west', 'south', 'east', 'north']) {
    insert.run(side, String(Number(extent[side] ?? 0) / DEGREE));
  }
}
