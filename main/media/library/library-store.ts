import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { MAX_QUEUE } from '../../../shared/media/queue.ts';
import type { MediaList } from '../../../shared/media/query.ts';
import type { Track } from '../../../shared/media/track.ts';
import type { LibraryCount, TrackFile } from './library-messages.ts';
import type { TrackReading } from './read-track.ts';
import { playlistFileId, trackId } from './track-id.ts';
import {
  numberOf,
  SHOWN_COLUMNS,
  textOf,
  TRACK_COLUMNS,
  trackOf,
  trackValues,
  type TrackPlace,
} from './track-row.ts';

/** Tracks of sticks that are not in; more than this is forgotten, the longest unseen first. */
const MAX_ABSENT = 50_000;

/** Only what can be reached now. */
export const FROM_PRESENT = 'FROM track JOIN root ON root.path = track.root AND root.present = 1';

/** How a list is selected and ordered. */
export const LIST_CLAUSES = {
  tracks: 'ORDER BY track.title_key, track.id',
  album: 'WHERE track.album_id = ? ORDER BY track.disc_number, track.track_number, track.path',
  artist:
    'WHERE track.artist_id = ? ' +
    'ORDER BY track.album_key, track.disc_number, track.track_number, track.title_key',
} as const;

const FROM_PLAYLIST =
  'FROM playlist_entry JOIN track ON track.id = playlist_entry.track ' +
  'JOIN root ON root.path = track.root AND root.present = 1 ' +
  'WHERE playlist_entry.playlist = ? ORDER BY playlist_entry.place';

/** The tracks of every stick the car has seen, and which of them can be reached now. */
export class LibraryStore {
  readonly database: DatabaseSync;
  readonly #known: StatementSync;
  readonly #keep: StatementSync;
  readonly #write: StatementSync;
  readonly #track: StatementSync;

