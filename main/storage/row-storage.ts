import { DatabaseSync } from 'node:sqlite';
import { openOrSetAside } from './open-or-set-aside.ts';

/** A place where named JSON values outlive the process. */
export interface RowStorage {
  /** Every stored row: name → JSON text, as found. */
  read(): ReadonlyMap<string, string>;
  /** Stores one value durably; throws when that fails. */
  write(name: string, json: string): void;
  /** Removes one value; throws when that fails. */
  remove(name: string): void;
  close(): void;
}

/**
 * Opens the database `file` in `stateDir`, creating both when missing; one that is not usable is set
 * aside.
 *
 * @returns the storage, and the error that made it set a file aside, if any.
 * @throws when no database can be opened at all (read-only or full disk).
 */
export function openRowStorage(
  stateDir: string,
  file: string,
  wall: number,
): { readonly storage: RowStorage; readonly setAside: unknown } {
  const { database, setAside } = openOrSetAside(stateDir, file, wall, open);
  return { storage: database, setAside };
}

function open(path: string): RowStorage {
  const database = new DatabaseSync(path);
  try {
    // FULL: what was acknowledged survives a power cut, not only a killed process. The table kept
    // the name it had when settings were its only use.
    database.exec(`
      PRAGMA busy_timeout = 2000;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
    `);
    const select = database.prepare('SELECT name, json FROM setting');
    const upsert = database.prepare(
      'INSERT INTO setting (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json',
    );
    const remove = database.prepare('DELETE FROM setting WHERE name = ?');
    select.all();
    return {
      read: () => new Map(select.all().map((row) => [String(row['name']), String(row['json'])])),
      write: (name, json) => void upsert.run(name, json),
      remove: (name) => void remove.run(name),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
