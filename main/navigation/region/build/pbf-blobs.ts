import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate, zstdDecompress } from 'node:zlib';
import { PbfReader } from 'pbf';
import { RegionError, messageOf } from '../region-error.ts';

/**
 * The framing of an .osm.pbf file: length, BlobHeader, Blob, and again. Limits are the format's own
 * (https://wiki.openstreetmap.org/wiki/PBF_Format): nothing larger is ever allocated.
 */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const LENGTH_BYTES = 4;

export type BlobType = 'OSMHeader' | 'OSMData';

export interface Block {
  readonly type: BlobType;
  /** Unpacked. */
  readonly data: Uint8Array;
}

const inflateAsync = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflate);
const zstdAsync = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(zstdDecompress);

/**
 * The blocks of a file in order. Blocks of unknown type are passed over, as the format asks.
 * @throws RegionError `extract-truncated` where the file ends inside a block, `extract-unreadable`
 *   where it is not what the format says
 */
export async function* readBlocks(
  file: FileHandle,
  size: number,
  onProgress: (readBytes: number) => void,
): AsyncGenerator<Block> {
  let at = 0;
  while (at < size) {
    const length = (await readExactly(file, at, LENGTH_BYTES, size)).readUInt32BE(0);
    if (length === 0 || length > MAX_HEADER_BYTES) throw unreadable(at, 'not an OSM PBF block');
    const header = readBlobHeader(await readExactly(file, at + LENGTH_BYTES, length, size), at);
    const dataAt = at + LENGTH_BYTES + length;
    const blob = await readExactly(file, dataAt, header.dataBytes, size);
    at = dataAt + header.dataBytes;
    onProgress(at);
    if (header.type === 'OSMHeader' || header.type === 'OSMData') {
      yield { type: header.type, data: await unpack(blob, at) };
    }
  }
}

async function readExactly(
  file: FileHandle,
  position: number,
  length: number,
  size: number,
): Promise<Buffer> {
  if (position + length > size) throw truncated(size);
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
  if (bytesRead < length) throw truncated(position + bytesRead);
  return buffer;
}

function readBlobHeader(bytes: Uint8Array, at: number): { type: string; dataBytes: number } {
  const header = { type: '', dataBytes: -1 };
  parsed(at, () => {
    new PbfReader(bytes).readFields((tag, found, pbf) => {
      if (tag === 1) found.type = pbf.readString();
      else if (tag === 3) found.dataBytes = pbf.readVarint();
    }, header);
  });
  if (header.type === '' || header.dataBytes < 0 || header.dataBytes > MAX_BLOB_BYTES) {
    throw unreadable(at, 'a block has no type or an absurd size');
  }
  return header;
}

interface PackedBlob {
  raw?: Uint8Array;
  zlib?: Uint8Array;
  zstd?: Uint8Array;
  rawBytes?: number;
  other?: number;
}

async function unpack(bytes: Uint8Array, at: number): Promise<Uint8Array> {
  const empty: PackedBlob = {};
  const blob = parsed(at, () => new PbfReader(bytes).readFields(readBlobField, empty));
  if (blob.raw) return blob.raw;
  const limit = { maxOutputLength: MAX_BLOB_BYTES };
  try {
    const data = blob.zlib
      ? await inflateAsync(blob.zlib, limit)
      : blob.zstd && (await zstdAsync(blob.zstd, limit));
    if (data) {
      if (blob.rawBytes === undefined || blob.rawBytes === data.length) return data;
      throw unreadable(at, 'a block is not as long as it says');
    }
  } catch (error) {
    if (error instanceof RegionError) throw error;
    throw unreadable(at, `a compressed block cannot be unpacked: ${messageOf(error)}`, error);
  }
  throw unreadable(
    at,
    'its compression is not supported; recompress it with zlib, e.g. with osmium cat',
  );
}

function readBlobField(tag: number, blob: PackedBlob, pbf: PbfReader): void {
  if (tag === 1) blob.raw = readBytesWithin(pbf);
  else if (tag === 2) blob.rawBytes = pbf.readVarint();
  else if (tag === 3) blob.zlib = readBytesWithin(pbf);
  else if (tag === 7) blob.zstd = readBytesWithin(pbf);
}

/**
 * A length-delimited value as a view. The reader of `pbf` trusts lengths; a broken file does not
 * deserve that.
 */
export function readBytesWithin(pbf: PbfReader): Uint8Array {
  const end = pbf.readVarint() + pbf.pos;
  if (!(end <= pbf.length)) throw new Error('a value reaches beyond its block');
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes;
}

/** Runs a parser; whatever it throws means that the file is broken at this place. */
export function parsed<T>(at: number, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RegionError) throw error;
    throw unreadable(at, messageOf(error), error);
  }
}

function truncated(at: number): RegionError {
  return new RegionError(
    'extract-truncated',
    `The extract ends in the middle of a block, after ${at} bytes: download or copy it again.`,
  );
}

function unreadable(at: number, why: string, cause?: unknown): RegionError {
  return new RegionError(
    'extract-unreadable',
    `The extract cannot be read near byte ${at}: ${why}.`,
    cause,
  );
}
