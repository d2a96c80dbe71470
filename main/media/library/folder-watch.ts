import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';

/** How often is looked whether a stick has come or gone, ms. */
const POLL_MS = 2000;

/** Folders looked at besides the root: where `/run/media/<user>/<stick>` appears. */
const MAX_LOOKED_AT = 64;
const DEPTH = 2;

/** A folder that can be read, and what tells one stick in it from another. */
export interface SeenFolder {
  readonly path: string;
  /** Changes when something is mounted, or files come and go near the top. */
  readonly signature: string;
}

/**
 * Follows which of some folders are there with something in them. Asked again and again, since no
 * notification works for all of mounts, automounts, and devices that were just pulled.
 *
 * @param onSeen called at once, then after every change
 */
export function watchFolders(
  roots: readonly string[],
  clock: Clock,
  onSeen: (folders: readonly SeenFolder[]) => void,
): () => void {
  let before: string | null = null;
  let isLooking = false;
  let isStopped = false;

  const look = async (): Promise<void> => {
    // A stick that is slow to answer must not be asked twice.
    if (isLooking) return;
    isLooking = true;
    const seen = (await Promise.all(roots.map(see))).flatMap((folder) => folder ?? []);
    isLooking = false;
    const now = JSON.stringify(seen);
    if (isStopped || now === before) return;
    before = now;
    onSeen(seen);
  };

  void look();
  const stop = clock.every(POLL_MS, () => void look());
  return () => {
    isStopped = true;
    stop();
  };
}

async function see(path: string): Promise<SeenFolder | null> {
  const parts: string[] = [];
  try {
    await sign(path, DEPTH, parts);
  } catch {
    return null;
  }
  // An empty folder is where a stick would be.
  return parts.length > 1 ? { path, signature: parts.join(' ') } : null;
}

async function sign(path: string, depth: number, parts: string[]): Promise<void> {
  const { dev, ino, mtimeMs } = await stat(path);
  parts.push(`${dev}:${ino}:${mtimeMs}`);
  for await (const entry of await opendir(path)) {
    if (parts.length > MAX_LOOKED_AT) return;
    if (entry.name.startsWith('.')) continue;
    if (!entry.isDirectory()) {
      if (depth === DEPTH) parts.push(entry.name);
      continue;
    }
    if (depth === 0) continue;
    try {
      await sign(join(path, entry.name), depth - 1, parts);
    } catch {
      parts.push(`${entry.name}?`);
    }
  }
}
