import { targetOf } from '../../actions/target.ts';
import { RECENT } from '../../media/track.ts';
import { slotOf, type Frame, type Role } from '../frame.ts';
import { nameMeant } from '../names/find-name.ts';
import type { KnownName, UnderstandingContext } from '../understanding-context.ts';
import type { IntentOf } from '../vocabulary.ts';
import { resolveConversation } from './conversation.ts';
import { directionOf, has, numberOf, ordinalOf, says, switchOf, textOf, unquoted } from './said.ts';
import { act, answer, ask, perform, performAll, type Resolution, type Rule } from './wish.ts';

/** How much "a bit louder" is, percent points. */
const VOLUME_STEP = 10;

/** Wishes about music; `null` for what the player cannot do. */
export const resolveMedia: Rule = (frame, context) => {
  const rules: Readonly<Record<string, Rule | undefined>> = RULES;
  return rules[frame.intent]?.(frame, context) ?? null;
};

const RULES: Readonly<Partial<Record<IntentOf<'media'>, Rule>>> = {
  play: (frame, context) => repeated(frame, context) ?? controlled(frame) ?? played(frame, context),
  control: (frame, context) => resolveVolume(frame, context) ?? moded(frame) ?? controlled(frame),
  query: (frame) => answer('nowPlaying', frame),
  favourites: (frame) =>
    says(frame, 'operation', 'shuffle')
      ? perform(act('media.setShuffle', { isShuffled: true }), act('media.playFavourites', {}))
      : perform(act('media.playFavourites', {})),
  history: () => perform(act('media.playPlaylist', { id: RECENT })),
  playlist: (frame, context) => played(frame, context),
  favourite: () => perform(act('media.setFavourite', { isFavourite: true })),
  unfavourite: () => perform(act('media.setFavourite', { isFavourite: false })),
  playQueued: (frame) => queued(frame, 'media.playPlace'),
  removeQueued: (frame) => queued(frame, 'media.removePlace'),
  createPlaylist: (frame) => {
    const name = textOf(frame, 'playlist');
    return name === undefined
      ? ask('playlist', frame)
      : perform(act('media.createPlaylist', { name }));
  },
  deletePlaylist: (frame, context) =>
    withKnown(frame, context, 'playlist', (playlist) =>
      perform(act('media.deletePlaylist', { playlist })),
    ),
  addToPlaylist: (frame, context) =>
    withKnown(frame, context, 'playlist', (playlist) =>
      perform(act('media.addToPlaylist', { playlist })),
    ),
  removeFromPlaylist: (frame, context) =>
    withKnown(frame, context, 'playlist', (playlist) =>
      withKnown(frame, context, 'song', (track) =>
        perform(act('media.removeFromPlaylist', { playlist, track })),
      ),
    ),
};

const KIND_OF_ROLE = { song: 'track', playlist: 'playlist' } as const;

/** Something that is kept under an id, by its name. */
function withKnown(
  frame: Frame,
  { names }: UnderstandingContext,
  role: keyof typeof KIND_OF_ROLE,
  then: (id: string) => Resolution,
): Resolution {
  const text = textOf(frame, role);
  if (text === undefined) return ask(role === 'song' ? 'music' : 'playlist', frame);
  const meant = nameMeant(names, text, [KIND_OF_ROLE[role]]);
  if (meant.kind === 'one' && meant.known.id !== undefined) return then(meant.known.id);
  return ask(role === 'song' ? 'music' : 'playlist', frame);
}

function queued(frame: Frame, id: 'media.playPlace' | 'media.removePlace'): Resolution {
  const ordinal = ordinalOf(frame);
  return ordinal === undefined ? null : perform(act(id, { place: ordinal - 1 }));
}

/** "Repeat this song by that name" plays it first. */
function repeated(frame: Frame, context: UnderstandingContext): Resolution {
  const mode = moded(frame);
  if (mode?.kind !== 'perform' || !has(frame, 'song')) return mode;
  const song = played(frame, context);
  return song?.kind === 'perform' ? performAll([...song.actions, ...mode.actions]) : song;
}

function moded(frame: Frame): Resolution {
  const isOff = switchOf(frame) === false;
  const repeat = (how: 'off' | 'all' | 'one') => perform(act('media.setRepeat', { repeat: how }));
  if (says(frame, 'operation', 'shuffle')) {
    return perform(act('media.setShuffle', { isShuffled: !isOff }));
  }
  if (says(frame, 'operation', 'sequential')) {
    return perform(act('media.setShuffle', { isShuffled: false }));
  }
  if (says(frame, 'operation', 'repeatOne')) return repeat(isOff ? 'off' : 'one');
  if (says(frame, 'operation', 'repeatAll')) return repeat(isOff ? 'off' : 'all');
  return null;
}

