import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** A database and its log (SQLite, WAL mode). */
const FILES_OF_ONE = ['', '-wal', '-shm'];

/**
 * Opens the database `file` in `stateDir`, which is created when missing. A file that is not a usable
 * database is set aside as `<file>.broken-<time>` and a new one begun.
 *
 * @param wall epoch ms, for the name
 * @param open opens or creates the database at a path; throws when it is not usable
 * @returns the database, and the error that made it set a file aside, if any
 * @throws when no database can be opened at all (read-only or full disk)
 */
export function openOrSetAside<Database>(
  stateDir: string,
  file: string,
  wall: number,
  open: (path: string) => Database,
): { readonly database: Database; readonly setAside: unknown } {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const path = join(stateDir, file);
  try {
    return { database: open(path), setAside: undefined };
  } catch (error) {
    for (const suffix of FILES_OF_ONE) setAsideIfPresent(path, suffix, wall);
    return { database: open(path), setAside: error };
  }
}

function setAsideIfPresent(path: string, suffix: string, wall: number): void {
  try {
    renameSync(`${path}${suffix}`, `${path}.broken-${wall}${suffix}`);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
  }
}
