import { open, readFile, readdir, type FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { RegionError } from '../region-error.ts';

/**
 * A tar of graph tiles with Valhalla's index in front: `index.bin` holds one entry per tile, and with
 * it Valhalla maps the file without walking through it (layout after `valhalla_build_extract`).
 */
const BLOCK = 512;
const INDEX_NAME = 'index.bin';
const INDEX_ENTRY_BYTES = 16;

interface GraphTile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/**
 * Writes every `.gph` under a folder into a tar.
 * @throws RegionError `tool-failed` when there is none
 */
export async function packGraphTiles(tileDir: string, outFile: string): Promise<void> {
  const tiles = await graphTiles(tileDir);
  if (tiles.length === 0) {
    throw new RegionError('tool-failed', 'valhalla_build_tiles made no tiles of these roads.');
  }
  const file = await open(outFile, 'w');
  try {
    await writeMembers(file, tiles);
  } finally {
    await file.close();
  }
}

async function writeMembers(file: FileHandle, tiles: readonly GraphTile[]): Promise<void> {
  const index = Buffer.alloc(tiles.length * INDEX_ENTRY_BYTES);
  let at = BLOCK + padded(index.length);
  for (const [entry, { name, bytes }] of tiles.entries()) {
    at += BLOCK;
    index.writeBigUInt64LE(BigInt(at), entry * INDEX_ENTRY_BYTES);
    index.writeUInt32LE(graphTileId(name), entry * INDEX_ENTRY_BYTES + 8);
    index.writeUInt32LE(bytes, entry * INDEX_ENTRY_BYTES + 12);
    at += padded(bytes);
  }
  await writeMember(file, INDEX_NAME, index);
  for (const { name, path, bytes } of tiles) {
    const content = await readFile(path);
    if (content.length !== bytes) throw new Error(`${path} changed while it was packed`);
    await writeMember(file, name, content);
  }
  // A tar ends with two empty blocks.
  await file.write(Buffer.alloc(2 * BLOCK));
}

async function graphTiles(tileDir: string): Promise<GraphTile[]> {
  const entries = await readdir(tileDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.gph'));
  const tiles = files.map(async ({ parentPath, name }): Promise<GraphTile> => {
    const path = join(parentPath, name);
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return { name: relative(tileDir, path).split(sep).join('/'), path, bytes: size };
    } finally {
      await file.close();
    }
  });
  return (await Promise.all(tiles)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `2/000/692/400.gph` → level in three bits, tile number above. */
export function graphTileId(name: string): number {
  const [level = '', ...digits] = name.replace(/\.gph$/, '').split('/');
  return (Number(level) | (Number(digits.join('')) << 3)) >>> 0;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}

async function writeMember(file: FileHandle, name: string, content: Buffer): Promise<void> {
  const padding = Buffer.alloc(padded(content.length) - content.length);
  await file.writev([tarHeader(name, content.length), content, padding]);
}

/** A ustar header, https://www.gnu.org/software/tar/manual/html_node/Standard.html */
function tarHeader(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'ascii');
  header.write('0000644\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write('00000000000\0', 136, 'ascii');
  header.write(' '.repeat(8), 148, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\x0000', 257, 'ascii');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}
