import type { DatabaseSync } from 'node:sqlite';
import { nameKeys } from '../../../shared/navigation/search/name-keys.ts';
import { readHan } from './han-reader.ts';
import type { IndexedName } from './name-table.ts';
import { TOP_ABOVE, TOP_LENGTH } from './schema.ts';

/**
 * The block of the common Han characters (CJK Unified Ideographs). All of them get their readings, for
 * whoever types another character of the same sound than the one in the name.
 */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Longest beginning for which `top` may be needed. */
const MAX_BEGINNING = 24;

interface Key {
  readonly key: string;
  readonly name: number;
}

/** Writes what the names are found by: keys, the best names under common beginnings, and tokens. */
export function writeKeys(
  database: DatabaseSync,
  names: readonly IndexedName[],
  onProgress: (share: number) => void,
): void {
  const insertToken = database.prepare('INSERT INTO token(rowid, text) VALUES(?, ?)');
  const keys: Key[] = [];
  const readings = new Map<string, Set<string>>();
  names.forEach(({ text }, index) => {
    const name = index + 1;
    const found = nameKeys(text, readHan);
    for (const key of found.keys) keys.push({ key, name });
    insertToken.run(name, found.tokens.join(' '));
    for (const unit of found.units) {
      if (unit.kind !== 'han') continue;
      const known = readings.get(unit.text) ?? new Set();
      for (const reading of unit.readings) known.add(reading);
      readings.set(unit.text, known);
    }
    if (index % 10_000 === 0) onProgress((index / names.length) * 0.7);
  });
  keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.name - b.name));
  const insertKey = database.prepare('INSERT OR IGNORE INTO key VALUES(?, ?)');
  for (const { key, name } of keys) insertKey.run(key, name);
  onProgress(0.9);
  writeTops(database, keys);
  writeReadings(database, readings);
  onProgress(1);
}

/**
 * Lists the best names of every beginning that too many names share to be looked through while
 * somebody types. `keys` are in order, so the keys of one beginning follow each other.
 */
function writeTops(database: DatabaseSync, keys: readonly Key[]): void {
  const insert = database.prepare('INSERT INTO top VALUES(?, ?)');
  const visit = (from: number, to: number, length: number): void => {
    let start = from;
    while (start < to) {
      const beginning = keys[start]?.key.slice(0, length) ?? '';
      let end = start + 1;
      while (end < to && keys[end]?.key.slice(0, length) === beginning) end += 1;
      if (end - start > TOP_ABOVE && beginning.length === length) {
        insert.run(beginning, bestNames(keys, start, end));
        if (length < MAX_BEGINNING) visit(start, end, length + 1);
      }
      start = end;
    }
  };
  visit(0, keys.length, 1);
}

/** The best known names of a range of keys as little-endian 32 bit numbers. */
function bestNames(keys: readonly Key[], from: number, to: number): Uint8Array {
  const names = Uint32Array.from(
    { length: to - from },
    (_, index) => keys[from + index]?.name ?? 0,
  );
  names.sort();
  const best = Uint32Array.from(new Set(names)).subarray(0, TOP_LENGTH);
  const bytes = new DataView(new ArrayBuffer(best.length * 4));
  best.forEach((name, index) => bytes.setUint32(index * 4, name, true));
  return new Uint8Array(bytes.buffer);
}

function writeReadings(
  database: DatabaseSync,
  readings: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const insert = database.prepare('INSERT INTO reading VALUES(?, ?)');
  for (let code = FIRST_HAN; code <= LAST_HAN; code += 1) {
    const character = String.fromCodePoint(code);
    if (!readings.has(character)) insert.run(character, readHan([character])[0]?.join(' ') ?? '');
  }
  for (const [character, known] of [...readings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // The reading by itself comes first, then those it has in one of the names.
    const alone = readHan([character])[0] ?? [];
    insert.run(character, [...new Set([...alone, ...[...known].sort()])].join(' '));
  }
}
