import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import {
  directories,
  headerBytes,
  HEADER_BYTES,
  type ArchiveInfo,
  type Entry,
} from './pmtiles-format.ts';

/** Tiles are small and many: they are written, and read back, in batches of this size. */
const BATCH_BYTES = 4 * 1024 * 1024;

interface Content {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Writes a PMTiles archive; the npm package only reads them. Identical tiles are stored once, runs of
 * them take one entry, tile data lies in the order of the directory ("clustered"). Takes gzipped tiles
 * in any order and holds no more than a batch of them in memory.
 */
export class PmtilesWriter {
  readonly #path: string;
  readonly #sideFile: FileHandle;
  readonly #sidePath: string;
  readonly #contents = new Map<string, Content>();
  readonly #tiles = new Map<number, Content>();
  #sideBytes = 0;
  #batch: Uint8Array[] = [];
  #batchBytes = 0;

  private constructor(path: string, sidePath: string, sideFile: FileHandle) {
    this.#path = path;
    this.#sidePath = sidePath;
    this.#sideFile = sideFile;
  }

  /** @param path of the archive; a file beside it holds the tiles until `finish`. */
  static async create(path: string): Promise<PmtilesWriter> {
    const sidePath = `${path}.tiles`;
    return new PmtilesWriter(path, sidePath, await open(sidePath, 'w+'));
  }

  /** Tiles added so far. */
  get count(): number {
    return this.#tiles.size;
  }

  /** Adds one gzipped vector tile. */
  async add(z: number, x: number, y: number, tile: Uint8Array): Promise<void> {
    const hash = createHash('sha256').update(tile).digest('base64');
    let content = this.#contents.get(hash);
    if (content === undefined) {
      content = { at: this.#sideBytes, bytes: tile.length };
      this.#sideBytes += tile.length;
      this.#contents.set(hash, content);
      this.#batch.push(tile);
      this.#batchBytes += tile.length;
      if (this.#batchBytes >= BATCH_BYTES) await this.#flush();
    }
    this.#tiles.set(zxyToTileId(z, x, y), content);
  }

  /** Writes the archive and forgets the file beside it. */
  async finish(info: ArchiveInfo): Promise<void> {
    await this.#flush();
    const { entries, order } = this.#entries();
    const { root, leaves } = directories(entries);
    const metadata = gzipSync(JSON.stringify(info.metadata));
    const dataOffset = HEADER_BYTES + root.length + metadata.length + leaves.length;
    const header = headerBytes(info, {
      root: root.length,
      metadata: metadata.length,
      leaves: leaves.length,
      dataOffset,
      data: order.reduce((sum, { bytes }) => sum + bytes, 0),
      tiles: this.#tiles.size,
      entries: entries.length,
      contents: order.length,
    });
    const file = await open(this.#path, 'w');
    try {
      await file.writev([header, root, metadata, leaves]);
      for (const batch of inBatches(order)) {
        const read = batch.map(({ at, bytes }) => {
          const tile = Buffer.allocUnsafe(bytes);
          readSync(this.#sideFile.fd, tile, 0, bytes, at);
          return tile;
        });
        await file.write(Buffer.concat(read));
      }
    } finally {
      await file.close();
    }
    await this.dispose();
  }

  /** Removes the file beside the archive. */
  async dispose(): Promise<void> {
    await this.#sideFile.close();
    await rm(this.#sidePath, { force: true });
  }

  async #flush(): Promise<void> {
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#batchBytes = 0;
    await this.#sideFile.write(batch, 0, batch.length, this.#sideBytes - batch.length);
  }

  #entries(): { entries: Entry[]; order: Content[] } {
    const offsets = new Map<Content, number>();
    const order: Content[] = [];
    const entries: Entry[] = [];
    let end = 0;
    for (const [tileId, content] of [...this.#tiles].sort(([a], [b]) => a - b)) {
      let offset = offsets.get(content);
      if (offset === undefined) {
        offset = end;
        end += content.bytes;
        offsets.set(content, offset);
        order.push(content);
      }
      const last = entries.at(-1);
      if (last?.offset === offset && last.tileId + last.runLength === tileId) last.runLength += 1;
      else entries.push({ tileId, offset, bytes: content.bytes, runLength: 1 });
    }
    return { entries, order };
  }
}

function* inBatches(contents: readonly Content[]): Generator<Content[]> {
  let batch: Content[] = [];
  let size = 0;
  for (const content of contents) {
    batch.push(content);
    size += content.bytes;
    if (size < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
