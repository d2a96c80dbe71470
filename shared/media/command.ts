import { z } from 'zod';
import type { Repeat } from './queue.ts';
import { mediaListSchema } from './query.ts';
import { mediaIdSchema } from './track.ts';

/** What to play, and where in it to begin. */
export const playableSchema = z.discriminatedUnion('by', [
  /** A list, from one of its tracks on or from its beginning. */
  z.object({
    by: z.literal('list'),
    of: mediaListSchema,
    from: mediaIdSchema.exactOptional(),
  }),
  /** As it was said or typed. */
  z.object({
    by: z.literal('name'),
    text: z.string().min(1).max(64),
    only: z.enum(['track', 'album', 'artist', 'playlist']).exactOptional(),
  }),
]);

export type Playable = z.infer<typeof playableSchema>;

/** What an action asks of media, as data; `main/media` carries it out. */
export type MediaCommand =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'seek'; readonly positionS: number }
  | { readonly kind: 'setShuffle'; readonly isShuffled: boolean }
  | { readonly kind: 'setRepeat'; readonly repeat: Repeat }
  | { readonly kind: 'start'; readonly what: Playable }
  | { readonly kind: 'playPlace'; readonly place: number }
  | { readonly kind: 'removePlace'; readonly place: number }
  /** `track` absent: the current one. */
  | { readonly kind: 'setFavourite'; readonly isFavourite: boolean; readonly track?: string }
  | { readonly kind: 'createPlaylist'; readonly name: string; readonly track?: string }
  | { readonly kind: 'deletePlaylist'; readonly playlist: string }
  | { readonly kind: 'addToPlaylist'; readonly playlist: string; readonly track?: string }
  | { readonly kind: 'removeFromPlaylist'; readonly playlist: string; readonly track: string };
