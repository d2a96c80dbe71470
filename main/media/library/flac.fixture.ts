import { createHash } from 'node:crypto';

const SAMPLE_RATE = 44_100;
const BLOCK = 4096;

function crc(bytes: Uint8Array, polynomial: number, width: 8 | 16): number {
  const top = 1 << (width - 1);
  const mask = width === 8 ? 0xff : 0xffff;
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & top ? (value << 1) ^ polynomial : value << 1) & mask;
    }
  }
  return value;
}

/** A frame of silence: one channel, 16 bits, a constant subframe (RFC 9639). */
function frame(number: number): Buffer {
  // Frame numbers are coded as UTF-8; below 128 that is the number itself.
  const head = Buffer.from([0xff, 0xf8, 0xc9, 0x08, number & 0x7f]);
  const headed = Buffer.concat([head, Buffer.from([crc(head, 0x07, 8)])]);
  const content = Buffer.concat([headed, Buffer.from([0x00, 0x00, 0x00])]);
  const check = crc(content, 0x8005, 16);
  return Buffer.concat([content, Buffer.from([check >> 8, check & 0xff])]);
}

function block(type: number, content: Buffer, isLast: boolean): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  head[0] = type | (isLast ? 0x80 : 0);
  return Buffer.concat([head, content]);
}

function streamInfo(frames: number): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(BLOCK, 0);
  info.writeUInt16BE(BLOCK, 2);
  const samples = frames * BLOCK;
  // 20 bits sample rate, 3 channels - 1, 5 bits per sample - 1, 36 samples in all.
  info.writeUInt32BE(((SAMPLE_RATE << 12) | (15 << 4)) >>> 0, 10);
  info.writeUInt32BE(samples, 14);
  createHash('md5')
    .update(Buffer.alloc(samples * 2))
    .digest()
    .copy(info, 18);
  return info;
}

function comments(tags: Readonly<Record<string, string>>): Buffer {
  const sized = (text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    return Buffer.concat([head, bytes]);
  };
  const count = Buffer.alloc(4);
  const entries = Object.entries(tags).map(([name, value]) => sized(`${name}=${value}`));
  count.writeUInt32LE(entries.length);
  return Buffer.concat([sized('zhilu'), count, ...entries]);
}

/** A valid FLAC of silence, at most 11 s, with Vorbis comments. */
export function flacFile(tags: Readonly<Record<string, string>>, seconds = 1): Buffer {
  const frames = Math.min(127, Math.max(1, Math.ceil((seconds * SAMPLE_RATE) / BLOCK)));
  return Buffer.concat([
    Buffer.from('fLaC', 'latin1'),
    block(0, streamInfo(frames), false),
    block(4, comments(tags), true),
    ...Array.from({ length: frames }, (_, number) => frame(number)),
  ]);
}
