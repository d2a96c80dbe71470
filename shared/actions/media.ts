import { z } from 'zod';
import { reason, type Reason } from '../contract/reason.ts';
import type { MediaCommand } from '../media/command.ts';
import { REPEATS } from '../media/queue.ts';
import { mediaListSchema } from '../media/query.ts';
import { FAVOURITES, mediaIdSchema } from '../media/track.ts';
import { defineAction, type ActionContext, type Effect } from './define.ts';
import { firstReason, withheldBy } from './predicates.ts';
import { targetOf } from './target.ts';

const media = (command: MediaCommand): readonly Effect[] => [{ kind: 'media', command }];

const VOLUME = 'Vehicle.Cabin.Infotainment.Media.Volume';

function needsMusic({ media: { hasMusic } }: ActionContext): Reason | null {
  return hasMusic ? null : reason('media.noLibrary');
}

/** Something to play on: the track that is chosen, or else anything at all. */
function needsAnything(context: ActionContext): Reason | null {
  return context.media.hasTrack ? null : needsMusic(context);
}

function needsTrack({ media: { hasTrack } }: ActionContext): Reason | null {
  return hasTrack ? null : reason('media.nothingPlaying');
}

function needsOwn({ media: { playlists } }: ActionContext, playlist: string): Reason | null {
  const isOwn = playlists.some(({ id, origin }) => id === playlist && origin === 'own');
  return isOwn ? null : reason('media.noPlaylist');
}

const atPlace = z.object({ place: z.int().min(0).max(10_000) });

function needsPlace({ media: { queueCount } }: ActionContext, place: number): Reason | null {
  return place < queueCount ? null : reason('media.noTrack');
}

/** `track` absent: the one that is playing. */
const ofTrack = z.object({ track: mediaIdSchema.exactOptional() });

function needsNamed(context: ActionContext, track: string | undefined): Reason | null {
  return track === undefined ? needsTrack(context) : null;
}

const none = z.object({});

