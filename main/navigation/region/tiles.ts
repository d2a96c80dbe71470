import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  Compression,
  PMTiles,
  SharedPromiseCache,
  TileType,
  type DecompressFunc,
  type Header,
  type RangeResponse,
  type Source,
} from 'pmtiles';
import { RegionError, messageOf } from './region-error.ts';

/** No tile and no directory of an honest archive is as large. */
const MAX_READ_BYTES = 64 * 1024 * 1024;
const CACHED_DIRECTORIES = 256;
const MAX_ZOOM = 22;

/** One vector tile as it lies in the archive. */
export interface RegionTile {
  /** Gzipped MVT: send it with `content-encoding: gzip`. */
  readonly body: Uint8Array;
}

const gunzipAsync = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

const decompressDirectory: DecompressFunc = async (bytes, compression) => {
  if (compression === Compression.None) return bytes;
  if (compression !== Compression.Gzip) throw new Error('directories are not compressed with gzip');
  const data = await gunzipAsync(new Uint8Array(bytes), { maxOutputLength: MAX_READ_BYTES });
  return new Uint8Array(data).buffer;
};

/** Tiles go to the page as they are: unpacking and packing again would cost more than reading. */
const keepCompressed: DecompressFunc = (bytes) => Promise.resolve(bytes);

class FileHandleSource implements Source {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #size: number;

  constructor(file: FileHandle, path: string, size: number) {
    this.#file = file;
    this.#path = path;
    this.#size = size;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    if (!(offset >= 0 && length >= 0 && length <= MAX_READ_BYTES && offset <= this.#size)) {
      throw new Error('an entry points outside the archive');
    }
    const data = new Uint8Array(Math.min(length, this.#size - offset));
    const { bytesRead } = await this.#file.read(data, 0, data.length, offset);
    if (bytesRead < data.length) throw new Error('the archive has become shorter');
    return { data: data.buffer };
  }
}

/**
 * The tiles of one pack, read from its archive by file handle; directories are kept in memory.
 * Safe to use for any number of requests at once.
 */
export class TileSource {
  readonly #file: FileHandle;
  readonly #archive: PMTiles;
  readonly #path: string;
  readonly header: Header;

  private constructor(path: string, file: FileHandle, archive: PMTiles, header: Header) {
    this.#path = path;
    this.#file = file;
    this.#archive = archive;
    this.header = header;
  }

  /** @throws RegionError `tiles-unreadable` */
  static async open(path: string): Promise<TileSource> {
    let file: FileHandle | null = null;
    try {
      file = await open(path, 'r');
      const { size } = await file.stat();
      const source = new FileHandleSource(file, path, size);
      const directories = new SharedPromiseCache(
        CACHED_DIRECTORIES,
        undefined,
        decompressDirectory,
      );
      const archive = new PMTiles(source, directories, keepCompressed);
      const header = await archive.getHeader();
      checkHeader(header, size);
      return new TileSource(path, file, archive, header);
    } catch (error) {
      await file?.close();
      throw unreadable(path, error);
    }
  }

  /**
   * A tile, or null where there is none: outside the region, outside the zooms, or nothing to draw.
   * @throws RegionError `tiles-unreadable`
   */
  async get(z: number, x: number, y: number): Promise<RegionTile | null> {
    if (!isTileAddress(z, x, y)) return null;
    try {
      const found = await this.#archive.getZxy(z, x, y);
      return found ? { body: new Uint8Array(found.data) } : null;
    } catch (error) {
      throw unreadable(this.#path, error);
    }
  }

  /** What the maker of the archive wrote about it. @throws RegionError `tiles-unreadable` */
  async metadata(): Promise<unknown> {
    const { jsonMetadataOffset, jsonMetadataLength, internalCompression } = this.header;
    try {
      if (jsonMetadataLength > MAX_READ_BYTES) throw new Error('its metadata are absurdly long');
      const bytes = new Uint8Array(jsonMetadataLength);
      await this.#file.read(bytes, 0, jsonMetadataLength, jsonMetadataOffset);
      const json = await decompressDirectory(bytes.buffer, internalCompression);
      return JSON.parse(new TextDecoder().decode(json));
    } catch (error) {
      throw unreadable(this.#path, error);
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function isTileAddress(z: number, x: number, y: number): boolean {
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM) return false;
  const count = 2 ** z;
  return [x, y].every((value) => Number.isInteger(value) && value >= 0 && value < count);
}

function checkHeader(header: Header, size: number): void {
  const { tileDataOffset, tileDataLength = 0, rootDirectoryOffset, rootDirectoryLength } = header;
  if (tileDataOffset + tileDataLength > size || rootDirectoryOffset + rootDirectoryLength > size) {
    throw new Error('the archive is shorter than its header says');
  }
  if (header.tileType !== TileType.Mvt) throw new Error('it does not hold vector tiles');
  if (header.tileCompression !== Compression.Gzip) {
    throw new Error('its tiles are not compressed with gzip');
  }
}

function unreadable(path: string, error: unknown): RegionError {
  if (error instanceof RegionError) return error;
  return new RegionError(
    'tiles-unreadable',
    `The tiles in ${path} cannot be read: ${messageOf(error)}.`,
    error,
  );
}
