import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { parseFromTokenizer, selectCover, type IAudioMetadata } from 'music-metadata';
import { z } from 'zod';
import { cleanTag } from '../../../shared/media/clean-tag.ts';
import {
  MAX_LYRICS_LENGTH,
  MAX_LYRICS_LINES,
  parseLyrics,
  type Lyrics,
} from '../../../shared/media/lyrics.ts';
import type { Cover } from '../source.ts';
import { containerOf, HEAD_BYTES } from './container.ts';
import { decodeText, repairTag } from './decode-text.ts';
import { coverOf, MAX_COVER_BYTES } from './picture.ts';
import { TagFile } from './tag-file.ts';

/** Names of a picture that stands for all tracks of its folder, the likeliest first. */
const COVER_NAMES = ['cover', 'folder', 'front', 'album'];
const COVER_EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.webp']);

/** The cover of a track: the one in the file, else the picture in its folder, else none. */
export async function findCover(file: string): Promise<Cover | null> {
  const picture = selectCover((await metadataOf(file, false))?.common.picture);
  const embedded = picture && coverOf(picture.data);
  if (embedded) return embedded;
  const folder = dirname(file);
  const rank = (name: string) => COVER_NAMES.indexOf(stemOf(name));
  const pictures = (await filesIn(folder))
    .filter((name) => COVER_EXTENSIONS.has(extname(name).toLowerCase()) && rank(name) >= 0)
    .sort((one, other) => rank(one) - rank(other));
  for (const name of pictures) {
    const bytes = await readSmall(join(folder, name), MAX_COVER_BYTES);
    const cover = bytes && coverOf(bytes);
    if (cover) return cover;
  }
  return null;
}

/** The lyrics of a track: the .lrc of its name beside it, else what is in the file. */
export async function findLyrics(file: string): Promise<Lyrics | null> {
  const folder = dirname(file);
  const stem = stemOf(basename(file));
  const beside = (await filesIn(folder)).find(
    (name) => extname(name).toLowerCase() === '.lrc' && stemOf(name) === stem,
  );
  const bytes =
    beside === undefined ? null : await readSmall(join(folder, beside), MAX_LYRICS_LENGTH);
  const lyrics = bytes ? parseLyrics(decodeText(bytes)) : null;
  if (lyrics && lyrics.lines.length > 0) return lyrics;
  return embeddedLyrics(await metadataOf(file, true));
}

/** As the tag library gives them, whatever its types promise: USLT comes without `syncText`. */
const lyricsTagSchema = z.object({
  text: z.string().optional(),
  syncText: z
    .array(z.object({ text: z.string(), timestamp: z.number().nonnegative() }))
    .optional()
    .catch(undefined),
});

function embeddedLyrics(metadata: IAudioMetadata | null): Lyrics | null {
  for (const tag of metadata?.common.lyrics ?? []) {
    const parsedTag = lyricsTagSchema.safeParse(tag);
    if (!parsedTag.success) continue;
    const { text = '', syncText = [] } = parsedTag.data;
    const lines = syncText.slice(0, MAX_LYRICS_LINES).map((line) => ({
      atS: line.timestamp / 1000,
      text: cleanTag(repairTag(line.text.slice(0, 1000))) ?? '',
    }));
    if (lines.length > 0) return { isTimed: true, lines };
    const parsed = parseLyrics(repairTag(text.slice(0, MAX_LYRICS_LENGTH)));
    if (parsed.lines.length > 0) return parsed;
  }
  return null;
}

async function metadataOf(path: string, skipCovers: boolean): Promise<IAudioMetadata | null> {
  let file: TagFile | null = null;
  try {
    file = new TagFile(path, (await stat(path)).size);
    const container = containerOf(await file.head(HEAD_BYTES), path);
    if (!container) return null;
    file.fileInfo.mimeType = container.type;
    return await parseFromTokenizer(file, { duration: false, skipCovers });
  } catch {
    // What is wrong with it was told when it was scanned.
    return null;
  } finally {
    await file?.close();
  }
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extname(name).length).toLowerCase();
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch {
    return [];
  }
}

async function readSmall(file: string, most: number): Promise<Uint8Array | null> {
  try {
    return (await stat(file)).size > most ? null : await readFile(file);
  } catch {
    return null;
  }
}
