import { opendir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AUDIO_EXTENSIONS, PLAYLIST_EXTENSIONS } from './container.ts';

/** Folders below this are not entered: nobody sorts music so deep, and a loop of mounts ends here. */
const MAX_DEPTH = 12;

/** More files than this are not looked at; a stick with a whole system on it must not take forever. */
const MAX_FILES = 50_000;

/** What Windows, macOS, and Android leave on a stick. */
const FOREIGN = new Set(['system volume information', '$recycle.bin', 'lost.dir', 'found.000']);

export interface FoundFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: 'audio' | 'playlist';
}

/**
 * The music and playlists below a folder. Hidden files and folders are left alone; so are symbolic
 * links: a stick has none, and one made to would lead out of it.
 *
 * @throws when the root itself cannot be read: the stick is gone
 */
export async function* walk(root: string): AsyncGenerator<FoundFile, void, void> {
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  let files = 0;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path, depth } = folder;
    try {
      for await (const entry of await opendir(join(root, path), { bufferSize: 256 })) {
        const { name } = entry;
        if (name.startsWith('.') || FOREIGN.has(name.toLowerCase())) continue;
        const below = path === '' ? name : `${path}/${name}`;
        if (entry.isDirectory()) {
          if (depth + 1 < MAX_DEPTH) folders.push({ path: below, depth: depth + 1 });
          continue;
        }
        const kind = entry.isFile() ? kindOf(name) : null;
        if (kind === null) continue;
        files += 1;
        if (files > MAX_FILES) return;
        yield { path: below, kind };
      }
    } catch (error) {
      // One unreadable folder costs its own files; without the root there is nothing.
      if (path === '' || isGone(error)) throw error;
    }
  }
}

function kindOf(name: string): FoundFile['kind'] | null {
  const extension = extname(name).toLowerCase();
  if (AUDIO_EXTENSIONS.has(extension)) return 'audio';
  return PLAYLIST_EXTENSIONS.has(extension) ? 'playlist' : null;
}

/** Whether the device itself is gone. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EIO' || code === 'ENODEV' || code === 'ENXIO';
}
