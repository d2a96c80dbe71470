import { z } from 'zod';

/** Tag texts are cut to this many characters: a screen shows no more, and a tag may hold megabytes. */
export const MAX_TAG_LENGTH = 200;

const tagText = z.string().max(MAX_TAG_LENGTH);

/** Names a track, an album, an artist, or a playlist; a track's begins with its source's and `-`. */
export const mediaIdSchema = z.string().regex(/^[\w-]{1,64}$/);

/** The source that comes with the product; others are plugged in beside it. */
export const LOCAL_SOURCE = 'local';

export const sourceIdSchema = z.string().regex(/^[a-z][a-z0-9]{0,15}$/);

/** The source a track is from. */
export function sourceOf(track: string): string {
  return track.split('-', 1)[0] ?? '';
}

export const trackSchema = z.object({
  kind: z.literal('track'),
  id: mediaIdSchema,
  title: tagText,
  /** `null`: the file does not say. */
  artist: tagText.nullable(),
  album: tagText.nullable(),
  /** Seconds; `null`: not known before it is played. */
  durationS: z.number().nonnegative().nullable(),
  /** Address of the cover at the host; it may answer that there is none. */
  cover: z.string(),
  /** False: the file is damaged, or of a kind that cannot be played. */
  isPlayable: z.boolean(),
  /** Made up for the desk. */
  isDemo: z.boolean(),
});

export type Track = z.infer<typeof trackSchema>;

export const albumSchema = z.object({
  kind: z.literal('album'),
  id: mediaIdSchema,
  title: tagText,
  artist: tagText.nullable(),
  count: z.number().int().nonnegative(),
  cover: z.string(),
});

export const artistSchema = z.object({
  kind: z.literal('artist'),
  id: mediaIdSchema,
  name: tagText,
  count: z.number().int().nonnegative(),
});

/** Who made a playlist: the driver, a file of the folder, or the car (favourites, recently played). */
export const PLAYLIST_ORIGINS = ['own', 'file', 'favourites', 'recent'] as const;

export const playlistSchema = z.object({
  kind: z.literal('playlist'),
  id: mediaIdSchema,
  origin: z.enum(PLAYLIST_ORIGINS),
  /** Empty for those the page names itself: favourites and recently played. */
  name: tagText,
  count: z.number().int().nonnegative(),
});

export type Album = z.infer<typeof albumSchema>;
export type Artist = z.infer<typeof artistSchema>;
export type Playlist = z.infer<typeof playlistSchema>;

export const mediaItemSchema = z.discriminatedUnion('kind', [
  trackSchema,
  albumSchema,
  artistSchema,
  playlistSchema,
]);

export type MediaItem = z.infer<typeof mediaItemSchema>;

/** The playlists that are always there. */
export const FAVOURITES = 'favourites';
export const RECENT = 'recent';
