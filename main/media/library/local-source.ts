import type { Logger } from 'pino';
import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import { reason } from '../../../shared/contract/reason.ts';
import type { LibraryState } from '../../../shared/media/media-state.ts';
import { LOCAL_SOURCE, type Playlist } from '../../../shared/media/track.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { MediaSource, SourceAnswer } from '../source.ts';
import { watchFolders, type SeenFolder } from './folder-watch.ts';
import type { LibraryCount, LibraryJobKind, LibraryJobs } from './library-messages.ts';
import { createLibrary } from './library.ts';

/** The database, below the state folder. */
export const LIBRARY_FILE = 'media-library.sqlite';

export interface LocalSourceOptions {
  readonly mediaDirs: readonly string[];
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** The music in the folders of the car. */
export interface LocalSource extends MediaSource {
  readonly library: LibraryState;
  /** Playlists that lie among the music. */
  readonly playlists: readonly Playlist[];
}

const NAMES = { 'zh-CN': 'USB', 'en-US': 'USB' } as const;

const NO_COUNT: LibraryCount = {
  tracks: 0,
  albums: 0,
  artists: 0,
  broken: 0,
  isDemo: false,
  playlists: [],
};

/** Follows the folders, and keeps the library equal to what is in them. */
export function createLocalSource(options: LocalSourceOptions): LocalSource {
  const { mediaDirs, stateDir, clock, log, rejections } = options;
  const listeners = new Set<() => void>();
  let state: LibraryState['state'] = 'absent';
  let count = NO_COUNT;
  let revision = 0;
  let seen: readonly SeenFolder[] = [];
  /** Signatures of the folders as they were when they were read. */
  const read = new Map<string, string>();
  let following: Promise<void> = Promise.resolve();
  let isClosed = false;

  const library = createLibrary({
    file: join(stateDir, LIBRARY_FILE),
    clock,
    log,
    onGrown: grow,
    onRestarted: () => {
      read.clear();
      follow(seen);
    },
    onBroken: () => {
      rejections.add('media', 'broken-database');
      log.error('the media library was damaged and is read anew');
    },
  });

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function grow(now: LibraryCount): void {
    if (JSON.stringify(now) !== JSON.stringify(count)) revision += 1;
    count = now;
    tell();
  }

  function follow(folders: readonly SeenFolder[]): void {
    seen = folders;
    following = following.then(() => (seen === folders ? catchUp(folders) : undefined));
  }

  async function catchUp(folders: readonly SeenFolder[]): Promise<void> {
    const paths = folders.map(({ path }) => path);
    for (const path of read.keys()) if (!paths.includes(path)) read.delete(path);
    const present = await library.ask('present', { roots: paths });
    if (!present.ok) {
      // When the thread was started again, so is this.
      if (!isClosed) setState('failed');
      return;
    }
    state = paths.length === 0 ? 'absent' : 'scanning';
    revision += 1;
    grow(present.value);
    for (const { path, signature } of folders) {
      if (read.get(path) === signature) continue;
      const scanned = await library.ask('scan', { root: path, doubts: library.doubts });
      if (!scanned.ok) return;
      if (scanned.value.isWhole) read.set(path, signature);
      // The stick was pulled, or another one plugged in: that comes next.
      if (seen !== folders) return;
    }
    if (paths.length > 0) setState('ready');
  }

  function setState(next: LibraryState['state']): void {
    state = next;
    tell();
  }

  async function ask<Kind extends LibraryJobKind>(
    kind: Kind,
    input: LibraryJobs[Kind]['input'],
  ): Promise<SourceAnswer<LibraryJobs[Kind]['output']>> {
    const result = await library.ask(kind, input);
    return result.ok ? result : { ok: false, reason: reason('media.sourceDown', result.detail) };
  }

  const stopWatch = watchFolders(mediaDirs, clock, follow);

  return {
    id: LOCAL_SOURCE,
    names: NAMES,
    abilities: { canSearch: true, canSeek: true },
    get isPresent() {
      return state !== 'absent' && state !== 'failed';
    },
    get library() {
      const { tracks, albums, artists, broken, isDemo } = count;
      return { state, tracks, albums, artists, broken, isDemo, revision };
    },
    get playlists() {
      return count.playlists;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    browse: (list, offset, limit) => ask('browse', { list, offset, limit }),
    search: (text, limit, playlists) => ask('search', { text, limit, playlists }),
    trackIds: (list) => ask('trackIds', { list }),
    tracks: (ids) => ask('tracks', { ids }),
    async sound(track) {
      const file = await ask('file', { track });
      if (!file.ok) return file;
      if (!file.value) return { ok: false, reason: reason('media.noTrack') };
      const { root, path, type } = file.value;
      return { ok: true, value: { kind: 'file', root, path: join(root, path), type } };
    },
    cover: (track) => ask('cover', { track }),
    lyrics: (track) => ask('lyrics', { track }),
    reportBroken(track) {
      void ask('markBroken', { track }).then(async () => {
        const counted = await ask('count', null);
        if (counted.ok) grow(counted.value);
      });
    },
    async close() {
      isClosed = true;
      stopWatch();
      await library.close();
    },
  };
}
