import type { Lyrics } from '../../shared/media/lyrics.ts';
import type { MediaPage, MediaList } from '../../shared/media/query.ts';
import type { MediaItem, Playlist, Track } from '../../shared/media/track.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { ImageHeader } from '../pictures/image-header.ts';

/** An answer of a source: its value, or why there is none. Sources do not reject. */
export type SourceAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

/** Where the sound of a track is read from. */
export type Sound =
  /** A file of this machine: `path` was found by the source itself, below `root`. */
  | {
      readonly kind: 'file';
      readonly root: string;
      readonly path: string;
      /** Content type. */
      readonly type: string;
    }
  /**
   * An address of a provider. The host fetches it for the page, which may reach no network; `headers`
   * (a token of the account) never leave the host.
   */
  | {
      readonly kind: 'remote';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    };

/** A picture that was looked into: what it says it is, of a size that can be shown. */
export interface Cover {
  readonly type: ImageHeader['type'];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What a source is able to do; the page offers nothing else of it. */
export interface SourceAbilities {
  readonly canSearch: boolean;
  /** False for a live station: there is no position in it. */
  readonly canSeek: boolean;
}

/**
 * Where music comes from: the folders of the car, a station, a provider's catalogue. The library is
 * the first of them (`library/local-source.ts`); `docs/media-sources.md` says how to add another.
 */
export interface MediaSource {
  /** Lower case letters and digits; every track's id is `<id>-<own part>`. */
  readonly id: string;
  readonly names: { readonly 'zh-CN': string; readonly 'en-US': string };
  readonly abilities: SourceAbilities;
  /** Whether it can be used now: the stick is in, the network is there, somebody is signed in. */
  readonly isPresent: boolean;
  /** Calls `listener` when presence or content has changed; the returned function stops that. */
  onChange(listener: () => void): () => void;
  /** A page of a list. Playlists of the driver are the host's, not the source's. */
  browse(list: MediaList, offset: number, limit: number): Promise<SourceAnswer<MediaPage>>;
  /** Best first. `playlists` are searched as well: their names are the host's. */
  search(
    text: string,
    limit: number,
    playlists: readonly Playlist[],
  ): Promise<SourceAnswer<readonly MediaItem[]>>;
  /** The tracks of a list that can be played, in order; at most as many as a queue takes. */
  trackIds(list: MediaList): Promise<SourceAnswer<readonly string[]>>;
  /** The tracks with these ids, in this order; those that are not there now are left out. */
  tracks(ids: readonly string[]): Promise<SourceAnswer<readonly Track[]>>;
  sound(track: string): Promise<SourceAnswer<Sound>>;
  cover(track: string): Promise<SourceAnswer<Cover | null>>;
  lyrics(track: string): Promise<SourceAnswer<Lyrics | null>>;
  /** The page could not play this track. */
  reportBroken(track: string): void;
  close(): Promise<void>;
}