export const mediaActions = [
  defineAction({
    id: 'media.play',
    input: none,
    risk: 'comfort',
    description: 'Play music: go on with what was playing, or begin with anything there is.',
    predicate: needsAnything,
    perform: () => media({ kind: 'play' }),
  }),
  defineAction({
    id: 'media.pause',
    input: none,
    risk: 'comfort',
    description: 'Pause the music.',
    predicate: needsTrack,
    perform: () => media({ kind: 'pause' }),
  }),
  defineAction({
    id: 'media.toggle',
    input: none,
    risk: 'comfort',
    description: 'Pause the music, or go on with it.',
    predicate: needsAnything,
    perform: ({ media: { isPlaying } }) => media({ kind: isPlaying ? 'pause' : 'play' }),
  }),
  defineAction({
    id: 'media.next',
    input: none,
    risk: 'comfort',
    description: 'Play the next track.',
    predicate: needsTrack,
    perform: () => media({ kind: 'next' }),
  }),
  defineAction({
    id: 'media.previous',
    input: none,
    risk: 'comfort',
    description: 'Play the track from its beginning, or the one before.',
    predicate: needsTrack,
    perform: () => media({ kind: 'previous' }),
  }),
  defineAction({
    id: 'media.seek',
    input: z.object({ positionS: z.number().min(0).max(100_000) }),
    risk: 'comfort',
    description: 'Go to a position in the track, in seconds from its beginning.',
    predicate: needsTrack,
    perform: (_context, { positionS }) => media({ kind: 'seek', positionS }),
  }),
  defineAction({
    id: 'media.setVolume',
    input: z.object({ percent: z.int().min(0).max(100) }),
    risk: 'comfort',
    description: 'Set the volume of the music, in percent.',
    predicate: () => null,
    perform: (_context, { percent }) => [{ kind: 'actuate', path: VOLUME, value: percent }],
  }),
  defineAction({
    id: 'media.changeVolume',
    input: z.object({ by: z.int().min(-100).max(100) }),
    risk: 'comfort',
    description: 'Turn the volume of the music up or down, in percent points.',
    predicate: () => null,
    perform: (context, { by }) => {
      const now = targetOf(context, VOLUME);
      if (now === undefined) return [];
      return [{ kind: 'actuate', path: VOLUME, value: Math.min(100, Math.max(0, now + by)) }];
    },
  }),
  defineAction({
    id: 'media.setShuffle',
    input: z.object({ isShuffled: z.boolean() }),
    risk: 'comfort',
    description: 'Play the tracks in random order, or in their own.',
    predicate: () => null,
    perform: (_context, { isShuffled }) => media({ kind: 'setShuffle', isShuffled }),
  }),
  defineAction({
    id: 'media.setRepeat',
    input: z.object({ repeat: z.enum(REPEATS) }),
    risk: 'comfort',
    description: 'Repeat the track, all tracks, or nothing.',
    predicate: () => null,
    perform: (_context, { repeat }) => media({ kind: 'setRepeat', repeat }),
  }),
  defineAction({
    id: 'media.playTrack',
    input: z.object({ track: mediaIdSchema, of: mediaListSchema.default({ list: 'tracks' }) }),
    risk: 'comfort',
    description: 'Play a track, and after it the rest of the list it stands in.',
    predicate: needsMusic,
    perform: (_context, { track, of }) =>
      media({ kind: 'start', what: { by: 'list', of, from: track } }),
  }),
  defineAction({
    id: 'media.playAll',
    input: none,
    risk: 'comfort',
    description: 'Play all music there is.',
    predicate: needsMusic,
    perform: () => media({ kind: 'start', what: { by: 'list', of: { list: 'tracks' } } }),
  }),
  defineAction({
    id: 'media.playAlbum',
    input: z.object({ id: mediaIdSchema }),
    risk: 'comfort',
    description: 'Play an album.',
    predicate: needsMusic,
    perform: (_context, { id }) =>
      media({ kind: 'start', what: { by: 'list', of: { list: 'album', id } } }),
  }),
  defineAction({
    id: 'media.playArtist',
    input: z.object({ id: mediaIdSchema }),
    risk: 'comfort',
    description: 'Play all tracks of an artist.',
    predicate: needsMusic,
    perform: (_context, { id }) =>
      media({ kind: 'start', what: { by: 'list', of: { list: 'artist', id } } }),
  }),
  defineAction({
    id: 'media.playPlaylist',
    input: z.object({ id: mediaIdSchema }),
    risk: 'comfort',
    description: 'Play a playlist, the favourites, or what was played recently.',
    predicate: needsMusic,
    perform: (_context, { id }) =>
      media({ kind: 'start', what: { by: 'list', of: { list: 'playlist', id } } }),
  }),
  defineAction({
    id: 'media.playByName',
    input: z.object({
      /** A title, an artist, an album, or a playlist, as it was said. */
      text: z.string().trim().min(1).max(64),
      only: z.enum(['track', 'album', 'artist', 'playlist']).exactOptional(),
    }),
    risk: 'comfort',
    description: 'Play what a name means: a track, an album, an artist, or a playlist.',
    predicate: needsMusic,
    perform: (_context, input) => media({ kind: 'start', what: { by: 'name', ...input } }),
  }),
  defineAction({
    id: 'media.playPlace',
    input: atPlace,
    risk: 'comfort',
    description: 'Play the track at a place of the queue, counted from 0.',
    predicate: (context, { place }) => needsPlace(context, place),
    perform: (_context, { place }) => media({ kind: 'playPlace', place }),
  }),
  defineAction({
    id: 'media.removePlace',
    input: atPlace,
    risk: 'comfort',
    description: 'Take the track at a place out of the queue, counted from 0.',
    predicate: (context, { place }) => needsPlace(context, place),
    perform: (_context, { place }) => media({ kind: 'removePlace', place }),
  }),
  defineAction({
    id: 'media.setFavourite',
    input: ofTrack.extend({ isFavourite: z.boolean() }),
    risk: 'comfort',
    description: 'Keep a track, or the one that is playing, among the favourites, or no longer.',
    predicate: (context, { track }) => needsNamed(context, track),
    perform: (_context, input) => media({ kind: 'setFavourite', ...input }),
  }),
  defineAction({
    id: 'media.playFavourites',
    input: none,
    risk: 'comfort',
    description: 'Play the favourites.',
    predicate: needsMusic,
    perform: () =>
      media({ kind: 'start', what: { by: 'list', of: { list: 'playlist', id: FAVOURITES } } }),
  }),
  defineAction({
    id: 'media.createPlaylist',
    input: ofTrack.extend({ name: z.string().trim().min(1).max(40) }),
    risk: 'comfort',
    description: 'Create a playlist, with a track in it if one is named.',
    // Naming it wants a keyboard, whoever asks.
    predicate: (context) => withheldBy(context, 'no-setup'),
    perform: (_context, input) => media({ kind: 'createPlaylist', ...input }),
  }),
  defineAction({
    id: 'media.deletePlaylist',
    input: z.object({ playlist: mediaIdSchema }),
    risk: 'erasure',
    description: 'Delete a playlist; its tracks stay.',
    predicate: (context, { playlist }) =>
      firstReason(withheldBy(context, 'no-setup'), needsOwn(context, playlist)),
    perform: (_context, { playlist }) => media({ kind: 'deletePlaylist', playlist }),
  }),
  defineAction({
    id: 'media.addToPlaylist',
    input: ofTrack.extend({ playlist: mediaIdSchema }),
    risk: 'comfort',
    description: 'Add a track, or the one that is playing, to a playlist.',
    predicate: (context, { track, playlist }) =>
      firstReason(needsNamed(context, track), needsOwn(context, playlist)),
    perform: (_context, input) => media({ kind: 'addToPlaylist', ...input }),
  }),
  defineAction({
    id: 'media.removeFromPlaylist',
    input: z.object({ playlist: mediaIdSchema, track: mediaIdSchema }),
    risk: 'comfort',
    description: 'Take a track out of a playlist.',
    predicate: (context, { playlist }) => needsOwn(context, playlist),
    perform: (_context, input) => media({ kind: 'removeFromPlaylist', ...input }),
  }),
];
