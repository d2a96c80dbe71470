import type { SQLOutputValue } from 'node:sqlite';
import { sortLetter } from '../../../shared/media/name-match.ts';
import type { MediaList, MediaPage } from '../../../shared/media/query.ts';
import type { Album, Artist, MediaItem } from '../../../shared/media/track.ts';
import { FROM_PRESENT, LIST_CLAUSES, type LibraryStore } from './library-store.ts';
import { coverAddress, numberOf, SHOWN_COLUMNS, textOf, trackOf } from './track-row.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** How each sorted list is selected; `key` orders it and gives its letters. */
const SORTED = {
  tracks: {
    items: `SELECT ${SHOWN_COLUMNS} ${FROM_PRESENT} ${LIST_CLAUSES.tracks}`,
    letters: `SELECT substr(track.title_key, 1, 1) AS first, count(*) AS count ${FROM_PRESENT} GROUP BY first`,
    read: trackOf,
  },
  albums: {
    items:
      'SELECT album_id AS id, min(album) AS title, ' +
      'CASE WHEN count(DISTINCT coalesce(album_artist, artist)) = 1 ' +
      'THEN min(coalesce(album_artist, artist)) END AS by_artist, ' +
      'count(*) AS count, min(track.id) AS cover_of, max(modified) AS modified, ' +
      `min(album_key) AS key ${FROM_PRESENT} WHERE album_id IS NOT NULL ` +
      'GROUP BY album_id ORDER BY key, album_id',
    letters:
      'SELECT substr(key, 1, 1) AS first, count(*) AS count FROM ' +
      `(SELECT min(album_key) AS key ${FROM_PRESENT} WHERE album_id IS NOT NULL GROUP BY album_id) ` +
      'GROUP BY first',
    read: albumOf,
  },
  artists: {
    items:
      'SELECT artist_id AS id, min(artist) AS name, count(*) AS count, min(artist_key) AS key ' +
      `${FROM_PRESENT} WHERE artist_id IS NOT NULL GROUP BY artist_id ORDER BY key, artist_id`,
    letters:
      'SELECT substr(key, 1, 1) AS first, count(*) AS count FROM ' +
      `(SELECT min(artist_key) AS key ${FROM_PRESENT} WHERE artist_id IS NOT NULL GROUP BY artist_id) ` +
      'GROUP BY first',
    read: artistOf,
  },
} as const satisfies Record<
  string,
  { items: string; letters: string; read: (row: Row) => MediaItem }
>;

export function albumOf(row: Row): Album {
  return {
    kind: 'album',
    id: textOf(row, 'id') ?? '',
    title: textOf(row, 'title') ?? '',
    artist: textOf(row, 'by_artist'),
    count: numberOf(row, 'count'),
    cover: coverAddress(textOf(row, 'cover_of') ?? '', numberOf(row, 'modified')),
  };
}

export function artistOf(row: Row): Artist {
  return {
    kind: 'artist',
    id: textOf(row, 'id') ?? '',
    name: textOf(row, 'name') ?? '',
    count: numberOf(row, 'count'),
  };
}

/** Every album that can be reached, in order. */
export function allAlbums({ database }: LibraryStore): Album[] {
  return database.prepare(SORTED.albums.items).all().map(albumOf);
}

/** Every artist that can be reached, in order. */
export function allArtists({ database }: LibraryStore): Artist[] {
  return database.prepare(SORTED.artists.items).all().map(artistOf);
}

/** A page of a list. */
export function browse(
  store: LibraryStore,
  list: MediaList,
  offset: number,
  limit: number,
): MediaPage {
  switch (list.list) {
    case 'tracks':
    case 'albums':
    case 'artists': {
      const { items, letters, read } = SORTED[list.list];
      const rows = store.database.prepare(`${items} LIMIT ? OFFSET ?`).all(limit, offset);
      const starts = lettersOf(store.database.prepare(letters).all());
      return {
        items: rows.map((row): MediaItem => read(row)),
        total: starts.total,
        letters: starts.letters,
      };
    }
    case 'playlists': {
      const { playlists } = store.count();
      const items = playlists.slice(offset, offset + limit);
      return { items, total: playlists.length, letters: [] };
    }
    case 'album':
    case 'artist':
    case 'playlist': {
      const tracks = store.tracksOf(list);
      const items = tracks.slice(offset, offset + limit);
      return { items, total: tracks.length, letters: [] };
    }
  }
}

/** Where each letter begins; the rows come in the order of the keys, all that is no letter last. */
function lettersOf(rows: readonly Row[]): Pick<MediaPage, 'letters' | 'total'> {
  const letters: { letter: string; offset: number }[] = [];
  let total = 0;
  for (const row of rows) {
    const letter = sortLetter(textOf(row, 'first') ?? '');
    if (letters.at(-1)?.letter !== letter) letters.push({ letter, offset: total });
    total += numberOf(row, 'count');
  }
  return { letters, total };
}
