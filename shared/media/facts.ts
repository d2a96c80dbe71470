import type { MediaState } from './media-state.ts';
import type { Playlist } from './track.ts';

/** What the predicates of the actions need to know of media. */
export interface MediaFacts {
  /** There is something to play, from whatever source. */
  readonly hasMusic: boolean;
  /** A track is chosen, whether it sounds or not. */
  readonly hasTrack: boolean;
  readonly isPlaying: boolean;
  readonly isFavourite: boolean;
  readonly queueCount: number;
  readonly playlists: readonly Pick<Playlist, 'id' | 'origin'>[];
}

/** The facts of a state, small enough to compare. */
export function mediaFacts({ library, now, queue, playlists, sources }: MediaState): MediaFacts {
  return {
    hasMusic: library.tracks > 0 || sources.some(({ isPresent }) => isPresent),
    hasTrack: now.track !== null,
    isPlaying: now.isPlaying,
    isFavourite: now.isFavourite,
    queueCount: queue.count,
    playlists,
  };
}
