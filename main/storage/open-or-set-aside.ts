import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A database and its log (SQLite, WAL mode), in the order in which they are set aside: killed between
 * two of them, it must not leave a log that would be applied to the database begun anew.
 */
const FILES_OF_ONE = ['-wal', '-shm', ''];

/** Result code of SQLite: another connection holds a lock (its extended codes end with it). */
const SQLITE_BUSY = 5;

/**
 * Opens the database `file` in `stateDir`, which is created when missing. A file that is not a usable
 * database is set aside as `<file>.broken-<time>` and a new one begun. One that another process still
 * has locked, e.g. a predecessor that is ending, is whole and stays.
 *
 * @param wall epoch ms, for the name
 * @param open opens or creates the database at a path; throws when it is not usable
 * @returns the database, and the error that made it set a file aside, if any
 * @throws when no database can be opened at all (read-only or full disk), or when it stays locked
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
    if (isBusy(error)) throw error;
    for (const suffix of FILES_OF_ONE) setAsideIfPresent(path, suffix, wall);
    return { database: open(path), setAside: error };
  }
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY;
}

function setAsideIfPresent(path: string, suffix: string, wall: number): void {
  try {
    renameSync(`${path}${suffix}`, `${path}.broken-${wall}${suffix}`);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
  }
}
