import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import { FAVOURITES, mediaIdSchema, RECENT, type Playlist } from '../../../shared/media/track.ts';
import type { MediaMemory } from './media-memory.ts';

const MAX_FAVOURITES = 2000;
const MAX_RECENT = 100;
const MAX_OWN = 50;
const MAX_IN_OWN = 2000;

const idsSchema = z.array(mediaIdSchema);
const ownSchema = z.array(
  z.object({ id: mediaIdSchema, name: z.string().min(1).max(40), tracks: idsSchema }),
);

/** What the driver keeps together: playlists, favourites, and what was played lately. */
export interface Collections {
  readonly playlists: readonly Playlist[];
  /** The tracks of a playlist of ours; `undefined` when it is none. */
  tracks(playlist: string): readonly string[] | undefined;
  isFavourite(track: string): boolean;
  setFavourite(track: string, isFavourite: boolean): void;
  remember(track: string): void;
  create(name: string, tracks: readonly string[]): Reason | null;
  remove(playlist: string): Reason | null;
  add(playlist: string, track: string): Reason | null;
  take(playlist: string, track: string): Reason | null;
}

/** Loads the collections; `onChange` is called after each change. */
export function createCollections(memory: MediaMemory, onChange: () => void): Collections {
  let favourites = memory.read(FAVOURITES, idsSchema) ?? [];
  let recent = memory.read(RECENT, idsSchema) ?? [];
  let own = memory.read('playlists', ownSchema) ?? [];

  function setOwn(next: typeof own): void {
    own = next;
    memory.write('playlists', own);
    onChange();
  }

  /** Changes the tracks of one playlist. */
  function change(
    playlist: string,
    tracksOf: (tracks: readonly string[]) => readonly string[],
  ): Reason | null {
    if (!own.some(({ id }) => id === playlist)) return reason('media.noPlaylist');
    setOwn(
      own.map((one) =>
        one.id === playlist ? { ...one, tracks: tracksOf(one.tracks).slice(0, MAX_IN_OWN) } : one,
      ),
    );
    return null;
  }

  return {
    get playlists() {
      const always: Playlist[] = [
        {
          kind: 'playlist',
          id: FAVOURITES,
          origin: 'favourites',
          name: '',
          count: favourites.length,
        },
        { kind: 'playlist', id: RECENT, origin: 'recent', name: '', count: recent.length },
      ];
      const made = own.map(({ id, name, tracks }): Playlist => ({
        kind: 'playlist',
        id,
        origin: 'own',
        name,
        count: tracks.length,
      }));
      return [...always, ...made];
    },
    tracks(playlist) {
      if (playlist === FAVOURITES) return favourites;
      if (playlist === RECENT) return recent;
      return own.find(({ id }) => id === playlist)?.tracks;
    },
    isFavourite: (track) => favourites.includes(track),
    setFavourite(track, isFavourite) {
      const others = favourites.filter((id) => id !== track);
      favourites = (isFavourite ? [track, ...others] : others).slice(0, MAX_FAVOURITES);
      memory.write(FAVOURITES, favourites);
      onChange();
    },
    remember(track) {
      if (recent[0] === track) return;
      recent = [track, ...recent.filter((id) => id !== track)].slice(0, MAX_RECENT);
      memory.write(RECENT, recent);
      onChange();
    },
    create(name, tracks) {
      if (own.length >= MAX_OWN) return reason('request.invalidInput', 'too many playlists');
      const id = `own-${randomBytes(9).toString('base64url')}`;
      setOwn([...own, { id, name, tracks: [...tracks] }]);
      return null;
    },
    remove(playlist) {
      if (!own.some(({ id }) => id === playlist)) return reason('media.noPlaylist');
      setOwn(own.filter(({ id }) => id !== playlist));
      return null;
    },
    add: (playlist, track) =>
      change(playlist, (tracks) => (tracks.includes(track) ? tracks : [...tracks, track])),
    take: (playlist, track) => change(playlist, (tracks) => tracks.filter((id) => id !== track)),
  };
}
