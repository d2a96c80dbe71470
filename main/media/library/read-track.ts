import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { parseFromTokenizer, type IAudioMetadata, type IOptions } from 'music-metadata';
import { cleanTag, titleFromFileName } from '../../../shared/media/clean-tag.ts';
import { containerOf, HEAD_BYTES, type Container } from './container.ts';
import { repairTag } from './decode-text.ts';
import { TagFile } from './tag-file.ts';

/** Why a file that looks like music cannot be played. */
export type TrackFault =
  | 'empty'
  | 'tooLarge'
  /** Its content is no music, or of a kind without a decoder. */
  | 'unknownFormat'
  | 'unsupportedFormat'
  /** The tag library gave up on it, or it holds no sound. */
  | 'damaged'
  /** Reading it ended the reader, or the page could not play it. */
  | 'crashed'
  | 'unplayable';

/** What a file says of itself, cleaned. */
export interface TrackTags {
  readonly title: string;
  readonly artist: string | null;
  readonly album: string | null;
  readonly albumArtist: string | null;
  readonly trackNumber: number | null;
  readonly discNumber: number | null;
  readonly durationS: number | null;
}

export interface TrackReading {
  readonly tags: TrackTags;
  /** Content type; empty when it is not known. */
  readonly type: string;
  readonly fault: TrackFault | null;
}

/** 4 GiB: the largest file a FAT stick can hold. */
const MAX_BYTES = 2 ** 32;

/** A song may be a mix of a day; more is a wrong header. */
const MAX_DURATION_S = 86_400;

/** Reading stops being worth it here, ms; a bad stick answers in minutes. */
const TIMEOUT_MS = 10_000;

const OPTIONS: IOptions = { duration: false, skipCovers: true };

/**
 * Reads the tags of a file. Never rejects for what is in the file: whatever is wrong with it becomes
 * its fault.
 *
 * @throws when the file cannot be read at all (the stick was pulled)
 */
export async function readTrack(
  path: string,
  { size }: Pick<Stats, 'size'>,
): Promise<TrackReading> {
  if (size === 0) return bareReading(path, 'empty');
  if (size > MAX_BYTES) return bareReading(path, 'tooLarge');
  const file = new TagFile(path, size);
  try {
    const container = containerOf(await file.head(HEAD_BYTES), path);
    return container ? await readTags(path, file, container) : bareReading(path, 'unknownFormat');
  } finally {
    await file.close();
  }
}

async function readTags(path: string, file: TagFile, container: Container): Promise<TrackReading> {
  try {
    file.fileInfo.mimeType = container.type;
    const metadata = await withinTime(parseFromTokenizer(file, OPTIONS));
    const { codec, duration, hasAudio } = metadata.format;
    const isSound = hasAudio !== false && (codec !== undefined || duration !== undefined);
    const isPlayable = container.isPlayable && codec !== 'ALAC';
    const fault = !isSound ? 'damaged' : isPlayable ? null : 'unsupportedFormat';
    return { tags: tagsOf(path, metadata), type: container.type, fault };
  } catch {
    // The tag library throws whatever it came across; the file stays listed by its name.
    return bareReading(path, 'damaged', container.type);
  }
}

/** A file of which nothing is known but its name and what is wrong with it. */
export function bareReading(path: string, fault: TrackFault, type = ''): TrackReading {
  return { tags: tagsOf(path, null), type, fault };
}

async function withinTime<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('reading took too long')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function tagsOf(path: string, metadata: IAudioMetadata | null): TrackTags {
  const common = metadata?.common;
  const text = (value: string | undefined) =>
    value === undefined ? null : cleanTag(repairTag(value.slice(0, 1000)));
  const duration = metadata?.format.duration;
  return {
    title: text(common?.title) ?? titleFromFileName(basename(path)),
    artist: text(common?.artist),
    album: text(common?.album),
    albumArtist: text(common?.albumartist),
    trackNumber: counted(common?.track.no),
    discNumber: counted(common?.disk.no),
    durationS:
      duration !== undefined && duration > 0 && duration <= MAX_DURATION_S ? duration : null,
  };
}

function counted(number: number | null | undefined): number | null {
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 10_000
    ? number
    : null;
}
