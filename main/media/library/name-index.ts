import {
  nameScore,
  readName,
  typedName,
  type ReadName,
  type TypedName,
} from '../../../shared/media/name-match.ts';
import type { MediaItem, Playlist } from '../../../shared/media/track.ts';
import { allAlbums, allArtists } from './browse.ts';
import type { LibraryStore } from './library-store.ts';
import { textOf } from './track-row.ts';
import { readHan } from './read-han.ts';

interface Named {
  readonly name: ReadName;
  readonly item: MediaItem;
}

interface NamedTrack {
  readonly id: string;
  readonly title: ReadName;
  readonly artist: ReadName | null;
  readonly album: ReadName | null;
}

/** What somebody sings is found after what is called so. */
const BY_ARTIST = 0.4;
const BY_ALBUM = 0.3;

/** At the same score: who sings, then what can be played as a whole, then single tracks. */
const KIND_BONUS = { artist: 0.03, album: 0.02, playlist: 0.02, track: 0.01 } as const;

/** All names of the library with how they are said, in memory: 10,000 tracks take about 10 MB. */
export class NameIndex {
  readonly #lists: readonly Named[];
  readonly #tracks: readonly NamedTrack[];
  readonly #store: LibraryStore;

  constructor(store: LibraryStore) {
    this.#store = store;
    const known = new Map<string, ReadName>();
    const read = (name: string): ReadName => {
      const before = known.get(name);
      if (before) return before;
      const now = readName(name, readHan);
      known.set(name, now);
      return now;
    };
    const artists = allArtists(store).map((item) => ({ name: read(item.name), item }));
    const albums = allAlbums(store).map((item) => ({ name: read(item.title), item }));
    this.#lists = [...artists, ...albums];
    this.#tracks = store.playableNames().map((row) => {
      const artist = textOf(row, 'artist');
      const album = textOf(row, 'album');
      return {
        id: textOf(row, 'id') ?? '',
        title: read(textOf(row, 'title') ?? ''),
        artist: artist === null ? null : read(artist),
        album: album === null ? null : read(album),
      };
    });
  }

  /** The best matches. Several words must each be found, in the title, the artist, or the album. */
  search(text: string, limit: number, playlists: readonly Playlist[]): MediaItem[] {
    const words = text.split(/\s+/u).flatMap((word) => typedName(word) ?? []);
    const whole = typedName(text);
    if (words.length === 0 || !whole) return [];
    const found: { readonly score: number; readonly item: MediaItem | string }[] = [];
    for (const { name, item } of [...this.#lists, ...playlists.map(namedPlaylist)]) {
      const score = nameScore(whole, name);
      if (score > 0) found.push({ score: score + KIND_BONUS[item.kind], item });
    }
    const score = scorer();
    for (const track of this.#tracks) {
      const fits = trackScore(track, whole, words, score);
      if (fits > 0) found.push({ score: fits + KIND_BONUS.track, item: track.id });
    }
    // Sorting is stable: at the same score the order of the lists stands.
    const best = found.sort((one, other) => other.score - one.score).slice(0, limit);
    const ids = best.flatMap(({ item }) => (typeof item === 'string' ? [item] : []));
    const tracks = new Map(this.#store.tracks(ids).map((track) => [track.id, track]));
    return best.flatMap(({ item }) =>
      typeof item === 'string' ? (tracks.get(item) ?? []) : [item],
    );
  }
}

function namedPlaylist(item: Playlist): Named {
  return { name: readName(item.name, readHan), item };
}

type Score = (typed: TypedName, name: ReadName) => number;

/** Scores a name once, however many tracks share it. */
function scorer(): Score {
  const known = new Map<TypedName, Map<ReadName, number>>();
  return (typed, name) => {
    const ofTyped = known.get(typed) ?? new Map<ReadName, number>();
    known.set(typed, ofTyped);
    const before = ofTyped.get(name);
    if (before !== undefined) return before;
    const score = nameScore(typed, name);
    ofTyped.set(name, score);
    return score;
  };
}

function trackScore(
  { title, artist, album }: NamedTrack,
  whole: TypedName,
  words: readonly TypedName[],
  score: Score,
): number {
  const anywhere = (typed: TypedName): number =>
    Math.max(
      score(typed, title),
      artist ? BY_ARTIST * score(typed, artist) : 0,
      album ? BY_ALBUM * score(typed, album) : 0,
    );
  const asWhole = anywhere(whole);
  if (words.length === 1) return asWhole;
  let sum = 0;
  for (const word of words) {
    const one = anywhere(word);
    if (one === 0) return asWhole;
    sum += one;
  }
  return Math.max(asWhole, sum / words.length);
}
