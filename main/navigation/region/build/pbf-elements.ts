import { PbfReader } from 'pbf';
import type { OsmMember, OsmTags } from '../../../../shared/navigation/osm.ts';
import type { ExtractSink } from './extract.ts';
import { readBytesWithin } from './pbf-blobs.ts';

/**
 * The elements in one PrimitiveBlock of an .osm.pbf file. Field numbers are those of osmformat.proto
 * (https://github.com/openstreetmap/OSM-binary). Whatever does not fit throws a plain Error, which
 * the caller names.
 */

interface PrimitiveBlock {
  readonly strings: string[];
  readonly groups: Uint8Array[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

const NANO = 1e-9;
const MEMBER_TYPES = ['node', 'way', 'relation'] as const;
const NO_TAGS: OsmTags = Object.freeze({});

/** Tells the sink every visible element of an unpacked `OSMData` block. */
export function readPrimitiveBlock(data: Uint8Array, sink: ExtractSink): void {
  const block: PrimitiveBlock = {
    strings: [],
    groups: [],
    granularity: 100,
    latOffset: 0,
    lonOffset: 0,
  };
  new PbfReader(data).readFields(readBlockField, block);
  for (const group of block.groups) {
    new PbfReader(group).readFields((tag, _, pbf) => {
      if (tag === 1) readNode(readBytesWithin(pbf), block, sink);
      else if (tag === 2) readDenseNodes(readBytesWithin(pbf), block, sink);
      else if (tag === 3) readWay(readBytesWithin(pbf), block, sink);
      else if (tag === 4) readRelation(readBytesWithin(pbf), block, sink);
    }, null);
  }
}

function readBlockField(tag: number, block: PrimitiveBlock, pbf: PbfReader): void {
  if (tag === 1) {
    const decoder = new TextDecoder();
    new PbfReader(readBytesWithin(pbf)).readFields((inner, strings, table) => {
      if (inner === 1) strings.push(decoder.decode(readBytesWithin(table)));
    }, block.strings);
  } else if (tag === 2) block.groups.push(readBytesWithin(pbf));
  else if (tag === 17) block.granularity = pbf.readVarint();
  else if (tag === 19) block.latOffset = pbf.readVarint(true);
  else if (tag === 20) block.lonOffset = pbf.readVarint(true);
}

function degrees(block: PrimitiveBlock, offset: number, value: number): number {
  return NANO * (offset + block.granularity * value);
}

function stringAt(block: PrimitiveBlock, index: number): string {
  const text = block.strings[index];
  if (text === undefined) throw new Error('a text is missing from its block');
  return text;
}

/** Values of a packed field; a lone value, as an unpacking writer leaves it, is taken too. */
function readPacked(pbf: PbfReader, signed: boolean): number[] {
  if (pbf.type !== 2) return [signed ? pbf.readSVarint() : pbf.readVarint()];
  const values: number[] = [];
  const inner = new PbfReader(readBytesWithin(pbf));
  while (inner.pos < inner.length) values.push(signed ? inner.readSVarint() : inner.readVarint());
  return values;
}

function append(to: number[], values: readonly number[]): void {
  for (const value of values) to.push(value);
}

interface Common {
  id: number;
  readonly keys: number[];
  readonly values: number[];
  visible: boolean;
}

function common(): Common {
  return { id: NaN, keys: [], values: [], visible: true };
}

function tagsOf({ keys, values }: Common, block: PrimitiveBlock): OsmTags {
  if (keys.length === 0) return NO_TAGS;
  // `fromEntries` makes a tag called `__proto__` a tag like any other.
  return Object.fromEntries(
    keys.map((key, at) => [stringAt(block, key), stringAt(block, values[at] ?? -1)]),
  );
}

function checkedId(id: number): number {
  if (!Number.isSafeInteger(id)) throw new Error('an element has no usable id');
  return id;
}

/** Fields 2 to 4 are the same in nodes, ways, and relations. */
function readCommonField(tag: number, element: Common, pbf: PbfReader): void {
  if (tag === 2) append(element.keys, readPacked(pbf, false));
  else if (tag === 3) append(element.values, readPacked(pbf, false));
  else if (tag === 4) element.visible = readVisible(readBytesWithin(pbf));
}

/** Only history files say `visible`; what is not visible was deleted. */
function readVisible(info: Uint8Array): boolean {
  const found = { visible: true };
  new PbfReader(info).readFields((tag, seen, pbf) => {
    if (tag === 6) seen.visible = pbf.readVarint() !== 0;
  }, found);
  return found.visible;
}

function readNode(bytes: Uint8Array, block: PrimitiveBlock, sink: ExtractSink): void {
  const node = { ...common(), lat: NaN, lon: NaN };
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 1) found.id = pbf.readSVarint();
    else if (tag === 8) found.lat = pbf.readSVarint();
    else if (tag === 9) found.lon = pbf.readSVarint();
    else readCommonField(tag, found, pbf);
  }, node);
  if (!node.visible) return;
  const { lonOffset, latOffset } = block;
  const tags = node.keys.length === 0 ? null : tagsOf(node, block);
  const lon = degrees(block, lonOffset, node.lon);
  sink.node(checkedId(node.id), lon, degrees(block, latOffset, node.lat), tags);
}

