/** Tags of a generated file. `encoding` says how the bytes of the text frames are marked. */
export interface Mp3Tags {
  readonly title?: string | Uint8Array;
  readonly artist?: string | Uint8Array;
  readonly album?: string | Uint8Array;
  readonly track?: number;
  readonly lyrics?: string;
  readonly picture?: Uint8Array;
}

/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz, no CRC. */
const FRAME_HEADER = [0xff, 0xfb, 0x90, 0x00];
const FRAME_BYTES = 417;
const FRAME_S = 1152 / 44_100;

/** Silence: frames whose side information is all zero. */
function frames(seconds: number): Buffer {
  const count = Math.max(1, Math.ceil(seconds / FRAME_S));
  const bytes = Buffer.alloc(count * FRAME_BYTES);
  for (let frame = 0; frame < count; frame += 1) bytes.set(FRAME_HEADER, frame * FRAME_BYTES);
  return bytes;
}

function size28(size: number): number[] {
  return [(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127];
}

function frame(id: string, content: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.write(id, 'latin1');
  head.writeUInt32BE(content.length, 4);
  return Buffer.concat([head, content]);
}

/** A string as UTF-16 with its mark; bytes as they are, marked as ISO 8859-1. */
function textFrame(id: string, value: string | Uint8Array): Buffer {
  if (typeof value !== 'string') return frame(id, Buffer.concat([Buffer.from([0]), value]));
  const utf16 = Buffer.from(`\ufeff${value}`, 'utf16le');
  return frame(id, Buffer.concat([Buffer.from([1]), utf16]));
}

/** An ID3v2.3 tag. */
function id3v2(tags: Mp3Tags): Buffer {
  const { title, artist, album, track, lyrics, picture } = tags;
  const parts: Buffer[] = [];
  if (title !== undefined) parts.push(textFrame('TIT2', title));
  if (artist !== undefined) parts.push(textFrame('TPE1', artist));
  if (album !== undefined) parts.push(textFrame('TALB', album));
  if (track !== undefined) parts.push(textFrame('TRCK', String(track)));
  if (lyrics !== undefined) {
    const utf16 = Buffer.from(`\ufeff${lyrics}`, 'utf16le');
    const head = Buffer.concat([
      Buffer.from('\x01zho', 'latin1'),
      Buffer.from('\ufeff\0', 'utf16le'),
    ]);
    parts.push(frame('USLT', Buffer.concat([head, utf16])));
  }
  if (picture) {
    const head = Buffer.from('\0image/png\0\x03\0', 'latin1');
    parts.push(frame('APIC', Buffer.concat([head, picture])));
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([
    Buffer.from('ID3', 'latin1'),
    Buffer.from([3, 0, 0, ...size28(body.length)]),
    body,
  ]);
}

/** The 128 bytes at the end of old files; `bytes` in whatever encoding the tagger had. */
export function id3v1(tags: {
  readonly title: Uint8Array;
  readonly artist: Uint8Array;
}): Uint8Array {
  const tag = Buffer.alloc(128);
  tag.write('TAG', 'latin1');
  tag.set(tags.title.subarray(0, 30), 3);
  tag.set(tags.artist.subarray(0, 30), 33);
  tag[127] = 255;
  return tag;
}

/** A valid MP3 of silence. */
export function mp3File(tags: Mp3Tags = {}, seconds = 1): Buffer {
  return Buffer.concat([id3v2(tags), frames(seconds)]);
}

/** A valid MP3 of silence with nothing but an ID3v1 tag. */
export function mp3WithId3v1(tags: Parameters<typeof id3v1>[0], seconds = 1): Buffer {
  return Buffer.concat([frames(seconds), id3v1(tags)]);
}
