import type { Lyrics } from '../../../shared/media/lyrics.ts';
import type { MediaList, MediaPage } from '../../../shared/media/query.ts';
import type { MediaItem, Playlist, Track } from '../../../shared/media/track.ts';
import type { Cover } from '../source.ts';

/** How far the library is: what can be played, and whether more is being looked for. */
export interface LibraryCount {
  readonly tracks: number;
  readonly albums: number;
  readonly artists: number;
  readonly broken: number;
  readonly isDemo: boolean;
  readonly playlists: readonly Playlist[];
}

/** A file of the library, as it is served. */
export interface TrackFile {
  readonly root: string;
  readonly path: string;
  readonly type: string;
}

/** A reading that went wrong before. */
export interface Doubts {
  /** Files that were being read when the reader died: read last and alone. */
  readonly suspects: readonly string[];
  /** A file that the reader died of. */
  readonly condemned: readonly string[];
}

/** What the thread of the library is asked to do, and what it answers. */
export interface LibraryJobs {
  open: { input: { file: string }; output: { wasBroken: boolean } };
  /** From now on only what lies below these folders counts. */
  present: { input: { roots: readonly string[] }; output: LibraryCount };
  /** Reads what is new or changed below a folder; `isWhole` false: it went away meanwhile. */
  scan: { input: { root: string; doubts: Doubts }; output: { isWhole: boolean } };
  count: { input: null; output: LibraryCount };
  browse: { input: { list: MediaList; offset: number; limit: number }; output: MediaPage };
  search: {
    input: { text: string; limit: number; playlists: readonly Playlist[] };
    output: MediaItem[];
  };
  trackIds: { input: { list: MediaList }; output: string[] };
  tracks: { input: { ids: readonly string[] }; output: Track[] };
  file: { input: { track: string }; output: TrackFile | null };
  cover: { input: { track: string }; output: Cover | null };
  lyrics: { input: { track: string }; output: Lyrics | null };
  markBroken: { input: { track: string }; output: null };
}

export type LibraryJobKind = keyof LibraryJobs;

/** A job as it goes to the thread. */
export type NumberedJob = {
  [Kind in LibraryJobKind]: {
    readonly number: number;
    readonly kind: Kind;
    readonly input: LibraryJobs[Kind]['input'];
  };
}[LibraryJobKind];

/** What comes back from the thread. */
export type LibraryMessage =
  | {
      readonly kind: 'answer';
      readonly number: number;
      readonly value: LibraryJobs[LibraryJobKind]['output'];
    }
  | { readonly kind: 'failed'; readonly number: number; readonly detail: string }
  /** The files being read at this moment: if the thread ends now, one of them did it. */
  | { readonly kind: 'reading'; readonly files: readonly string[] }
  /** More has been found. */
  | { readonly kind: 'grown'; readonly count: LibraryCount };
