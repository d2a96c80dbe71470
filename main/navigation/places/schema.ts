/**
 * The place index of a region pack: one SQLite file, read-only once built.
 *
 * - `place`: ordered by name, so that the places of one name are one range of rows.
 * - `name`: every distinct name, the best known first: a lower row id is a better guess.
 * - `key`: what can be typed to get a name from its beginning. The first letter is the kind.
 * - `top`: the best names under a beginning that too many share.
 * - `token`: pairs of characters and of syllables anywhere in a name, and words (FTS5).
 * - `spot`: where places are, by category and cell.
 * - `line`: the points along streets and areas, as pairs of little-endian 32 bit numbers.
 * - `reading`: how characters are read, for queries that mix them with letters or mistake them.
 */
export const PLACES_SCHEMA = `
  CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE place(
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    name INTEGER NOT NULL,
    category INTEGER NOT NULL,
    lon INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    importance REAL NOT NULL,
    detail TEXT
  );
  CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL, first INTEGER, last INTEGER);
  CREATE TABLE alias(name INTEGER, place INTEGER, PRIMARY KEY(name, place)) WITHOUT ROWID;
  CREATE TABLE key(key TEXT, name INTEGER, PRIMARY KEY(key, name)) WITHOUT ROWID;
  CREATE TABLE top(beginning TEXT PRIMARY KEY, names BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE spot(
    category INTEGER, cell INTEGER, lon INTEGER, lat INTEGER, place INTEGER,
    PRIMARY KEY(category, cell, lon, lat, place)
  ) WITHOUT ROWID;
  CREATE TABLE line(place INTEGER PRIMARY KEY, points BLOB NOT NULL);
  CREATE TABLE reading(character TEXT PRIMARY KEY, readings TEXT NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE token USING fts5(
    text, content='', columnsize=0, detail='none', tokenize="ascii tokenchars '_'"
  );
`;

/** `PRAGMA user_version` of the files this build writes and reads. */
export const PLACES_VERSION = 1;

/** `PRAGMA application_id`: "ZLPL". */
export const PLACES_APPLICATION = 0x5a4c504c;

/** Coordinates are stored as whole numbers of 1e-7 degrees, as in OpenStreetMap. */
export const DEGREE = 1e7;

/** Cells are 0.01 degrees wide and high: about a kilometre. */
export const CELL = 0.01;

const CELLS_PER_ROW = 36_000;

/** The cell of a point; the cells of one row are consecutive from west to east. */
export function cellOf(lon: number, lat: number): number {
  return cellAt(Math.floor((lon + 180) / CELL), Math.floor((lat + 90) / CELL));
}

/** The cell in a column counted from 180° W and a row counted from 90° S. */
export function cellAt(column: number, row: number): number {
  return row * CELLS_PER_ROW + Math.min(Math.max(column, 0), CELLS_PER_ROW - 1);
}

/** Beginnings with more names than this get their best names listed in `top`. */
export const TOP_ABOVE = 200;

/** So many names are listed there. */
export const TOP_LENGTH = 64;