function controlled(frame: Frame): Resolution {
  if (says(frame, 'operation', 'toggle')) return perform(act('media.toggle', {}));
  if (says(frame, 'operation', 'next')) return perform(act('media.next', {}));
  if (says(frame, 'operation', 'previous')) return perform(act('media.previous', {}));
  const seconds = frame.slots.find(({ unit }) => unit === 's')?.value;
  if (says(frame, 'operation', 'replay')) return perform(act('media.seek', { positionS: 0 }));
  if (says(frame, 'operation', 'forward', 'set', 'move') && seconds !== undefined) {
    return perform(act('media.seek', { positionS: seconds }));
  }
  if (says(frame, 'operation', 'favourite')) {
    return perform(act('media.setFavourite', { isFavourite: true }));
  }
  if (says(frame, 'operation', 'unfavourite')) {
    return perform(act('media.setFavourite', { isFavourite: false }));
  }
  if (has(frame, 'song', 'artist', 'album', 'playlist', 'title')) return null;
  if (switchOf(frame) === false) return perform(act('media.pause', {}));
  if (says(frame, 'operation', 'play', 'on', 'open', 'start', 'resume')) {
    return perform(act('media.play', {}));
  }
  return null;
}

/** Names of music, the kind that was said with each. */
const KINDS: readonly {
  readonly role: Role;
  readonly only: 'track' | 'album' | 'artist' | 'playlist';
}[] = [
  { role: 'album', only: 'album' },
  { role: 'playlist', only: 'playlist' },
  { role: 'song', only: 'track' },
  { role: 'artist', only: 'artist' },
];

function played(frame: Frame, context: UnderstandingContext): Resolution {
  const chosen = ordinalOf(frame) ?? (says(frame, 'order', 'first', 'last') ? 1 : undefined);
  if (chosen !== undefined && context.list.length > 0)
    return resolveConversation({ ...frame, domain: 'dialogue', intent: 'choose' }, context);
  const artist = textOf(frame, 'artist');
  const title = textOf(frame, 'song', 'title', 'album');
  if (artist !== undefined && title !== undefined) {
    return perform(act('media.playByName', { text: joinedName(frame, artist, title) }));
  }
  const isKindSaid = has(frame, 'kind');
  for (const { role, only } of KINDS) {
    const text = textOf(frame, role);
    if (text === undefined) continue;
    const name = meantName(text, context);
    const isOnly = isKindSaid || role !== 'song';
    return perform(act('media.playByName', isOnly ? { text: name, only } : { text: name }));
  }
  const open = textOf(frame, 'title');
  if (open !== undefined)
    return perform(act('media.playByName', { text: meantName(open, context) }));
  if (says(frame, 'position', 'all')) return perform(act('media.playAll', {}));
  const described = textOf(frame, 'genre', 'mood', 'theme', 'audience', 'instrument', 'chart');
  if (described !== undefined) return perform(act('media.playByName', { text: described }));
  return says(frame, 'source', 'online') ? null : perform(act('media.play', {}));
}

const TITLES: readonly KnownName['kind'][] = ['track', 'album', 'artist', 'playlist'];

/** An artist's song; a single letter between the two belongs to the title rather ("the story of spring"). */
function joinedName(frame: Frame, artist: string, title: string): string {
  const [by, song] = [slotOf(frame, 'artist'), slotOf(frame, 'song')];
  const isOne = by && song && song.from > by.to && song.from - by.to <= 1;
  if (!isOne) return `${artist} ${title}`;
  const start = frame.text.indexOf(by.text);
  return unquoted(frame.text.slice(start, start + song.to - by.from));
}

function meantName(text: string, { names }: UnderstandingContext): string {
  const meant = nameMeant(names, text, TITLES);
  return meant.kind === 'one' ? meant.known.name : text;
}

/** Wishes about how loud the music is; `null` for anything else. */
export function resolveVolume(frame: Frame, { car }: UnderstandingContext): Resolution {
  // "Mute the parking sensors" is not about the music.
  if (says(frame, 'operation', 'mute')) {
    return has(frame, 'feature') ? null : perform(act('media.setVolume', { percent: 0 }));
  }
  if (!says(frame, 'aspect', 'volume')) return null;
  const now = car ? targetOf(car, 'Vehicle.Cabin.Infotainment.Media.Volume') : undefined;
  const by = directionOf(frame);
  const said = numberOf(frame, 'percent', 'level');
  if (by !== undefined && !says(frame, 'operation', 'set')) {
    const half = says(frame, 'value', 'half') && now !== undefined ? now / 2 : undefined;
    const size = Math.round(said ?? half ?? VOLUME_STEP);
    return perform(act('media.changeVolume', { by: by * size }));
  }
  if (said !== undefined) {
    if (said < 0 || said > 100) return ask('volume', frame);
    return perform(act('media.setVolume', { percent: Math.round(said) }));
  }
  if (says(frame, 'value', 'max', 'full')) return perform(act('media.setVolume', { percent: 100 }));
  if (says(frame, 'value', 'min')) return perform(act('media.setVolume', { percent: 0 }));
  if (says(frame, 'value', 'half', 'middle'))
    return perform(act('media.setVolume', { percent: 50 }));
  const on = switchOf(frame);
  if (on === false) return perform(act('media.setVolume', { percent: 0 }));
  const isAsked = has(frame, 'operation') && !(on === true && now !== undefined && now > 0);
  return isAsked ? ask('volume', frame) : null;
}