function readDenseNodes(bytes: Uint8Array, block: PrimitiveBlock, sink: ExtractSink): void {
  const ids: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const keysValues: number[] = [];
  const visible: number[] = [];
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) append(ids, readPacked(pbf, true));
    else if (tag === 5) {
      new PbfReader(readBytesWithin(pbf)).readFields((inner, __, info) => {
        if (inner === 6) append(visible, readPacked(info, false));
      }, null);
    } else if (tag === 8) append(lats, readPacked(pbf, true));
    else if (tag === 9) append(lons, readPacked(pbf, true));
    else if (tag === 10) append(keysValues, readPacked(pbf, false));
  }, null);
  if (lats.length !== ids.length || lons.length !== ids.length) {
    throw new Error('a block of nodes has more ids than positions');
  }
  let id = 0;
  let lat = 0;
  let lon = 0;
  let tagAt = 0;
  for (const [at, delta] of ids.entries()) {
    id += delta;
    lat += lats[at] ?? 0;
    lon += lons[at] ?? 0;
    const tags: [string, string][] = [];
    while (tagAt < keysValues.length) {
      const key = keysValues[tagAt++] ?? 0;
      if (key === 0) break;
      tags.push([stringAt(block, key), stringAt(block, keysValues[tagAt++] ?? -1)]);
    }
    if (visible[at] === 0) continue;
    const degreesLon = degrees(block, block.lonOffset, lon);
    const degreesLat = degrees(block, block.latOffset, lat);
    const known = tags.length === 0 ? null : Object.fromEntries(tags);
    sink.node(checkedId(id), degreesLon, degreesLat, known);
  }
}

function readWay(bytes: Uint8Array, block: PrimitiveBlock, sink: ExtractSink): void {
  const way = { ...common(), refs: [] as number[] };
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 1) found.id = pbf.readVarint(true);
    else if (tag === 8) append(found.refs, readPacked(pbf, true));
    else readCommonField(tag, found, pbf);
  }, way);
  if (way.visible) sink.way(checkedId(way.id), summed(way.refs), tagsOf(way, block));
}

function readRelation(bytes: Uint8Array, block: PrimitiveBlock, sink: ExtractSink): void {
  const relation = {
    ...common(),
    roles: [] as number[],
    refs: [] as number[],
    types: [] as number[],
  };
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 1) found.id = pbf.readVarint(true);
    else if (tag === 8) append(found.roles, readPacked(pbf, false));
    else if (tag === 9) append(found.refs, readPacked(pbf, true));
    else if (tag === 10) append(found.types, readPacked(pbf, false));
    else readCommonField(tag, found, pbf);
  }, relation);
  if (!relation.visible) return;
  const members = summed(relation.refs).map((ref, at): OsmMember => {
    const type = MEMBER_TYPES[relation.types[at] ?? -1];
    if (type === undefined) throw new Error('a relation has a member of no known type');
    return { type, ref, role: stringAt(block, relation.roles[at] ?? 0) };
  });
  sink.relation(checkedId(relation.id), members, tagsOf(relation, block));
}

/** Deltas to values. */
function summed(deltas: readonly number[]): number[] {
  let value = 0;
  return deltas.map((delta) => checkedId((value += delta)));
}
