import { extname } from 'node:path';

/** What a file holds, by its first bytes. */
export interface Container {
  /** Content type, for the tag library and for the page. */
  readonly type: string;
  /** Whether Chromium has a decoder for it. */
  readonly isPlayable: boolean;
}

/** Endings of files that are looked into. What is in them is decided by their first bytes. */
export const AUDIO_EXTENSIONS: ReadonlySet<string> = new Set(
  'mp3 m4a m4b aac flac ogg oga opus wav ape wma aif aiff dsf dff wv mpc'
    .split(' ')
    .map((name) => `.${name}`),
);

export const PLAYLIST_EXTENSIONS: ReadonlySet<string> = new Set(['.m3u', '.m3u8']);

/** Bytes that {@link containerOf} looks at. */
export const HEAD_BYTES = 16;

/** Taggers put ID3 in front of these as well; only the name tells them from MPEG. */
const BEHIND_ID3: Readonly<Record<string, string>> = {
  '.flac': 'audio/flac',
  '.aac': 'audio/aac',
};

const playable = (type: string): Container => ({ type, isPlayable: true });
const unplayable = (type: string): Container => ({ type, isPlayable: false });

const startsWith = (head: Uint8Array, text: string, at = 0): boolean =>
  Array.from(text).every((letter, index) => head[at + index] === letter.charCodeAt(0));

/**
 * Recognises a file by its first bytes, whatever it is called.
 *
 * @param head at least {@link HEAD_BYTES}, fewer if the file is shorter
 * @returns `null` for what is no music we know
 */
export function containerOf(head: Uint8Array, path: string): Container | null {
  const extension = extname(path).toLowerCase();
  if (startsWith(head, 'fLaC')) return playable('audio/flac');
  if (startsWith(head, 'OggS')) return playable('audio/ogg');
  if (startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8)) return playable('audio/wav');
  if (startsWith(head, 'ftyp', 4)) return playable('audio/mp4');
  if (startsWith(head, 'ID3')) return playable(BEHIND_ID3[extension] ?? 'audio/mpeg');
  const [first = 0, second = 0] = head;
  if (first === 0xff && (second & 0xe0) === 0xe0) {
    // Layer bits 00 are ADTS (ISO 13818-7), anything else MPEG audio (ISO 11172-3).
    return playable((second & 0x06) === 0 ? 'audio/aac' : 'audio/mpeg');
  }
  if (startsWith(head, 'FORM') && startsWith(head, 'AIF', 8)) return unplayable('audio/aiff');
  if (startsWith(head, 'MAC ')) return unplayable('audio/ape');
  if (startsWith(head, 'wvpk')) return unplayable('audio/wavpack');
  if (startsWith(head, 'DSD ')) return unplayable('audio/dsf');
  if (startsWith(head, 'FRM8')) return unplayable('audio/dff');
  if (startsWith(head, 'MP+') || startsWith(head, 'MPCK')) return unplayable('audio/musepack');
  if ([0x30, 0x26, 0xb2, 0x75].every((byte, at) => head[at] === byte)) {
    return unplayable('audio/x-ms-wma');
  }
  // Recorders leave silence in front of the first frame.
  return extension === '.mp3' && first === 0 ? playable('audio/mpeg') : null;
}
