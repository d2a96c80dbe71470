import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { cleanTag } from '../../../shared/media/clean-tag.ts';
import { decodeText } from './decode-text.ts';
import type { Doubts } from './library-messages.ts';
import type { LibraryStore } from './library-store.ts';
import { bareReading, readTrack, type TrackReading } from './read-track.ts';
import { readPlaylist } from './playlist-file.ts';
import { trackId } from './track-id.ts';
import type { TrackPlace } from './track-row.ts';
import { walk, type FoundFile } from './walk.ts';

/** Files read at the same time: hides the latency of a stick, and keeps at most so many tags in memory. */
const AT_ONCE = 4;

/** The first tracks are shown at once, the rest in larger steps. */
const FIRST_BATCH = 12;
const BATCH = 200;

/** A playlist longer than this is no playlist. */
const MAX_PLAYLIST_BYTES = 1_000_000;

export interface ScanEvents {
  /** The files being read now. */
  onReading(files: readonly string[]): void;
  /** More has been written. */
  onGrown(): void;
}

/**
 * Reads what is new or changed below a folder into the store, and forgets what is gone.
 *
 * @returns false when the folder went away meanwhile: then nothing is forgotten
 */
export async function scan(
  store: LibraryStore,
  root: string,
  { suspects, condemned }: Doubts,
  events: ScanEvents,
): Promise<boolean> {
  const generation = store.nextScan();
  const reading = new Set<string>();
  const later: FoundFile[] = [];
  const batch: { readonly place: TrackPlace; readonly reading: TrackReading }[] = [];
  let written = 0;
  let kept: TrackPlace[] = [];

  const flush = (): void => {
    store.inTransaction(() => {
      for (const place of kept) store.keep(place, generation);
      for (const { place, reading: read } of batch) store.write(place, read, generation);
    });
    kept = [];
    written += batch.length;
    batch.length = 0;
    events.onGrown();
  };

  const take = async ({ path }: FoundFile): Promise<void> => {
    const file = join(root, path);
    // Waiting for the answer takes longer than the answer: the folder has just been read.
    const { size, mtimeMs } = statSync(file);
    const place: TrackPlace = { root, path, size, modified: Math.round(mtimeMs) };
    if (store.isUnchanged(place)) {
      kept.push(place);
      return;
    }
    reading.add(file);
    events.onReading([...reading]);
    try {
      const read = condemned.includes(file)
        ? bareReading(file, 'crashed')
        : await readTrack(file, { size });
      batch.push({ place, reading: read });
    } finally {
      reading.delete(file);
    }
    if (batch.length >= (written === 0 ? FIRST_BATCH : BATCH)) flush();
  };

  const takePlaylist = async ({ path }: FoundFile): Promise<void> => {
    const file = join(root, path);
    if (statSync(file).size > MAX_PLAYLIST_BYTES) return;
    const entries = readPlaylist(decodeText(await readFile(file)), path);
    const tracks = entries.map((entry) => trackId(root, entry));
    const name = cleanTag(posix.parse(path).name) ?? path;
    store.inTransaction(() => store.writePlaylist(root, path, name, tracks, generation));
  };

  let isWhole = true;
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>): void => {
    const one = work.then(
      () => undefined,
      () => {
        // The file has gone between being found and being read; the next scan knows more.
        isWhole = false;
      },
    );
    running.add(one);
    void one.finally(() => running.delete(one));
  };
  try {
    for await (const found of walk(root)) {
      if (found.kind === 'audio' && suspects.includes(join(root, found.path))) {
        later.push(found);
        continue;
      }
      run(found.kind === 'audio' ? take(found) : takePlaylist(found));
      while (running.size >= AT_ONCE) await Promise.race(running);
    }
  } catch {
    isWhole = false;
  }
  await Promise.all(running);
  flush();
  for (const found of later) {
    run(take(found));
    await Promise.all(running);
    flush();
  }
  if (isWhole) store.dropUnseen(root, generation);
  events.onGrown();
  return isWhole;
}
