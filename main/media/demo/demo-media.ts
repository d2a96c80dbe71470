import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DEMO_MARK } from '../library/demo-mark.ts';
import { pngSquare, type Paint } from './png.ts';
import { soundOf, type Tune } from './tune.ts';
import { wavFile } from './wav.ts';

/** Counts up when this code writes the same tunes differently. */
const VERSION = 1;

const COVER_SIDE = 320;

const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/);

const demoSchema = z.strictObject({
  artist: z.string().min(1),
  playlist: z.string().min(1),
  albums: z.array(
    z.strictObject({
      title: z.string().min(1),
      colours: z.tuple([colourSchema, colourSchema]),
      tunes: z.array(
        z.strictObject({
          title: z.string().min(1),
          beatsPerMinute: z.number().min(30).max(240),
          doHz: z.number().min(100).max(1000),
          notes: z.string().min(1),
          lyrics: z.array(z.tuple([z.number().min(0), z.string()])),
        }),
      ),
    }),
  ),
});

/**
 * Writes the music of the desk: short tunes of our own, made from the numbers in `source`, so that
 * there is something to play without a stick and without a download. Done once; the same each time.
 *
 * @param source `resources/media/demo-tunes.json`
 * @returns `folder`, to look for music in
 */
export function writeDemoMedia(source: string, folder: string): string {
  const json = readFileSync(source, 'utf8');
  const mark = createHash('sha256').update(`${VERSION}\n${json}`).digest('hex');
  if (markOf(folder) === mark) return folder;
  const { artist, playlist, albums } = demoSchema.parse(JSON.parse(json));
  rmSync(folder, { recursive: true, force: true });
  const listed: string[] = ['#EXTM3U'];
  for (const [at, { title, colours, tunes }] of albums.entries()) {
    const name = `album-${at + 1}`;
    mkdirSync(join(folder, name), { recursive: true });
    const cover = pngSquare(COVER_SIDE, sunrise(colours));
    for (const [index, tune] of tunes.entries()) {
      const stem = String(index + 1).padStart(2, '0');
      const tags = { title: tune.title, artist, album: title, track: index + 1, cover };
      const { samples, sampleRate } = soundOf(tune satisfies Tune);
      writeFileSync(join(folder, name, `${stem}.wav`), wavFile(samples, sampleRate, tags));
      if (tune.lyrics.length > 0) {
        writeFileSync(join(folder, name, `${stem}.lrc`), lrc(tune.title, tune.lyrics));
      }
      listed.push(`${name}/${stem}.wav`);
    }
  }
  writeFileSync(join(folder, `${playlist}.m3u8`), `${listed.join('\n')}\n`);
  // Last: a folder without it was left half written.
  writeFileSync(join(folder, DEMO_MARK), mark);
  return folder;
}

function markOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, DEMO_MARK), 'utf8');
  } catch {
    return null;
  }
}

function lrc(title: string, lines: readonly (readonly [number, string])[]): string {
  const time = (seconds: number) =>
    `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${(seconds % 60).toFixed(2).padStart(5, '0')}`;
  const sung = lines.map(([atS, text]) => `[${time(atS)}]${text}`);
  return `${[`[ti:${title}]`, ...sung].join('\n')}\n`;
}

type Colour = readonly [number, number, number];

function colourOf(hex: string): Colour {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** A disc over a horizon, in two colours. */
function sunrise([low, high]: readonly [string, string]): Paint {
  const [ground, light] = [colourOf(low), colourOf(high)];
  const mixed = (share: number): Colour => {
    const channel = (at: 0 | 1 | 2) => Math.round(ground[at] + (light[at] - ground[at]) * share);
    return [channel(0), channel(1), channel(2)];
  };
  return (x, y) => {
    const distance = Math.hypot(x - COVER_SIDE / 2, y - COVER_SIDE * 0.56);
    const isGround = y > COVER_SIDE * 0.68;
    if (isGround) return mixed(0.1 + 0.15 * Math.abs(Math.sin(y / 9)));
    return distance < COVER_SIDE * 0.24 ? mixed(1) : mixed(0.3 + (0.4 * y) / COVER_SIDE);
  };
}
