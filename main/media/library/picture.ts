import type { Cover } from '../source.ts';

/** More bytes or a longer side than this are no cover a display could show. */
export const MAX_COVER_BYTES = 5_000_000;
const MAX_SIDE = 3072;

/**
 * A picture by its own first bytes, whatever a tag calls it; `null` when it is none of the kinds that
 * are shown, is cut off before its size, or too large.
 */
export function coverOf(bytes: Uint8Array): Cover | null {
  if (bytes.byteLength > MAX_COVER_BYTES) return null;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(data) ?? jpegSize(data) ?? webpSize(data);
  if (!size) return null;
  const { width, height } = size;
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return null;
  return { type: size.type, body: new Uint8Array(bytes) };
}

interface PictureSize {
  readonly type: Cover['type'];
  readonly width: number;
  readonly height: number;
}

const PNG_MAGIC = [0x89504e47, 0x0d0a1a0a] as const;

/** PNG (ISO 15948): the signature, then IHDR. */
function pngSize(data: DataView): PictureSize | null {
  if (data.byteLength < 24) return null;
  if (data.getUint32(0) !== PNG_MAGIC[0] || data.getUint32(4) !== PNG_MAGIC[1]) return null;
  return { type: 'image/png', width: data.getUint32(16), height: data.getUint32(20) };
}

/** JPEG (ITU-T T.81): the first frame header among the segments. */
function jpegSize(data: DataView): PictureSize | null {
  if (data.byteLength < 4 || data.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= data.byteLength) {
    if (data.getUint8(at) !== 0xff) return null;
    const marker = data.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { type: 'image/jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    }
    const length = data.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** WebP (RFC 9649): the first chunk, lossy, lossless, or extended. */
function webpSize(data: DataView): PictureSize | null {
  if (data.byteLength < 30) return null;
  if (data.getUint32(0) !== 0x52494646 || data.getUint32(8) !== 0x57454250) return null;
  const type = 'image/webp';
  switch (data.getUint32(12)) {
    case 0x56503820:
      return {
        type,
        width: data.getUint16(26, true) & 0x3fff,
        height: data.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      const bits = data.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: {
      const u24 = (at: number) => data.getUint16(at, true) | (data.getUint8(at + 2) << 16);
      return { type, width: u24(24) + 1, height: u24(27) + 1 };
    }
    default:
      return null;
  }
}
