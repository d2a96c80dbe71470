import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Counts up with every change below; an older file is thrown away, since all of it can be read again. */
const VERSION = 1;

const SCHEMA = `
  CREATE TABLE root (
    path TEXT PRIMARY KEY,
    present INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    seen INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE track (
    id TEXT PRIMARY KEY,
    root TEXT NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    scan INTEGER NOT NULL,
    fault TEXT,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    artist TEXT,
    album TEXT,
    album_artist TEXT,
    track_number INTEGER,
    disc_number INTEGER,
    duration_s REAL,
    title_key TEXT NOT NULL,
    artist_id TEXT,
    artist_key TEXT,
    album_id TEXT,
    album_key TEXT
  ) STRICT;
  CREATE INDEX track_title ON track (title_key, id);
  CREATE INDEX track_artist ON track (artist_id);
  CREATE INDEX track_album ON track (album_id);
  CREATE TABLE playlist_file (
    id TEXT PRIMARY KEY,
    root TEXT NOT NULL,
    name TEXT NOT NULL,
    scan INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE playlist_entry (
    playlist TEXT NOT NULL,
    place INTEGER NOT NULL,
    track TEXT NOT NULL,
    PRIMARY KEY (playlist, place)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the database of the library. Everything in it can be read from the sticks again: a file that
 * is damaged or of another version is thrown away and begun anew.
 *
 * @throws when none can be opened at all (a full or read-only disk)
 */
export function openDatabase(file: string): { database: DatabaseSync; wasBroken: boolean } {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const database = open(file);
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version === VERSION) return { database, wasBroken: false };
    if (version === 0) return { database: begin(database), wasBroken: false };
    database.close();
    return { database: renew(file), wasBroken: false };
  } catch {
    return { database: renew(file), wasBroken: true };
  }
}

function renew(file: string): DatabaseSync {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  return begin(open(file));
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    // NORMAL: a power cut may cost the last files read, which are then read again.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096;',
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function begin(database: DatabaseSync): DatabaseSync {
  database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT;`);
  return database;
}
