import { posix } from 'node:path';
import type { SQLOutputValue } from 'node:sqlite';
import { readName, sortKey, type ReadName } from '../../../shared/media/name-match.ts';
import type { Track } from '../../../shared/media/track.ts';
import { readHan } from './read-han.ts';
import type { TrackReading } from './read-track.ts';
import { albumId, artistId, trackId } from './track-id.ts';

/** A file as it was found. */
export interface TrackPlace {
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
  readonly size: number;
  /** Epoch ms, whole. */
  readonly modified: number;
}

/** What one artist or album after another has in common is worked out once. */
const KEPT_NAMES = 4000;
const names = new Map<string, { readonly folded: string; readonly key: string }>();

function named(name: string): { readonly folded: string; readonly key: string } {
  const known = names.get(name);
  if (known) return known;
  const read: ReadName = readName(name, readHan);
  const kept = { folded: read.folded, key: sortKey(read) };
  if (names.size >= KEPT_NAMES) names.clear();
  names.set(name, kept);
  return kept;
}

/** The columns of a track, in the order of {@link TRACK_COLUMNS}. */
export function trackValues(
  { root, path, size, modified }: TrackPlace,
  { tags, type, fault }: TrackReading,
  scan: number,
): (string | number | null)[] {
  const { title, artist, album, albumArtist, trackNumber, discNumber, durationS } = tags;
  const byArtist = artist === null ? null : named(artist);
  const ofAlbum = album === null ? null : named(album);
  const by = albumArtist === null ? `${root}\0${posix.dirname(path)}` : named(albumArtist).folded;
  return [
    trackId(root, path),
    root,
    path,
    size,
    modified,
    scan,
    fault,
    type,
    title,
    artist,
    album,
    albumArtist,
    trackNumber,
    discNumber,
    durationS,
    sortKey(readName(title, readHan)),
    byArtist && artistId(byArtist.folded),
    byArtist?.key ?? null,
    ofAlbum && albumId(ofAlbum.folded, by),
    ofAlbum?.key ?? null,
  ];
}

export const TRACK_COLUMNS =
  'id, root, path, size, modified, scan, fault, type, title, artist, album, album_artist, ' +
  'track_number, disc_number, duration_s, title_key, artist_id, artist_key, album_id, album_key';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** A text column, or `null`. */
export function textOf(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

/** A number column; 0 when it is none. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
}

/** What {@link trackOf} reads. */
export const SHOWN_COLUMNS =
  'track.id, track.title, track.artist, track.album, track.duration_s, track.fault, ' +
  'track.modified, root.demo';

/** A track as displays show it. */
export function trackOf(row: Row): Track {
  const id = textOf(row, 'id') ?? '';
  const duration = row['duration_s'];
  return {
    kind: 'track',
    id,
    title: textOf(row, 'title') ?? '',
    artist: textOf(row, 'artist'),
    album: textOf(row, 'album'),
    durationS: typeof duration === 'number' ? duration : null,
    cover: coverAddress(id, numberOf(row, 'modified')),
    isPlayable: row['fault'] === null,
    isDemo: row['demo'] === 1,
  };
}

/** The address of a cover; another one when the file has changed, so that it may be kept for long. */
export function coverAddress(track: string, modified: number): string {
  return `/media/tracks/${track}/cover?v=${modified.toString(36)}`;
}
