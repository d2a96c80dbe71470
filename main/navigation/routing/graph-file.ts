import { open, type FileHandle } from 'node:fs/promises';
import { reason, type Reason } from '../../../shared/contract/reason.ts';

const BLOCK = 512;
const NAME_BYTES = 100;
const SIZE_AT = 124;
const SIZE_BYTES = 12;

/**
 * Checks that a road graph is whole, or says what is wrong. Valhalla opens a missing or broken file
 * without a word and then finds no road anywhere, and maps the file into memory: a tile that ends
 * beyond the file would end the process.
 */
export async function faultOfGraph(graphFile: string): Promise<Reason | null> {
  let file: FileHandle;
  try {
    file = await open(graphFile, 'r');
  } catch (error) {
    return failed(graphFile, error instanceof Error ? error.message : String(error));
  }
  try {
    const { size } = await file.stat();
    const tiles = await countTiles(file, size);
    if (tiles === null) return failed(graphFile, 'the file is cut off or is no tar');
    return tiles === 0 ? failed(graphFile, 'there are no graph tiles in it') : null;
  } catch (error) {
    return failed(graphFile, error instanceof Error ? error.message : String(error));
  } finally {
    await file.close();
  }
}

function failed(graphFile: string, why: string): Reason {
  return reason('navigation.routerFailed', `cannot open the road graph ${graphFile}: ${why}`);
}

/** Graph tiles in a tar of `size` bytes; `null` when a member is no member or ends beyond the file. */
async function countTiles(file: FileHandle, size: number): Promise<number | null> {
  const header = Buffer.alloc(BLOCK);
  let tiles = 0;
  let at = 0;
  while (at + BLOCK <= size) {
    await file.read(header, 0, BLOCK, at);
    if (header.every((byte) => byte === 0)) return tiles;
    const bytes = sizeOf(header);
    if (bytes === null || at + BLOCK + bytes > size) return null;
    if (textOf(header, 0, NAME_BYTES).endsWith('.gph')) tiles += 1;
    at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return at === size ? tiles : null;
}

function sizeOf(header: Buffer): number | null {
  const isTar = header.toString('latin1', 257, 262) === 'ustar';
  const digits = textOf(header, SIZE_AT, SIZE_BYTES).trim();
  return isTar && /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

function textOf(header: Buffer, at: number, bytes: number): string {
  const text = header.toString('latin1', at, at + bytes);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
