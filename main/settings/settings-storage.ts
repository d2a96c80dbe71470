import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A place where named JSON values outlive the process. */
export interface SettingsStorage {
  /** Every stored row: name → JSON text, as found. */
  read(): ReadonlyMap<string, string>;
  /** Stores one value durably; throws when that fails. */
  write(name: string, json: string): void;
  close(): void;
}

export const SETTINGS_FILE = 'settings.sqlite';

/**
 * Opens the settings database in `stateDir`, creating both when missing. A file that is not a
 * usable database is set aside as `settings.sqlite.broken-<time>` and a new one begun.
 *
 * @returns the storage, and the error that made it set a file aside, if any.
 * @throws when no database can be opened at all (read-only or full disk).
 */
export function openSettingsStorage(
  stateDir: string,
  wall: number,
): { readonly storage: SettingsStorage; readonly setAside: unknown } {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const file = join(stateDir, SETTINGS_FILE);
  try {
    return { storage: open(file), setAside: undefined };
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) setAsideIfPresent(file, suffix, wall);
    return { storage: open(file), setAside: error };
  }
}

function setAsideIfPresent(file: string, suffix: string, wall: number): void {
  try {
    renameSync(`${file}${suffix}`, `${file}.broken-${wall}${suffix}`);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw error;
  }
}

function open(file: string): SettingsStorage {
  const database = new DatabaseSync(file);
  try {
    // FULL: a setting that was acknowledged survives a power cut, not only a killed process.
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
    `);
    const select = database.prepare('SELECT name, json FROM setting');
    const upsert = database.prepare(
      'INSERT INTO setting (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json',
    );
    select.all();
    return {
      read: () => new Map(select.all().map((row) => [String(row['name']), String(row['json'])])),
      write: (name, json) => void upsert.run(name, json),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
