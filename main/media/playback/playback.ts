import { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { MediaCommand } from '../../../shared/media/command.ts';
import {
  EMPTY_MEDIA,
  MAX_UPCOMING,
  type NowPlaying,
  type QueueState,
} from '../../../shared/media/media-state.ts';
import {
  atPlace,
  currentTrack,
  EMPTY_QUEUE,
  MAX_QUEUE,
  nextInQueue,
  previousInQueue,
  queueOf,
  REPEATS,
  upcomingTracks,
  withoutPlace,
  withShuffle,
  type PlayQueue,
} from '../../../shared/media/queue.ts';
import type { PlayerReport } from '../../../shared/media/query.ts';
import { mediaIdSchema, type Track } from '../../../shared/media/track.ts';
import type { Catalogue } from './catalogue.ts';
import type { Collections } from './collections.ts';
import type { MediaMemory } from './media-memory.ts';

/** Music that was playing goes on by itself after a stop no longer than this, ms. */
const GOES_ON_WITHIN_MS = 10 * 60_000;

/** How often the position is stored while playing, ms of play. */
const STORE_EVERY_S = 5;

/** After so many tracks in a row that cannot be played, the fault is not the tracks'. */
const MAX_FAILURES = 5;

const queueRowSchema = z.object({
  tracks: z.array(mediaIdSchema).max(MAX_QUEUE),
  order: z.array(z.int().min(0)).max(MAX_QUEUE),
  isShuffled: z.boolean(),
  repeat: z.enum(REPEATS),
});

const positionRowSchema = z.object({
  at: z.int().min(0),
  positionS: z.number().nonnegative(),
  isPlaying: z.boolean(),
  /** Epoch ms. */
  storedAt: z.number(),
});

type PlaybackCommand = Extract<
  MediaCommand,
  {
    kind:
      | 'play'
      | 'pause'
      | 'next'
      | 'previous'
      | 'seek'
      | 'setShuffle'
      | 'setRepeat'
      | 'start'
      | 'playPlace'
      | 'removePlace';
  }
>;

export interface PlaybackOptions {
  readonly catalogue: Catalogue;
  readonly collections: Collections;
  readonly memory: MediaMemory;
  readonly clock: Clock;
  readonly seed: () => number;
  readonly onChange: (parts: readonly ('now' | 'queue')[]) => void;
}

/** What is played, in which order, and how far: kept in the host, sounded by a page. */
export class Playback {
  readonly #options: PlaybackOptions;
  #queue: PlayQueue;
  #wantsToPlay: boolean;
  #positionS: number;
  #storedS = 0;
  #cue = 1;
  #track: Track | null = null;
  #upcoming: QueueState['upcoming'] = [];
  #player: string | null = null;
  #trouble: Reason | null = null;
  #failures = 0;
  #lookups = 0;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    const { memory, clock } = options;
    const queue = memory.read('queue', queueRowSchema);
    const position = memory.read('position', positionRowSchema);
    this.#queue = queue && isWhole(queue) ? { ...queue, at: 0 } : EMPTY_QUEUE;
    this.#queue = atPlace(this.#queue, position?.at ?? 0) ?? this.#queue;
    this.#positionS = position?.positionS ?? 0;
    const since = clock.now().wall - (position?.storedAt ?? 0);
    this.#wantsToPlay = position?.isPlaying === true && since < GOES_ON_WITHIN_MS;
  }

  get now(): NowPlaying {
    return {
      track: this.#track,
      cue: this.#cue,
      isPlaying: this.#wantsToPlay && this.#track !== null,
      positionS: this.#positionS,
      isShuffled: this.#queue.isShuffled,
      repeat: this.#queue.repeat,
      isFavourite: this.#track !== null && this.#options.collections.isFavourite(this.#track.id),
      trouble: this.#trouble,
      player: this.#player,
    };
  }

  get queue(): QueueState {
    if (this.#queue.order.length === 0) return EMPTY_MEDIA.queue;
    return { count: this.#queue.order.length, at: this.#queue.at, upcoming: this.#upcoming };
  }

  async perform(command: PlaybackCommand): Promise<Reason | null> {
    switch (command.kind) {
      case 'play':
        if (this.#track) return this.#setPlaying(true);
        if (this.#queue.order.length > 0 && (await this.#moveToReachable())) {
          return this.#setPlaying(true);
        }
        return this.#start({ by: 'list', of: { list: 'tracks' } });
      case 'pause':
        return this.#setPlaying(false);
      case 'next':
        return this.#go(nextInQueue(this.#queue, 'asked'));
      case 'previous':
        return this.#go(previousInQueue(this.#queue, this.#positionS));
      case 'seek': {
        if (!this.#track) return reason('media.nothingPlaying');
        const most = this.#track.durationS ?? command.positionS;
        this.#beginAt(Math.min(command.positionS, most));
        this.#changed('now');
        return null;
      }
      case 'setShuffle':
        this.#queue = withShuffle(this.#queue, command.isShuffled, this.#options.seed());
        return this.#queueChanged();
      case 'setRepeat':
        this.#queue = { ...this.#queue, repeat: command.repeat };
        return this.#queueChanged();
      case 'start':
        return this.#start(command.what);
      case 'playPlace':
        return this.#go(atPlace(this.#queue, command.place));
      case 'removePlace': {
        const isCurrent = command.place === this.#queue.at;
        this.#queue = withoutPlace(this.#queue, command.place);
        if (isCurrent) this.#beginAt(0);
        return this.#queueChanged();
      }
    }
  }

  /** Takes in how it goes on the page that sounds. */
  report({ player, cue, event }: PlayerReport): void {
    if (event.kind === 'ready') {
      // The page that came last sounds: an older one has been reloaded, or forgotten somewhere.
      if (this.#player === player) return;
      this.#player = player;
      this.#changed('now');
      return;
    }
    if (player !== this.#player || cue !== this.#cue) return;
    switch (event.kind) {
      case 'progress':
        this.#failures = 0;
        this.#positionS = event.positionS;
        if (Math.abs(this.#positionS - this.#storedS) >= STORE_EVERY_S) this.#storePosition();
        this.#changed('now');
        break;
      case 'ended': {
        const next = nextInQueue(this.#queue, 'ended');
        if (next) void this.#go(next);
        else this.#stop(null);
        break;
      }
      case 'failed':
        void this.#skipBroken();
        break;
      case 'blocked':
        this.#setPlaying(false);
        break;
    }
  }

  /** Looks the current tracks up again: a source has come, gone, or changed. */
  async refresh(): Promise<void> {
    const lookup = ++this.#lookups;
    const current = currentTrack(this.#queue);
    const upcoming = upcomingTracks(this.#queue, MAX_UPCOMING);
    const ids = [...(current === undefined ? [] : [current]), ...upcoming.map(({ id }) => id)];
    const found = new Map(
      (await this.#options.catalogue.tracks(ids)).map((track) => [track.id, track]),
    );
    if (lookup !== this.#lookups) return;
    const track = current === undefined ? null : (found.get(current) ?? null);
    // It is back, on the same stick: the player begins where it left off.
    if (track && !this.#track) this.#cue += 1;
    this.#track = track;
    this.#upcoming = upcoming.flatMap(({ place, id }) => {
      const next = found.get(id);
      return next ? [{ place, track: next }] : [];
    });
    this.#changed('now', 'queue');
  }

  /** The favourites have changed. */
  collectionsChanged(): void {
    this.#changed('now');
  }

  /** Stores what is still on its way. */
  close(): void {
    this.#lookups += 1;
    this.#storePosition();
  }

  async #start(what: Extract<MediaCommand, { kind: 'start' }>['what']): Promise<Reason | null> {
    const chosen = await this.#options.catalogue.choose(what);
    if (!chosen.ok) return chosen.reason;
    const { tracks, start } = chosen.value;
    this.#queue = queueOf(tracks, start, this.#queue, this.#options.seed());
    this.#failures = 0;
    return this.#begin();
  }

  async #go(queue: PlayQueue | null): Promise<Reason | null> {
    if (!queue) return reason('media.noTrack');
    this.#queue = queue;
    return this.#begin();
  }

  /** Plays the current track of the queue from its beginning. */
  async #begin(): Promise<Reason | null> {
    this.#wantsToPlay = true;
    this.#trouble = null;
    this.#beginAt(0);
    await this.#queueChanged();
    if (!this.#track && !(await this.#moveToReachable())) {
      this.#stop(reason('media.noTrack'));
      return this.#trouble;
    }
    if (this.#track) this.#options.collections.remember(this.#track.id);
    return null;
  }

  /** Goes on to the nearest track of the queue that can be reached now. */
  async #moveToReachable(): Promise<boolean> {
    const { tracks, order, at } = this.#queue;
    const reachable = new Set((await this.#options.catalogue.tracks(tracks)).map(({ id }) => id));
    const places = [...order.keys()];
    const place = [...places.slice(at), ...places.slice(0, at)].find((candidate) => {
      const id = currentTrack({ ...this.#queue, at: candidate });
      return id !== undefined && reachable.has(id);
    });
    if (place === undefined) return false;
    if (place !== at) this.#positionS = 0;
    this.#queue = { ...this.#queue, at: place };
    await this.refresh();
    return this.#track !== null;
  }

  async #skipBroken(): Promise<void> {
    const broken = currentTrack(this.#queue);
    if (broken !== undefined) this.#options.catalogue.source(broken)?.reportBroken(broken);
    this.#failures += 1;
    const next = nextInQueue(this.#queue, 'asked');
    if (!next || next.at <= this.#queue.at || this.#failures >= MAX_FAILURES) {
      this.#stop(reason('media.trackBroken'));
      return;
    }
    await this.#go(next);
  }

  #stop(trouble: Reason | null): void {
    this.#wantsToPlay = false;
    this.#trouble = trouble;
    this.#beginAt(0);
    this.#changed('now');
  }

  #setPlaying(isPlaying: boolean): null {
    this.#wantsToPlay = isPlaying;
    if (isPlaying) this.#trouble = null;
    this.#storePosition();
    this.#changed('now');
    return null;
  }

  #beginAt(positionS: number): void {
    this.#cue += 1;
    this.#positionS = positionS;
    this.#storePosition();
  }

  async #queueChanged(): Promise<null> {
    const { tracks, order, isShuffled, repeat } = this.#queue;
    this.#options.memory.write('queue', { tracks, order, isShuffled, repeat });
    this.#storePosition();
    await this.refresh();
    return null;
  }

  #storePosition(): void {
    this.#storedS = this.#positionS;
    this.#options.memory.write('position', {
      at: this.#queue.at,
      positionS: this.#positionS,
      isPlaying: this.#wantsToPlay,
      storedAt: this.#options.clock.now().wall,
    });
  }

  #changed(...parts: readonly ('now' | 'queue')[]): void {
    this.#options.onChange(parts);
  }
}

/** Whether a stored order is one of its tracks. */
function isWhole({ tracks, order }: z.infer<typeof queueRowSchema>): boolean {
  return (
    order.length === tracks.length &&
    new Set(order).size === order.length &&
    order.every((index) => index < tracks.length)
  );
}
