import { createHash } from 'node:crypto';
import { LOCAL_SOURCE } from '../../../shared/media/track.ts';

/** 96 bits: no two of ten thousand meet. */
const ID_LENGTH = 16;

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, ID_LENGTH);
}

/** The id of a file; the same as long as it lies in the same place of the same folder. */
export function trackId(root: string, path: string): string {
  return `${LOCAL_SOURCE}-${hash('track', root, path)}`;
}

export function artistId(folded: string): string {
  return hash('artist', folded);
}

/** `by`: the artist of the album, or the folder it lies in when it has none. */
export function albumId(folded: string, by: string): string {
  return hash('album', folded, by);
}

export function playlistFileId(root: string, path: string): string {
  return `file-${hash('playlist', root, path)}`;
}
