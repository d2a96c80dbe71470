import { z } from 'zod';
import { reasonSchema } from '../contract/reason.ts';
import { duckingSchema, NOT_DUCKED } from './ducking.ts';
import { REPEATS } from './queue.ts';
import { playlistSchema, sourceIdSchema, trackSchema } from './track.ts';

/** What there is to play from the folders of the car (a stick, the desk's folder). */
export const libraryStateSchema = z.object({
  /** `absent`: no folder is there. `scanning`: what has been found so far can be played already. */
  state: z.enum(['absent', 'scanning', 'ready', 'failed']),
  tracks: z.number().int().nonnegative(),
  albums: z.number().int().nonnegative(),
  artists: z.number().int().nonnegative(),
  /** Files that look like music and cannot be played. */
  broken: z.number().int().nonnegative(),
  /** Counts up with every change of the content: what was listed before may be outdated. */
  revision: z.number().int().nonnegative(),
  /** Everything in it was made up for the desk. */
  isDemo: z.boolean(),
});

export type LibraryState = z.infer<typeof libraryStateSchema>;

/** What is played. The page that sounds follows `cue` and `isPlaying`, and reports back. */
export const nowPlayingSchema = z.object({
  track: trackSchema.nullable(),
  /** Counts up whenever the player must begin at `positionS`: another track, or a jump. */
  cue: z.number().int().nonnegative(),
  isPlaying: z.boolean(),
  /** Seconds; where the cue begins, then as last reported. */
  positionS: z.number().nonnegative(),
  isShuffled: z.boolean(),
  repeat: z.enum(REPEATS),
  isFavourite: z.boolean(),
  /** Why it stopped by itself, until something is played again. */
  trouble: reasonSchema.nullable(),
  /** The page that sounds; `null` until one has come. */
  player: z.string().nullable(),
});

export type NowPlaying = z.infer<typeof nowPlayingSchema>;

/** Most tracks of the queue that are listed: what comes next. */
export const MAX_UPCOMING = 20;

export const queueStateSchema = z.object({
  count: z.number().int().nonnegative(),
  /** Place of the current track in playing order, from 0. */
  at: z.number().int().nonnegative(),
  upcoming: z.array(z.object({ place: z.number().int(), track: trackSchema })).max(MAX_UPCOMING),
});

export type QueueState = z.infer<typeof queueStateSchema>;

/** Where music comes from. */
export const mediaSourceSchema = z.object({
  id: sourceIdSchema,
  names: z.object({ 'zh-CN': z.string(), 'en-US': z.string() }),
  isPresent: z.boolean(),
  canSearch: z.boolean(),
  canSeek: z.boolean(),
});

/** Everything about media that displays show; each part is sent whole when it changes. */
export const mediaStateSchema = z.object({
  library: libraryStateSchema,
  now: nowPlayingSchema,
  queue: queueStateSchema,
  playlists: z.array(playlistSchema),
  sources: z.array(mediaSourceSchema),
  ducking: duckingSchema,
});

export type MediaState = z.infer<typeof mediaStateSchema>;

/** Nothing is known yet. */
export const EMPTY_MEDIA: MediaState = {
  library: {
    state: 'absent',
    tracks: 0,
    albums: 0,
    artists: 0,
    broken: 0,
    revision: 0,
    isDemo: false,
  },
  now: {
    track: null,
    cue: 0,
    isPlaying: false,
    positionS: 0,
    isShuffled: false,
    repeat: 'off',
    isFavourite: false,
    trouble: null,
    player: null,
  },
  queue: { count: 0, at: 0, upcoming: [] },
  playlists: [],
  sources: [],
  ducking: NOT_DUCKED,
};
