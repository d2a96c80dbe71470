import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import pino from 'pino';
import { systemClock } from '../../main/host/clock.ts';
import { createLocalSource, type LocalSource } from '../../main/media/library/local-source.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { flacFile } from '../../main/media/library/flac.fixture.ts';
import { mp3File } from '../../main/media/library/mp3.fixture.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';
import { seededRandom } from './seeded-random.ts';

/** What a library is promised to hold. */
const TRACKS = 10_000;
const PER_ALBUM = 12;
const ALBUMS_PER_ARTIST = 4;

/** Common characters that titles and names are made of. */
const CHARACTERS = '爱你我心天夜雨风花月光海城路梦想飞红蓝青春秋冬夏星空山水云歌年少时间回忆故事';

/** Longest wait for a scan, ms; a broken measurement must end. */
const TIMEOUT_MS = 600_000;

const SEARCHES = ['a', 'ay', 'ayw', 'tian', 'yeyu', 'hai cheng', '风花', 'mx', 'xingkong', 'hyg'];

/**
 * Reads a stick of 10,000 tracks (MP3 and FLAC, 12 to an album) into the library: tracks per second
 * against the tag library alone reading the same tags of the same files, with as many at once; the
 * time to the first tracks on the screen; and what it takes in memory.
 */
export async function measureMediaScan(): Promise<Figure[]> {
  const base = mkdtempSync(join(tmpdir(), 'zhilu-media-'));
  try {
    const stick = join(base, 'stick');
    const files = writeStick(stick);
    // Whoever reads first pays for the disk: both read once before they are measured.
    await readAlone(files);
    const aloneS = await readAlone(files);
    await readWhole(stick, join(base, 'state-first'));
    const scan = await readWhole(stick, join(base, 'state'));
    const again = await readWhole(stick, join(base, 'state'));
    return [
      compared('media-scan.rate', TRACKS / scan.wholeS, '1/s', 'music-metadata', TRACKS / aloneS),
      alone('media-scan.first-tracks', scan.firstS * 1000, 'ms'),
      alone('media-scan.unchanged', again.wholeS * 1000, 'ms'),
      alone('media-scan.memory', scan.memoryMb, 'MB'),
      alone('media-scan.search-p99', scan.searchP99Ms, 'ms'),
    ];
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function writeStick(folder: string): string[] {
  const random = seededRandom(20_260_101);
  const name = (length: number) =>
    Array.from({ length }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)]).join('');
  const files: string[] = [];
  let artist = '';
  let album = '';
  for (let index = 0; index < TRACKS; index += 1) {
    if (index % (PER_ALBUM * ALBUMS_PER_ARTIST) === 0) artist = name(3);
    const at = index % PER_ALBUM;
    const directory = join(folder, String(Math.floor(index / PER_ALBUM)));
    if (at === 0) {
      album = name(4);
      mkdirSync(directory, { recursive: true });
    }
    const title = name(2 + (index % 5));
    const isFlac = index % 3 === 0;
    const file = join(directory, `${at + 1}.${isFlac ? 'flac' : 'mp3'}`);
    const bytes = isFlac
      ? flacFile({ TITLE: title, ARTIST: artist, ALBUM: album, TRACKNUMBER: String(at + 1) })
      : mp3File({ title, artist, album, track: at + 1 });
    writeFileSync(file, bytes);
    files.push(file);
  }
  return files;
}

/** Seconds that the tag library takes for all files, as many at once as the scan reads. */
async function readAlone(files: readonly string[]): Promise<number> {
  const began = performance.now();
  const rest = files[Symbol.iterator]();
  const reader = async () => {
    for (const file of rest) {
      const { common } = await parseFile(file, { duration: false, skipCovers: true });
      if (common.title === undefined) throw new Error(`${file} has no title`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, reader));
  return (performance.now() - began) / 1000;
}

interface Scan {
  readonly firstS: number;
  readonly wholeS: number;
  readonly memoryMb: number;
  readonly searchP99Ms: number;
}

/** A whole scan by the host's own library, in its own thread. */
async function readWhole(stick: string, stateDir: string): Promise<Scan> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const source = createLocalSource({
    mediaDirs: [stick],
    stateDir,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    rejections: new Rejections(),
  });
  try {
    await until(source, ({ tracks }) => tracks > 0);
    const firstS = (performance.now() - began) / 1000;
    await until(source, ({ state }) => state === 'ready');
    const wholeS = (performance.now() - began) / 1000;
    const { tracks, broken } = source.library;
    if (tracks !== TRACKS || broken > 0) throw new Error(`${tracks} tracks and ${broken} broken`);
    const searchP99Ms = await searched(source);
    const memoryMb = (process.memoryUsage().rss - before) / 1e6;
    return { firstS, wholeS, memoryMb, searchP99Ms };
  } finally {
    await source.close();
  }
}

/** The first search reads all names and is not counted: it happens while the driver opens the page. */
async function searched(source: LocalSource): Promise<number> {
  await source.search('a', 21, []);
  const times: number[] = [];
  for (const text of SEARCHES) {
    const began = performance.now();
    const answer = await source.search(text, 21, []);
    if (!answer.ok) throw new Error(answer.reason.detail);
    times.push(performance.now() - began);
  }
  return quantile(times, 0.99);
}

function until(
  source: LocalSource,
  isReached: (library: LocalSource['library']) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the scan did not end')), TIMEOUT_MS);
    const look = () => {
      if (!isReached(source.library)) return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = source.onChange(look);
    look();
  });
}
