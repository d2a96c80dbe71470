import { posix } from 'node:path';

/** More entries than this are cut off. */
const MAX_ENTRIES = 2000;

/**
 * The entries of an m3u or m3u8 playlist as paths relative to the root. What points out of the root,
 * to a drive of another machine, or into a network is left out.
 *
 * @param path of the playlist, relative to the root
 */
export function readPlaylist(text: string, path: string): string[] {
  const folder = posix.dirname(path);
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim().replaceAll('\\', '/'))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(0, MAX_ENTRIES)
    .flatMap((line) => entryOf(line, folder) ?? []);
}

function entryOf(line: string, folder: string): string | null {
  if (line.includes('\0') || /^(?:[a-z][a-z0-9+.-]*:)/iu.test(line)) return null;
  // A leading slash means the root of the stick.
  const path = posix.normalize(line.startsWith('/') ? line.slice(1) : posix.join(folder, line));
  return path === '..' || path.startsWith('../') || path === '.' ? null : path;
}
