import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { Bbox } from '../../../../shared/contract/region.ts';

/** Header and directories of PMTiles v3, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */

export const HEADER_BYTES = 127;
/** Header and root directory must fit into the first 16 KiB. */
const MAX_ROOT_BYTES = 16_384 - HEADER_BYTES;
const FIRST_LEAF_ENTRIES = 4096;
const COMPRESSION_GZIP = 2;
const TILE_TYPE_MVT = 1;

/** What an archive says about itself. */
export interface ArchiveInfo {
  readonly bbox: Bbox;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly metadata: object;
}

/** Where the tiles with the ids from `tileId` to `tileId + runLength - 1` are, which are all the same. */
export interface Entry {
  readonly tileId: number;
  readonly offset: number;
  readonly bytes: number;
  runLength: number;
}

/** One root directory, or a root of leaves when the entries do not fit into it. */
export function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const whole = directory(entries);
  if (whole.length <= MAX_ROOT_BYTES) return { root: whole, leaves: new Uint8Array() };
  for (let size = FIRST_LEAF_ENTRIES; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const rootEntries: Entry[] = [];
    let offset = 0;
    for (let at = 0; at < entries.length; at += size) {
      const leaf = directory(entries.slice(at, at + size));
      const tileId = entries[at]?.tileId ?? 0;
      rootEntries.push({ tileId, offset, bytes: leaf.length, runLength: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = directory(rootEntries);
    if (root.length <= MAX_ROOT_BYTES) return { root, leaves: Buffer.concat(leaves) };
  }
}

function directory(entries: readonly Entry[]): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  let tileId = 0;
  for (const entry of entries) {
    pbf.writeVarint(entry.tileId - tileId);
    tileId = entry.tileId;
  }
  for (const { runLength } of entries) pbf.writeVarint(runLength);
  for (const { bytes } of entries) pbf.writeVarint(bytes);
  let end = -1;
  for (const { offset, bytes } of entries) {
    pbf.writeVarint(offset === end ? 0 : offset + 1);
    end = offset + bytes;
  }
  return gzipSync(pbf.finish());
}

/** Lengths of the parts of an archive, and its counts. */
export interface Sections {
  readonly root: number;
  readonly metadata: number;
  readonly leaves: number;
  readonly dataOffset: number;
  readonly data: number;
  readonly tiles: number;
  readonly entries: number;
  readonly contents: number;
}

export function headerBytes({ bbox, minZoom, maxZoom }: ArchiveInfo, sections: Sections): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'ascii');
  header.writeUInt8(3, 7);
  const metadataOffset = HEADER_BYTES + sections.root;
  const leavesOffset = metadataOffset + sections.metadata;
  const numbers = [
    [HEADER_BYTES, sections.root],
    [metadataOffset, sections.metadata],
    [leavesOffset, sections.leaves],
    [sections.dataOffset, sections.data],
    [sections.tiles, sections.entries, sections.contents],
  ].flat();
  for (const [at, value] of numbers.entries()) header.writeBigUInt64LE(BigInt(value), 8 + at * 8);
  header.writeUInt8(1, 96); // clustered
  header.writeUInt8(COMPRESSION_GZIP, 97);
  header.writeUInt8(COMPRESSION_GZIP, 98);
  header.writeUInt8(TILE_TYPE_MVT, 99);
  header.writeUInt8(minZoom, 100);
  header.writeUInt8(maxZoom, 101);
  const [west, south, east, north] = bbox;
  const positions = [west, south, east, north];
  for (const [at, value] of positions.entries()) header.writeInt32LE(e7(value), 102 + at * 4);
  header.writeUInt8(Math.min(maxZoom, 12), 118);
  header.writeInt32LE(e7((west + east) / 2), 119);
  header.writeInt32LE(e7((south + north) / 2), 123);
  return header;
}

function e7(degrees: number): number {
  return Math.round(degrees * 1e7);
}