  constructor(database: DatabaseSync) {
    this.database = database;
    database.exec('UPDATE root SET present = 0');
    this.#known = database.prepare('SELECT size, modified FROM track WHERE id = ?');
    this.#keep = database.prepare('UPDATE track SET scan = ? WHERE id = ?');
    const places = TRACK_COLUMNS.split(', ').map(() => '?');
    this.#write = database.prepare(
      `INSERT OR REPLACE INTO track (${TRACK_COLUMNS}) VALUES (${places.join(', ')})`,
    );
    this.#track = database.prepare(`SELECT ${SHOWN_COLUMNS} ${FROM_PRESENT} WHERE track.id = ?`);
  }

  /** Says which folders are there now. */
  setPresent(
    roots: readonly { readonly path: string; readonly isDemo: boolean }[],
    now: number,
  ): void {
    this.inTransaction(() => {
      this.database.exec('UPDATE root SET present = 0');
      const upsert = this.database.prepare(
        'INSERT INTO root (path, present, demo, seen) VALUES (?, 1, ?, ?) ' +
          'ON CONFLICT (path) DO UPDATE SET present = 1, demo = excluded.demo, seen = excluded.seen',
      );
      for (const { path, isDemo } of roots) upsert.run(path, isDemo ? 1 : 0, now);
      this.#forgetOldest();
    });
  }

  #forgetOldest(): void {
    const absent = this.database
      .prepare(
        'SELECT root.path, count(track.id) AS tracks FROM root LEFT JOIN track ON track.root = root.path ' +
          'WHERE root.present = 0 GROUP BY root.path ORDER BY root.seen DESC',
      )
      .all();
    let kept = 0;
    for (const row of absent) {
      kept += numberOf(row, 'tracks');
      const path = textOf(row, 'path');
      if (kept > MAX_ABSENT && path !== null) this.#forget(path);
    }
  }

  #forget(root: string): void {
    this.database
      .prepare(
        'DELETE FROM playlist_entry WHERE playlist IN (SELECT id FROM playlist_file WHERE root = ?)',
      )
      .run(root);
    this.database.prepare('DELETE FROM playlist_file WHERE root = ?').run(root);
    this.database.prepare('DELETE FROM track WHERE root = ?').run(root);
    this.database.prepare('DELETE FROM root WHERE path = ?').run(root);
  }

  /** True when the file was read before and has not changed since. */
  isUnchanged({ root, path, size, modified }: TrackPlace): boolean {
    const row = this.#known.get(trackId(root, path));
    return row?.['size'] === size && row['modified'] === modified;
  }

  /** Counts a file that has not changed for a scan. */
  keep({ root, path }: TrackPlace, scan: number): void {
    this.#keep.run(scan, trackId(root, path));
  }

  write(place: TrackPlace, reading: TrackReading, scan: number): void {
    this.#write.run(...trackValues(place, reading, scan));
  }

  writePlaylist(
    root: string,
    path: string,
    name: string,
    tracks: readonly string[],
    scan: number,
  ): void {
    const id = playlistFileId(root, path);
    this.database.prepare('DELETE FROM playlist_entry WHERE playlist = ?').run(id);
    this.database
      .prepare('INSERT OR REPLACE INTO playlist_file (id, root, name, scan) VALUES (?, ?, ?, ?)')
      .run(id, root, name, scan);
    const insert = this.database.prepare(
      'INSERT INTO playlist_entry (playlist, place, track) VALUES (?, ?, ?)',
    );
    tracks.forEach((track, place) => insert.run(id, place, track));
  }

  /** Forgets what a whole scan of a folder has not come across. */
  dropUnseen(root: string, scan: number): void {
    this.inTransaction(() => {
      this.database.prepare('DELETE FROM track WHERE root = ? AND scan <> ?').run(root, scan);
      this.database
        .prepare(
          'DELETE FROM playlist_entry WHERE playlist IN ' +
            '(SELECT id FROM playlist_file WHERE root = ? AND scan <> ?)',
        )
        .run(root, scan);
      this.database
        .prepare('DELETE FROM playlist_file WHERE root = ? AND scan <> ?')
        .run(root, scan);
    });
  }

  /** A number that no scan before has had. */
  nextScan(): number {
    const row = this.database.prepare('SELECT max(scan) AS scan FROM track').get();
    return (row ? numberOf(row, 'scan') : 0) + 1;
  }

  inTransaction(work: () => void): void {
    this.database.exec('BEGIN');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  count(): LibraryCount {
    const row = this.database
      .prepare(
        'SELECT count(*) FILTER (WHERE fault IS NULL) AS tracks, ' +
          'count(DISTINCT album_id) AS albums, count(DISTINCT artist_id) AS artists, ' +
          'count(*) FILTER (WHERE fault IS NOT NULL) AS broken, ' +
          `coalesce(min(root.demo), 0) AS demo ${FROM_PRESENT}`,
      )
      .get();
    if (!row) throw new Error('the library does not count');
    return {
      tracks: numberOf(row, 'tracks'),
      albums: numberOf(row, 'albums'),
      artists: numberOf(row, 'artists'),
      broken: numberOf(row, 'broken'),
      isDemo: row['demo'] === 1,
      playlists: this.#playlists(),
    };
  }

  #playlists(): LibraryCount['playlists'] {
    return this.database
      .prepare(
        'SELECT playlist_file.id, playlist_file.name, count(track.id) AS count FROM playlist_file ' +
          'JOIN root ON root.path = playlist_file.root AND root.present = 1 ' +
          'JOIN playlist_entry ON playlist_entry.playlist = playlist_file.id ' +
          'JOIN track ON track.id = playlist_entry.track ' +
          'GROUP BY playlist_file.id ORDER BY playlist_file.name LIMIT 50',
      )
      .all()
      .map((row) => ({
        kind: 'playlist',
        id: textOf(row, 'id') ?? '',
        origin: 'file',
        name: textOf(row, 'name') ?? '',
        count: numberOf(row, 'count'),
      }));
  }

  tracks(ids: readonly string[]): Track[] {
    return ids.flatMap((id) => {
      const row = this.#track.get(id);
      return row ? [trackOf(row)] : [];
    });
  }

  /** The tracks of a list that can be played, in its order. */
  trackIds(list: MediaList): string[] {
    return this.#rowsOf(list, 'track.id, track.fault', MAX_QUEUE).flatMap((row) =>
      row['fault'] === null ? (textOf(row, 'id') ?? []) : [],
    );
  }

  #rowsOf(list: MediaList, columns: string, most: number): Record<string, SQLOutputValue>[] {
    const select = (rest: string, ...values: string[]) =>
      this.database.prepare(`SELECT ${columns} ${rest} LIMIT ${most}`).all(...values);
    switch (list.list) {
      case 'tracks':
        return select(`${FROM_PRESENT} ${LIST_CLAUSES.tracks}`);
      case 'album':
        return select(`${FROM_PRESENT} ${LIST_CLAUSES.album}`, list.id);
      case 'artist':
        return select(`${FROM_PRESENT} ${LIST_CLAUSES.artist}`, list.id);
      case 'playlist':
        return select(FROM_PLAYLIST, list.id);
      // Lists of lists are not played.
      case 'albums':
      case 'artists':
      case 'playlists':
        return [];
    }
  }

  /** All tracks of an album, an artist, or a playlist file, the broken ones among them. */
  tracksOf(list: MediaList): Track[] {
    return this.#rowsOf(list, SHOWN_COLUMNS, MAX_QUEUE).map(trackOf);
  }

  /** The names of every track that can be played now. */
  playableNames(): Record<string, SQLOutputValue>[] {
    return this.database
      .prepare(
        `SELECT track.id, track.title, track.artist, track.album ${FROM_PRESENT} ` +
          `WHERE track.fault IS NULL ${LIST_CLAUSES.tracks}`,
      )
      .all();
  }

  file(track: string): TrackFile | null {
    const row = this.database
      .prepare(`SELECT track.root, track.path, track.type ${FROM_PRESENT} WHERE track.id = ?`)
      .get(track);
    if (!row) return null;
    return {
      root: textOf(row, 'root') ?? '',
      path: textOf(row, 'path') ?? '',
      type: textOf(row, 'type') ?? '',
    };
  }

  markBroken(track: string): void {
    this.database
      .prepare("UPDATE track SET fault = 'unplayable' WHERE id = ? AND fault IS NULL")
      .run(track);
  }

  close(): void {
    this.database.close();
  }
}
