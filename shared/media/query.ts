import { z } from 'zod';
import { LOCAL_SOURCE, mediaIdSchema, mediaItemSchema, sourceIdSchema } from './track.ts';

/** Most entries of one answer: a list is looked through a page at a time. */
export const MAX_BROWSED = 50;

/** A list that can be looked through. */
export const mediaListSchema = z.discriminatedUnion('list', [
  z.object({ list: z.enum(['tracks', 'albums', 'artists', 'playlists']) }),
  z.object({ list: z.enum(['album', 'artist', 'playlist']), id: mediaIdSchema }),
]);

export type MediaList = z.infer<typeof mediaListSchema>;

export const browseQuerySchema = z.object({
  source: sourceIdSchema.default(LOCAL_SOURCE),
  of: mediaListSchema,
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(MAX_BROWSED).default(21),
});

export type BrowseQuery = z.infer<typeof browseQuerySchema>;

export const mediaPageSchema = z.object({
  items: z.array(mediaItemSchema),
  /** How many the whole list has. */
  total: z.number().int().nonnegative(),
  /** Where each letter begins in a list sorted by name; empty for others. */
  letters: z.array(z.object({ letter: z.string(), offset: z.number().int() })),
});

export type MediaPage = z.infer<typeof mediaPageSchema>;

export const mediaSearchSchema = z.object({
  text: z.string().max(64),
  limit: z.int().min(1).max(MAX_BROWSED).default(21),
});

export type MediaSearch = z.infer<typeof mediaSearchSchema>;

/** What the page that sounds tells of itself; everything else it is told. */
export const playerReportSchema = z.object({
  /** The page, by a name it gave itself. */
  player: z.string().regex(/^[\w-]{1,64}$/),
  /** The cue it speaks of; a report of an older one is too late. */
  cue: z.number().int().nonnegative(),
  event: z.discriminatedUnion('kind', [
    /** It is there and able to sound. */
    z.object({ kind: z.literal('ready') }),
    z.object({ kind: z.literal('progress'), positionS: z.number().nonnegative().max(1e6) }),
    z.object({ kind: z.literal('ended') }),
    /** The file cannot be played. */
    z.object({ kind: z.literal('failed'), detail: z.string().max(200) }),
    /** The browser wants a touch first. */
    z.object({ kind: z.literal('blocked') }),
  ]),
});

export type PlayerReport = z.infer<typeof playerReportSchema>;
