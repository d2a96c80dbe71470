import { readImageHeader } from '../../pictures/image-header.ts';
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
  const header = readImageHeader(bytes);
  if (!header || header.width > MAX_SIDE || header.height > MAX_SIDE) return null;
  return { type: header.type, body: new Uint8Array(bytes) };
}
