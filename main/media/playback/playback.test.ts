import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reason } from '../../../shared/contract/reason.ts';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { PlayerReport } from '../../../shared/media/query.ts';
import type { Track } from '../../../shared/media/track.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { MediaSource, SourceAnswer } from '../source.ts';
import { createCatalogue } from './catalogue.ts';
import { createCollections } from './collections.ts';
import { openMediaMemory, type MediaMemory } from './media-memory.ts';
import { Playback } from './playback.ts';

const answer = <Value>(value: Value): Promise<SourceAnswer<Value>> =>
  Promise.resolve({ ok: true, value });

/** A stick of ten songs, in or out. */
class FakeSource implements MediaSource {
  readonly id = 'local';
  readonly names = { 'zh-CN': '', 'en-US': '' };
  readonly abilities = { canSearch: true, canSeek: true };
  isPresent = true;
  readonly broken: string[] = [];
  readonly songs = Array.from({ length: 10 }, (_, index) => song(index));

  onChange = () => () => undefined;
  browse = () => answer({ items: this.#there(), total: 10, letters: [] });
  search = (text: string) => answer(this.#there().filter(({ title }) => title === text));
  trackIds = () => answer(this.#there().map(({ id }) => id));
  tracks = (ids: readonly string[]) =>
    answer(ids.flatMap((id) => this.#there().find((one) => one.id === id) ?? []));
  sound = () => Promise.resolve({ ok: false, reason: reason('media.noTrack') } as const);
  cover = () => answer(null);
  lyrics = () => answer(null);
  reportBroken(track: string): void {
    this.broken.push(track);
  }
  close = () => Promise.resolve();

  #there(): Track[] {
    return this.isPresent ? this.songs : [];
  }
}

function song(index: number): Track {
  return {
    kind: 'track',
    id: `local-${index}`,
    title: `T${index}`,
    artist: null,
    album: null,
    durationS: 100,
    cover: '',
    isPlayable: true,
    isDemo: false,
  };
}

let stateDir: string;
let clock: FakeClock;
let source: FakeSource;
let memory: MediaMemory;
let playback: Playback;

function start(): void {
  const log = pino({ level: 'silent' });
  memory = openMediaMemory({ stateDir, wall: clock.now().wall, log, rejections: new Rejections() });
  const collections = createCollections(memory, () => undefined);
  const catalogue = createCatalogue([source], collections, () => collections.playlists);
  playback = new Playback({
    catalogue,
    collections,
    memory,
    clock,
    seed: () => 1,
    onChange: () => undefined,
  });
}

async function restart(): Promise<void> {
  playback.close();
  memory.close();
  start();
  await playback.refresh();
}

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'zhilu-playback-'));
  clock = new FakeClock();
  source = new FakeSource();
  start();
});

afterEach(() => {
  playback.close();
  memory.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function report(event: PlayerReport['event'], cue = playback.now.cue): Promise<void> {
  playback.report({ player: 'page', cue, event });
  await settled();
}

const playAll = () =>
  playback.perform({ kind: 'start', what: { by: 'list', of: { list: 'tracks' } } });
const title = () => playback.now.track?.title;

describe('playing', () => {
  it('begins with a list, at one of its tracks', async () => {
    const of = { list: 'tracks' } as const;
    await playback.perform({ kind: 'start', what: { by: 'list', of, from: 'local-3' } });
    expect([title(), playback.now.isPlaying, playback.queue.count]).toEqual(['T3', true, 10]);
    expect(playback.queue.upcoming.map(({ track }) => track.title)).toEqual([
      ...['T4', 'T5', 'T6', 'T7', 'T8', 'T9'],
    ]);
  });

  it('begins with what a name means, and says when it means nothing', async () => {
    expect(await playback.perform({ kind: 'start', what: { by: 'name', text: 'T5' } })).toBeNull();
    expect(title()).toBe('T5');
    const nothing = { kind: 'start', what: { by: 'name', text: 'X' } } as const;
    expect((await playback.perform(nothing))?.key).toBe('media.noTrack');
    expect(title()).toBe('T5');
  });

  it('goes on when a track ends, and stops after the last', async () => {
    await playAll();
    await report({ kind: 'ready' });
    await report({ kind: 'ended' });
    expect(title()).toBe('T1');
    await playback.perform({ kind: 'playPlace', place: 9 });
    await report({ kind: 'ended' });
    expect([title(), playback.now.isPlaying]).toEqual(['T9', false]);
  });

  it('does not heed a page that speaks of another cue, or that does not sound', async () => {
    await playAll();
    await report({ kind: 'ready' });
    await report({ kind: 'ended' }, playback.now.cue - 1);
    playback.report({ player: 'other', cue: playback.now.cue, event: { kind: 'ended' } });
    await settled();
    expect(title()).toBe('T0');
  });

  it('skips what cannot be played, and gives up after a few', async () => {
    await playAll();
    await report({ kind: 'ready' });
    await report({ kind: 'failed', detail: '4' });
    expect([title(), source.broken]).toEqual(['T1', ['local-0']]);
    for (let count = 0; count < 4; count += 1) await report({ kind: 'failed', detail: '4' });
    expect(playback.now.isPlaying).toBe(false);
    expect(playback.now.trouble?.key).toBe('media.trackBroken');
  });

  it('waits for a touch when the browser wants one', async () => {
    await playAll();
    await report({ kind: 'ready' });
    await report({ kind: 'blocked' });
    expect(playback.now.isPlaying).toBe(false);
  });

  it('moves within a track, never beyond it', async () => {
    await playAll();
    const { cue } = playback.now;
    await playback.perform({ kind: 'seek', positionS: 500 });
    expect(playback.now).toMatchObject({ positionS: 100, cue: cue + 1 });
  });
});

describe('a stick that is pulled', () => {
  it('stops the music, and it goes on there when it is back', async () => {
    await playAll();
    await report({ kind: 'ready' });
    await report({ kind: 'progress', positionS: 42 });
    const { cue } = playback.now;
    source.isPresent = false;
    await playback.refresh();
    expect(playback.now).toMatchObject({ track: null, isPlaying: false });
    expect((await playAll())?.key).toBe('media.noTrack');
    source.isPresent = true;
    await playback.refresh();
    expect(playback.now).toMatchObject({ isPlaying: true, positionS: 42 });
    expect(playback.now.cue).toBeGreaterThan(cue);
  });

  it('leaves what is on another one', async () => {
    await playAll();
    source.songs.splice(0, 4);
    await playback.refresh();
    expect(playback.now.track).toBeNull();
    await playback.perform({ kind: 'play' });
    expect(title()).toBe('T4');
  });
});

describe('a restart of the host', () => {
  it('goes on with the queue, the order, and the position', async () => {
    await playback.perform({ kind: 'setShuffle', isShuffled: true });
    await playAll();
    await playback.perform({ kind: 'next' });
    await report({ kind: 'ready' });
    await report({ kind: 'progress', positionS: 33 });
    const { queue } = playback;
    await restart();
    expect(playback.queue).toEqual(queue);
    expect(playback.now).toMatchObject({ positionS: 33, isPlaying: true, isShuffled: true });
  });

  it('after a long stop waits to be asked', async () => {
    await playAll();
    playback.close();
    clock.setWall(3_600_000);
    memory.close();
    start();
    await playback.refresh();
    expect([title(), playback.now.isPlaying]).toEqual(['T0', false]);
  });

  it('with a stored queue that does not fit begins empty', async () => {
    memory.write('queue', { tracks: ['local-1'], order: [5], isShuffled: false, repeat: 'off' });
    memory.write('favourites', 'nonsense');
    memory.close();
    start();
    await playback.refresh();
    expect(playback.queue.count).toBe(0);
  });
});
