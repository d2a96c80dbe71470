import { reason } from '../../../shared/contract/reason.ts';
import type { Playable } from '../../../shared/media/command.ts';
import type {
  BrowseQuery,
  MediaList,
  MediaPage,
  MediaSearch,
} from '../../../shared/media/query.ts';
import {
  LOCAL_SOURCE,
  sourceOf,
  type MediaItem,
  type Playlist,
  type Track,
} from '../../../shared/media/track.ts';
import type { MediaSource, SourceAnswer } from '../source.ts';
import type { Collections } from './collections.ts';

/** Hits looked at for the one that a name means. */
const NAME_HITS = 10;

/** Tracks to play, and which of them first. */
export interface Choice {
  readonly tracks: readonly string[];
  readonly start: number;
}

/** All sources and the driver's own playlists as one. */
export interface Catalogue {
  /** The source of a track. */
  source(track: string): MediaSource | undefined;
  browse(query: BrowseQuery): Promise<SourceAnswer<MediaPage>>;
  search(query: MediaSearch): Promise<SourceAnswer<MediaItem[]>>;
  /** Those of these tracks that can be reached now, in this order. */
  tracks(ids: readonly string[]): Promise<Track[]>;
  /** What a wish to play something comes to. */
  choose(what: Playable): Promise<SourceAnswer<Choice>>;
}

/** `playlists`: everybody's, as they are listed. */
export function createCatalogue(
  sources: readonly MediaSource[],
  collections: Collections,
  playlists: () => readonly Playlist[],
): Catalogue {
  const byId = new Map(sources.map((source) => [source.id, source]));

  async function tracks(ids: readonly string[]): Promise<Track[]> {
    const found = new Map<string, Track>();
    for (const [id, ofSource] of Map.groupBy(ids, sourceOf)) {
      const answer = await byId.get(id)?.tracks(ofSource);
      if (answer?.ok) for (const track of answer.value) found.set(track.id, track);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async function trackIds(
    list: MediaList,
    source: string = LOCAL_SOURCE,
  ): Promise<SourceAnswer<readonly string[]>> {
    const own = list.list === 'playlist' ? collections.tracks(list.id) : undefined;
    if (own) {
      const reachable = await tracks(own);
      const ids = reachable.filter(({ isPlayable }) => isPlayable).map(({ id }) => id);
      return { ok: true, value: ids };
    }
    return (await byId.get(source)?.trackIds(list)) ?? noSource();
  }

  async function search({ text, limit }: MediaSearch): Promise<SourceAnswer<MediaItem[]>> {
    const named = playlists().filter(({ name }) => name !== '');
    const searched = sources.filter(({ isPresent, abilities }) => isPresent && abilities.canSearch);
    const answers = await Promise.all(
      // The playlists are everybody's, so one source looks through them.
      searched.map((source, at) => source.search(text, limit, at === 0 ? named : [])),
    );
    const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
    const failure = answers.find((answer) => !answer.ok);
    if (found.length === 0 && failure) return failure;
    return { ok: true, value: found.slice(0, limit) };
  }

  async function chooseList(
    list: MediaList,
    from: string | undefined,
    source?: string,
  ): Promise<SourceAnswer<Choice>> {
    const answer = await trackIds(list, source);
    if (!answer.ok) return answer;
    const ids = answer.value;
    if (ids.length === 0) return { ok: false, reason: reason('media.noTrack') };
    if (from === undefined) return { ok: true, value: { tracks: ids, start: 0 } };
    const start = ids.indexOf(from);
    if (start >= 0) return { ok: true, value: { tracks: ids, start } };
    const [track] = await tracks([from]);
    const why = track && !track.isPlayable ? 'media.trackBroken' : 'media.noTrack';
    return { ok: false, reason: reason(why) };
  }

  return {
    source: (track) => byId.get(sourceOf(track)),
    async browse({ source, of: list, offset, limit }) {
      if (list.list === 'playlists') {
        const all = playlists();
        const items = all.slice(offset, offset + limit);
        return { ok: true, value: { items, total: all.length, letters: [] } };
      }
      const own = list.list === 'playlist' ? collections.tracks(list.id) : undefined;
      if (own) {
        const all = await tracks(own);
        const items = all.slice(offset, offset + limit);
        return { ok: true, value: { items, total: all.length, letters: [] } };
      }
      return (await byId.get(source)?.browse(list, offset, limit)) ?? noSource();
    },
    search,
    tracks,
    async choose(what) {
      if (what.by === 'list') {
        const { of: list, from } = what;
        return chooseList(list, from, from === undefined ? undefined : sourceOf(from));
      }
      const answer = await search({ text: what.text, limit: NAME_HITS });
      if (!answer.ok) return answer;
      const hit = answer.value.find(
        (item) =>
          (what.only === undefined || item.kind === what.only) &&
          (item.kind !== 'track' || item.isPlayable),
      );
      if (!hit) return { ok: false, reason: reason('media.noTrack', what.text) };
      return hit.kind === 'track'
        ? chooseList({ list: 'tracks' }, hit.id, sourceOf(hit.id))
        : chooseList({ list: hit.kind, id: hit.id }, undefined);
    },
  };
}

function noSource(): { readonly ok: false; readonly reason: ReturnType<typeof reason> } {
  return { ok: false, reason: reason('media.sourceDown') };
}
