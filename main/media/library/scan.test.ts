import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flacFile } from './flac.fixture.ts';
import { mp3File, mp3WithId3v1 } from './mp3.fixture.ts';
import { pngSquare } from '../demo/png.ts';
import { wavFile } from '../demo/wav.ts';
import { browse } from './browse.ts';
import { findCover, findLyrics } from './companions.ts';
import { LibraryStore } from './library-store.ts';
import { NameIndex } from './name-index.ts';
import { scan } from './scan.ts';
import { openDatabase } from './schema.ts';

let base: string;
let root: string;
let store: LibraryStore;
let read: string[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'zhilu-library-'));
  root = join(base, 'stick');
  mkdirSync(root);
  store = new LibraryStore(openDatabase(join(base, 'state', 'library.sqlite')).database);
  store.setPresent([{ path: root, isDemo: false }], 1);
  read = [];
});

afterEach(() => {
  store.close();
  rmSync(base, { recursive: true, force: true });
});

function put(path: string, bytes: Uint8Array | string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return file;
}

const NO_DOUBTS = { suspects: [], condemned: [] };

const scanned = (doubts: Parameters<typeof scan>[2] = NO_DOUBTS) =>
  scan(store, root, doubts, {
    onReading: (files) => read.push(files.at(-1) ?? ''),
    onGrown: () => undefined,
  });

const titles = () =>
  browse(store, { list: 'tracks' }, 0, 50).items.map((item) =>
    item.kind === 'track' ? `${item.title}${item.isPlayable ? '' : ' !'}` : '',
  );

const only = () => {
  const [track] = browse(store, { list: 'tracks' }, 0, 1).items;
  if (track?.kind !== 'track') throw new Error('no track');
  return track;
};

