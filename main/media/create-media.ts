import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { MediaCommand } from '../../shared/media/command.ts';
import type { MediaState } from '../../shared/media/media-state.ts';
import type { Playlist } from '../../shared/media/track.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { coverAnswer } from './http/cover-answer.ts';
import { fileSound } from './http/file-sound.ts';
import { remoteSound } from './http/remote-sound.ts';
import { createLocalSource } from './library/local-source.ts';
import type { Media } from './media.ts';
import { createCatalogue } from './playback/catalogue.ts';
import { createCollections } from './playback/collections.ts';
import { openMediaMemory } from './playback/media-memory.ts';
import { Playback } from './playback/playback.ts';
import type { MediaSource } from './source.ts';
import { followSpeaking, type SpeakingOptions } from './speaking.ts';

export interface MediaOptions {
  readonly mediaDirs: readonly string[];
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly navigation: SpeakingOptions['navigation'];
  /** What the music yields to. */
  readonly voice: SpeakingOptions['voice'];
  /** Stations and providers besides the folders. */
  readonly sources?: readonly MediaSource[];
}

const NOT_FOUND = () => new Response('Not found.\n', { status: 404 });

/** Wires library, playback, and what speaks over them. */
export function createMedia(options: MediaOptions): Media {
  const { mediaDirs, stateDir, clock, log, rejections, navigation, voice } = options;
  const listeners = new Set<(parts: readonly (keyof MediaState)[]) => void>();
  const tell = (...parts: readonly (keyof MediaState)[]) => {
    for (const listener of listeners) listener(parts);
  };
  const memory = openMediaMemory({ stateDir, wall: clock.now().wall, log, rejections });
  const local = createLocalSource({ mediaDirs, stateDir, clock, log, rejections });
  const sources: readonly MediaSource[] = [local, ...(options.sources ?? [])];
  const collections = createCollections(memory, () => {
    tell('playlists');
    playback.collectionsChanged();
  });
  const playlists = (): readonly Playlist[] => [...collections.playlists, ...local.playlists];
  const catalogue = createCatalogue(sources, collections, playlists);
  const playback = new Playback({
    catalogue,
    collections,
    memory,
    clock,
    seed: () => randomInt(2 ** 32),
    onChange: (parts) => tell(...parts),
  });
  const speaking = followSpeaking({
    ...{ clock, navigation, voice },
    onChange: () => tell('ducking'),
  });
  const stops = sources.map((source) =>
    source.onChange(() => {
      tell('library', 'playlists', 'sources');
      void playback.refresh();
    }),
  );

  /** A command about a track: the one it names, or the current one. */
  function withTrack(named: string | undefined, carryOut: (track: string) => Reason | null) {
    const track = named ?? playback.now.track?.id;
    return track === undefined ? reason('media.nothingPlaying') : carryOut(track);
  }

  async function perform(command: MediaCommand): Promise<Reason | null> {
    switch (command.kind) {
      case 'setFavourite':
        return withTrack(command.track, (track) => {
          collections.setFavourite(track, command.isFavourite);
          return null;
        });
      case 'createPlaylist':
        return collections.create(command.name, command.track === undefined ? [] : [command.track]);
      case 'deletePlaylist':
        return collections.remove(command.playlist);
      case 'addToPlaylist':
        return withTrack(command.track, (track) => collections.add(command.playlist, track));
      case 'removeFromPlaylist':
        return collections.take(command.playlist, command.track);
      default:
        return playback.perform(command);
    }
  }

  return {
    get state() {
      return {
        library: local.library,
        now: playback.now,
        queue: playback.queue,
        playlists: [...playlists()],
        sources: sources.map(({ id, names, isPresent, abilities }) => ({
          id,
          names,
          isPresent,
          ...abilities,
        })),
        ducking: speaking.ducking,
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    perform,
    browse: (query) => catalogue.browse(query),
    search: (query) => catalogue.search(query),
    async lyrics(track) {
      const source = catalogue.source(track);
      return source ? source.lyrics(track) : { ok: false, reason: reason('media.noTrack') };
    },
    report: (report) => playback.report(report),
    async sound(track, request) {
      const answer = await catalogue.source(track)?.sound(track);
      if (!answer?.ok) return NOT_FOUND();
      return answer.value.kind === 'file'
        ? fileSound(answer.value, request)
        : remoteSound(answer.value, request, (url, init) => fetch(url, init));
    },
    async cover(track, request) {
      const answer = await catalogue.source(track)?.cover(track);
      return coverAnswer(answer?.ok === true ? answer.value : null, request);
    },
    get problems() {
      const failed = local.library.state === 'failed' ? [reason('media.sourceDown')] : [];
      return memory.problem ? [memory.problem, ...failed] : failed;
    },
    async close() {
      for (const stop of stops) stop();
      speaking.close();
      playback.close();
      memory.close();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
