import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { flacFile } from '../../main/media/library/flac.fixture.ts';
import { mp3File } from '../../main/media/library/mp3.fixture.ts';
import { actionOutcomeSchema } from '../../shared/contract/host.ts';
import { WishPage } from './wish-page.ts';

const ALBUM = { artist: '周杰伦', album: '魔杰座' };

const SONGS: readonly (readonly [string, Buffer])[] = [
  ['a/1.mp3', mp3File({ ...ALBUM, title: '稻香', track: 1 }, 30)],
  ['a/2.mp3', mp3File({ ...ALBUM, title: '给我一首歌的时间', track: 2 }, 30)],
  ['b/1.flac', flacFile({ TITLE: 'Yellow', ARTIST: 'Coldplay', ALBUM: 'Parachutes' }, 10)],
];

const addressSchema = z.object({ origin: z.string(), token: z.string() });

/** A line of the host's log about an action that the assistant asked for. */
const entrySchema = z.object({
  action: z.string(),
  origin: z.literal('voice'),
  outcome: actionOutcomeSchema,
});

export type VoiceAction = z.infer<typeof entrySchema>;

/** A running desk, with what its host did for the assistant. */
export interface WishDesk {
  readonly driver: WishPage;
  readonly passenger: WishPage;
  /** Every action the assistant asked the host for, in order. */
  readonly voiceActions: readonly VoiceAction[];
  close(): Promise<void>;
}

export interface WishDeskOptions {
  readonly scenario: 'parked' | 'highway';
  /** Lines that the scripted recogniser understands. */
  readonly lines?: readonly string[];
}

/** Starts a desk with the demo region, some music, and a page on each display. */
export async function startWishDesk({ scenario, lines }: WishDeskOptions): Promise<WishDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'zhilu-wishes-'));
  const mediaDir = join(folder, 'usb');
  for (const [path, bytes] of SONGS) {
    mkdirSync(dirname(join(mediaDir, path)), { recursive: true });
    writeFileSync(join(mediaDir, path), bytes);
  }
  const script = join(folder, 'script.jsonl');
  if (lines) writeFileSync(script, lines.map((text) => JSON.stringify({ text })).join('\n'));
  const options = { scenario, mediaDir, ...(lines && { script }) };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'wish-desk-process.ts'), JSON.stringify(options)],
    // The moments of the list are those of the place it was written for.
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, TZ: 'Asia/Shanghai' } },
  );
  const voiceActions: VoiceAction[] = [];
  createInterface(child.stderr).on('line', (line) => {
    const entry = line.startsWith('{') ? entrySchema.safeParse(JSON.parse(line)) : null;
    if (entry?.success) voiceActions.push(entry.data);
    else if (entry === null) console.error(line);
  });
  const exited = once(child, 'exit');
  const close = async () => {
    child.stdin.end();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const said = createInterface(child.stdout);
  const first = await Promise.race([once(said, 'line'), exited.then(() => [])]);
  if (typeof first[0] !== 'string') throw new Error('The desk of the wishes did not start.');
  const address = addressSchema.parse(JSON.parse(first[0]));
  const driver = new WishPage(address, 'centre');
  const passenger = new WishPage(address, 'passenger');
  const closePages = () => {
    driver.close();
    passenger.close();
    return close();
  };
  try {
    await Promise.all([driver.open(), passenger.open()]);
    return { driver, passenger, voiceActions, close: closePages };
  } catch (error) {
    await closePages();
    throw error;
  }
}