describe('a stick', () => {
  it('is read into tracks, albums, and artists, sorted by sound', async () => {
    const tags = { artist: '周杰伦', album: '魔杰座' };
    put('a/1.mp3', mp3File({ ...tags, title: '稻香', track: 2 }));
    put(
      'a/2.flac',
      flacFile({ TITLE: '给我一首歌的时间', ARTIST: '周杰伦', ALBUM: '魔杰座', TRACKNUMBER: '1' }),
    );
    put(
      'b.wav',
      wavFile(new Float32Array(800), 8000, {
        title: 'Bliss',
        artist: 'Muse',
        album: 'Origin',
        track: 1,
      }),
    );
    expect(await scanned()).toBe(true);
    expect(titles()).toEqual(['Bliss', '稻香', '给我一首歌的时间']);
    expect(store.count()).toMatchObject({ tracks: 3, albums: 2, artists: 2, broken: 0 });
    const [album] = browse(store, { list: 'albums' }, 0, 1).items;
    expect(album).toMatchObject({ title: '魔杰座', artist: '周杰伦', count: 2 });
    const inAlbum = store.tracksOf({ list: 'album', id: album?.id ?? '' });
    expect(inAlbum.map(({ title }) => title)).toEqual(['给我一首歌的时间', '稻香']);
    expect(browse(store, { list: 'tracks' }, 0, 1).letters).toEqual([
      { letter: 'B', offset: 0 },
      { letter: 'D', offset: 1 },
      { letter: 'G', offset: 2 },
    ]);
    expect(only().durationS).toBeCloseTo(0.1, 1);
  });

  it('is searched by initials, by sound, and by several words', async () => {
    put('1.mp3', mp3File({ title: '稻香', artist: '周杰伦' }));
    put('2.mp3', mp3File({ title: '香水', artist: '别人' }));
    await scanned();
    const names = new NameIndex(store);
    const found = (text: string) =>
      names.search(text, 5, []).map((item) => ('title' in item ? item.title : item.name));
    expect(found('dx')).toEqual(['稻香']);
    expect(found('zjl')).toEqual(['周杰伦', '稻香']);
    expect(found('周杰伦 dx')).toEqual(['稻香']);
    expect(found('xiang')).toEqual(['香水', '稻香']);
    expect(found('qq')).toEqual([]);
  });

  it('lists what is broken as such, and reads the rest', async () => {
    const good = mp3File({ title: 'Good' });
    put('good.mp3', good);
    put('empty.mp3', '');
    put('text.mp3', 'this is no music at all, only words in a file');
    put('cut.flac', flacFile({ TITLE: 'Cut' }).subarray(0, 30));
    put(
      'lying.mp3',
      Buffer.concat([Buffer.from('ID3\x03\x00\x00\x7f\x7f\x7f\x7f', 'latin1'), Buffer.alloc(40)]),
    );
    expect(await scanned()).toBe(true);
    expect(titles()).toEqual(['cut !', 'empty !', 'Good', 'lying !', 'text !']);
    expect(store.count()).toMatchObject({ tracks: 1, broken: 4 });
    expect(store.trackIds({ list: 'tracks' })).toHaveLength(1);
  });

  it('with tags of rubbish is shown clean', async () => {
    put('long.mp3', mp3File({ title: '很长'.repeat(50_000), artist: '\u0007Bad\u202e\n' }));
    await scanned();
    const track = only();
    expect(track.title.length).toBe(200);
    expect(track.artist).toBe('Bad');
  });

  it('with GBK in its tags is read right', async () => {
    const gbk = Uint8Array.of(0xd6, 0xdc, 0xbd, 0xdc);
    put('old.mp3', mp3WithId3v1({ title: gbk, artist: gbk }));
    put('marked.mp3', mp3File({ title: gbk, artist: gbk }));
    await scanned();
    expect(titles()).toEqual(['周杰', '周杰']);
    expect(only().artist).toBe('周杰');
  });

  it('is read by content where a name says something else', async () => {
    put('really-flac.mp3', flacFile({ TITLE: 'Flac' }));
    await scanned();
    expect(titles()).toEqual(['Flac']);
    expect(store.file(only().id)?.type).toBe('audio/flac');
  });

  it('is not left by links, and hidden files stay hidden', async () => {
    put('.hidden.mp3', mp3File({ title: 'Hidden' }));
    put('.Trash/x.mp3', mp3File({ title: 'Trash' }));
    put('System Volume Information/x.mp3', mp3File({ title: 'System' }));
    writeFileSync(join(base, 'outside.mp3'), mp3File({ title: 'Outside' }));
    symlinkSync(join(base, 'outside.mp3'), join(root, 'link.mp3'));
    symlinkSync(root, join(root, 'loop'));
    put('good.mp3', mp3File({ title: 'Good' }));
    await scanned();
    expect(titles()).toEqual(['Good']);
  });

  it('is read again only where it has changed', async () => {
    put('a.mp3', mp3File({ title: 'A' }));
    const changing = put('b.mp3', mp3File({ title: 'B' }));
    put('c.mp3', mp3File({ title: 'C' }));
    await scanned();
    read = [];
    writeFileSync(changing, mp3File({ title: 'New' }));
    utimesSync(changing, 5, 5);
    rmSync(join(root, 'c.mp3'));
    await scanned();
    expect(read).toEqual([changing]);
    expect(titles()).toEqual(['A', 'New']);
  });

  it('that goes away is forgotten by nobody', async () => {
    put('a.mp3', mp3File({ title: 'A' }));
    await scanned();
    rmSync(root, { recursive: true });
    expect(await scanned()).toBe(false);
    store.setPresent([], 2);
    expect(titles()).toEqual([]);
    store.setPresent([{ path: root, isDemo: false }], 3);
    expect(titles()).toEqual(['A']);
  });

  it('with a file that ended the reader is read without it', async () => {
    const bad = put('bad.mp3', mp3File({ title: 'Bad' }));
    const suspect = put('a-suspect.mp3', mp3File({ title: 'Suspect' }));
    put('z.mp3', mp3File({ title: 'Z' }));
    await scanned({ suspects: [suspect], condemned: [bad] });
    expect(titles()).toEqual(['bad !', 'Suspect', 'Z']);
    expect(read.at(-1)).toBe(suspect);
  });

  it('has its playlists', async () => {
    put('m/a.mp3', mp3File({ title: 'A' }));
    put('m/b.mp3', mp3File({ title: 'B' }));
    put('m/路上.m3u8', 'b.mp3\na.mp3\ngone.mp3\n');
    await scanned();
    const [playlist] = store.count().playlists;
    expect(playlist).toMatchObject({ name: '路上', count: 2 });
    const tracks = store.tracksOf({ list: 'playlist', id: playlist?.id ?? '' });
    expect(tracks.map(({ title }) => title)).toEqual(['B', 'A']);
  });
});

describe('what belongs to a track', () => {
  const picture = pngSquare(4, () => [1, 2, 3]);

  it('is the cover in it, or the one in its folder', async () => {
    const own = put('own/a.mp3', mp3File({ picture }));
    expect((await findCover(own))?.type).toBe('image/png');
    const beside = put('beside/a.mp3', mp3File());
    expect(await findCover(beside)).toBeNull();
    put('beside/Cover.PNG', picture);
    expect((await findCover(beside))?.body.length).toBe(picture.length);
  });

  it('is the lyrics beside it, in whatever encoding, or those in it', async () => {
    const own = put('a.mp3', mp3File({ lyrics: '[00:01.00]在里面' }));
    expect((await findLyrics(own))?.lines[0]?.text).toBe('在里面');
    const gbk = Buffer.concat([Buffer.from('[00:02.00]'), Buffer.from([0xd6, 0xdc, 0xbd, 0xdc])]);
    put('A.LRC', gbk);
    expect(await findLyrics(own)).toEqual({ isTimed: true, lines: [{ atS: 2, text: '周杰' }] });
    expect(await findLyrics(put('none.mp3', mp3File()))).toBeNull();
  });
});
