import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { ExtractSink } from './extract.ts';
import { readPrimitiveBlock } from './pbf-elements.ts';

/** What a sink was told, in short. */
function recorder(): { sink: ExtractSink; told: string[] } {
  const told: string[] = [];
  return {
    told,
    sink: {
      node: (id, lon, lat, tags) =>
        told.push(`n${id} ${lon.toFixed(2)} ${lat.toFixed(2)} ${JSON.stringify(tags)}`),
      way: (id, refs, tags) => told.push(`w${id} ${refs.join()} ${JSON.stringify(tags)}`),
      relation: (id, members) => told.push(`r${id} ${members.length}`),
      bbox: () => undefined,
    },
  };
}

function block(
  write: (group: PbfWriter) => void,
  strings: readonly string[],
  extra?: (block: PbfWriter) => void,
): Uint8Array {
  const pbf = new PbfWriter();
  const table = new PbfWriter();
  for (const text of strings) table.writeBytesField(1, Buffer.from(text));
  pbf.writeBytesField(1, table.finish());
  const group = new PbfWriter();
  write(group);
  pbf.writeBytesField(2, group.finish());
  extra?.(pbf);
  return pbf.finish();
}

describe('readPrimitiveBlock', () => {
  it('reads nodes that are not dense, with granularity and offset', () => {
    const node = new PbfWriter();
    node.writeTag(1, 0);
    node.writeSVarint(5);
    node.writePackedVarint(2, [1]);
    node.writePackedVarint(3, [2]);
    node.writeTag(8, 0);
    node.writeSVarint(300);
    node.writeTag(9, 0);
    node.writeSVarint(-1200);
    const { sink, told } = recorder();
    readPrimitiveBlock(
      block(
        (group) => group.writeBytesField(1, node.finish()),
        ['', 'k', 'v'],
        (pbf) => {
          pbf.writeVarintField(17, 100_000_000);
          pbf.writeVarintField(19, 1_000_000_000);
        },
      ),
      sink,
    );
    expect(told).toEqual(['n5 -120.00 31.00 {"k":"v"}']);
  });

  it('refuses a tag whose text is missing', () => {
    const way = new PbfWriter();
    way.writeVarintField(1, 1);
    way.writePackedVarint(2, [7]);
    way.writePackedVarint(3, [7]);
    const data = block((group) => group.writeBytesField(3, way.finish()), ['']);
    expect(() => readPrimitiveBlock(data, recorder().sink)).toThrow(/text is missing/);
  });

  it('refuses a length beyond its block before it allocates anything', () => {
    const pbf = new PbfWriter();
    pbf.writeTag(2, 2);
    pbf.writeVarint(0xffffffff);
    expect(() => readPrimitiveBlock(pbf.finish(), recorder().sink)).toThrow(/beyond its block/);
  });

  it('ends on any bytes, with elements or an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readPrimitiveBlock(bytes, recorder().sink);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});
