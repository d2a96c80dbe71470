import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type {
  OsmMember,
  OsmNode,
  OsmRelation,
  OsmTags,
  OsmWay,
} from '../../../../shared/navigation/osm.ts';

/** What to write; each kind sorted by id, as Valhalla demands. */
export interface PbfContent {
  readonly nodes: Iterable<OsmNode>;
  readonly ways: Iterable<OsmWay>;
  readonly relations: Iterable<OsmRelation>;
}

/** The format's own advice for blocks that every reader takes. */
const ELEMENTS_PER_BLOCK = 8000;

/** The default granularity: 100 nanodegrees. */
const SCALE = 1e7;

const MEMBER_TYPE = { node: 0, way: 1, relation: 2 } as const;

const deflateAsync = promisify<Uint8Array, { level: number }, Uint8Array>(deflate);

/** Writes an .osm.pbf file. Field numbers are those of osmformat.proto. */
export async function writePbf(path: string, content: PbfContent): Promise<void> {
  const file = await open(path, 'w');
  try {
    await writeBlob(file, 'OSMHeader', headerBlock());
    for (const nodes of batches(content.nodes)) {
      await writeBlob(file, 'OSMData', primitiveBlock(nodes, writeDenseGroup));
    }
    for (const ways of batches(content.ways)) {
      await writeBlob(file, 'OSMData', primitiveBlock(ways, writeWays));
    }
    for (const relations of batches(content.relations)) {
      await writeBlob(file, 'OSMData', primitiveBlock(relations, writeRelations));
    }
  } finally {
    await file.close();
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < ELEMENTS_PER_BLOCK) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function writeBlob(file: FileHandle, type: string, data: Uint8Array): Promise<void> {
  const blob = new PbfWriter();
  blob.writeVarintField(2, data.length);
  blob.writeBytesField(3, await deflateAsync(data, { level: 1 }));
  const blobBytes = blob.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, blobBytes.length);
  const headerBytes = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  await file.write(Buffer.concat([length, headerBytes, blobBytes]));
}

function headerBlock(): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeStringField(4, 'OsmSchema-V0.6');
  pbf.writeStringField(4, 'DenseNodes');
  pbf.writeStringField(16, 'zhilu');
  return pbf.finish();
}

class StringTable {
  readonly #indexes = new Map<string, number>([['', 0]]);

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  write(pbf: PbfWriter): void {
    for (const text of this.#indexes.keys()) pbf.writeBytesField(1, Buffer.from(text));
  }
}

type WriteGroup<T> = (elements: readonly T[], strings: StringTable, pbf: PbfWriter) => void;

function primitiveBlock<T>(elements: readonly T[], writeGroup: WriteGroup<T>): Uint8Array {
  const strings = new StringTable();
  const group = new PbfWriter();
  writeGroup(elements, strings, group);
  const block = new PbfWriter();
  block.writeMessage(1, (table: StringTable, pbf) => table.write(pbf), strings);
  block.writeBytesField(2, group.finish());
  return block.finish();
}

function writeDenseGroup(nodes: readonly OsmNode[], strings: StringTable, group: PbfWriter): void {
  const keysValues: number[] = [];
  for (const { tags } of nodes) {
    for (const [key, value] of Object.entries(tags)) {
      keysValues.push(strings.indexOf(key), strings.indexOf(value));
    }
    keysValues.push(0);
  }
  const dense = new PbfWriter();
  dense.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
  dense.writePackedSVarint(8, deltas(nodes.map(({ lat }) => Math.round(lat * SCALE))));
  dense.writePackedSVarint(9, deltas(nodes.map(({ lon }) => Math.round(lon * SCALE))));
  dense.writePackedVarint(10, keysValues);
  group.writeBytesField(2, dense.finish());
}

function writeTags(tags: OsmTags, strings: StringTable, pbf: PbfWriter): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => strings.indexOf(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => strings.indexOf(value)),
  );
}

function writeWays(ways: readonly OsmWay[], strings: StringTable, group: PbfWriter): void {
  for (const { id, tags, refs } of ways) {
    const way = new PbfWriter();
    way.writeVarintField(1, id);
    writeTags(tags, strings, way);
    way.writePackedSVarint(8, deltas(refs));
    group.writeBytesField(3, way.finish());
  }
}

function writeRelations(
  relations: readonly OsmRelation[],
  strings: StringTable,
  group: PbfWriter,
): void {
  for (const { id, tags, members } of relations) {
    const relation = new PbfWriter();
    relation.writeVarintField(1, id);
    writeTags(tags, strings, relation);
    relation.writePackedVarint(
      8,
      members.map(({ role }) => strings.indexOf(role)),
    );
    relation.writePackedSVarint(9, deltas(members.map(({ ref }: OsmMember) => ref)));
    relation.writePackedVarint(
      10,
      members.map(({ type }) => MEMBER_TYPE[type]),
    );
    group.writeBytesField(4, relation.finish());
  }
}

function deltas(values: readonly number[]): number[] {
  return values.map((value, at) => value - (at === 0 ? 0 : (values[at - 1] ?? 0)));
}
