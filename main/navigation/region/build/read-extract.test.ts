import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegionErrorCode } from '../../../../shared/contract/region.ts';
import { RegionError } from '../region-error.ts';
import type { Extract } from './extract.ts';
import { fakeTown, townXml } from './fake-town.ts';
import { readExtract } from './read-extract.ts';
import { writePbf, type PbfContent } from './write-pbf.ts';

let dir: string;
let townPbf: Buffer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-extract-'));
  townPbf = await pbfOf(fakeTown());
});
afterAll(() => rm(dir, { recursive: true }));

async function pbfOf(content: PbfContent): Promise<Buffer> {
  const file = join(dir, 'written.osm.pbf');
  await writePbf(file, content);
  return readFile(file);
}

async function read(content: string | Uint8Array): Promise<Extract> {
  const file = join(dir, 'extract');
  await writeFile(file, content);
  return readExtract(file);
}

/** The code of the error; anything but a RegionError fails the test. */
async function faultOf(reading: Promise<unknown>): Promise<RegionErrorCode | 'none'> {
  try {
    await reading;
    return 'none';
  } catch (error) {
    if (error instanceof RegionError) return error.code;
    throw error;
  }
}

function expectTown(extract: Extract): void {
  const town = fakeTown();
  expect(extract.nodes.size).toBe(town.nodes.length);
  expect(extract.ways.map(({ id, refs, tags }) => ({ id, refs, tags: { ...tags } }))).toEqual(
    town.ways,
  );
  expect(
    extract.relations.map(({ id, members, tags }) => ({ id, members, tags: { ...tags } })),
  ).toEqual(town.relations);
  expect(extract.taggedNodes.map(({ id, tags }) => ({ id, tags: { ...tags } }))).toEqual([
    { id: 2001, tags: { amenity: 'fuel', name: 'Zhànqián', 'name:en': 'Fuel A' } },
    { id: 2002, tags: { amenity: 'charging_station', capacity: '4' } },
  ]);
  for (const { id, lon, lat } of town.nodes) {
    const found = extract.nodes.position(id);
    expect(found?.[0]).toBeCloseTo(lon, 7);
    expect(found?.[1]).toBeCloseTo(lat, 7);
  }
}

describe('readExtract', () => {
  it('reads PBF', async () => {
    expectTown(await read(townPbf));
  });

  it('reads XML, told by its content', async () => {
    expectTown(await read(townXml(fakeTown())));
  });

  it('reads XML that begins with a byte-order mark', async () => {
    expectTown(await read(`\uFEFF${townXml(fakeTown())}`));
  });

  it('takes elements in any order and the last of two with the same id', async () => {
    const extract = await read(
      `<osm><way id="7"><nd ref="2"/><nd ref="1"/><tag k="highway" v="primary"/></way>
       <node id="2" lon="10" lat="20"/><node id="1" lon="11" lat="21"/><node id="2" lon="12" lat="22"/></osm>`,
    );
    expect(extract.nodes.size).toBe(2);
    expect(extract.nodes.position(2)).toEqual([12, 22]);
    expect(extract.nodes.position(1)).toEqual([11, 21]);
  });

  it('gives elements of an editor, with negative ids, ids that are not', async () => {
    const extract = await read(
      `<osm><node id="-1" lon="10" lat="20"/><node id="-2" lon="10" lat="21"/>
       <way id="-3"><nd ref="-1"/><nd ref="-2"/><tag k="highway" v="primary"/></way></osm>`,
    );
    const [way] = extract.ways;
    expect(way?.id).toBeGreaterThan(0);
    expect(way?.refs.map((ref) => extract.nodes.position(ref))).toEqual([
      [10, 20],
      [10, 21],
    ]);
  });

  it('leaves out what was deleted', async () => {
    const extract = await read(
      townXml(fakeTown()).replace('<way id="1">', '<way id="1" visible="false">'),
    );
    expect(extract.ways.some(({ id }) => id === 1)).toBe(false);
  });

  it('keeps a tag called __proto__ a tag', async () => {
    const extract = await read(
      townXml(fakeTown()).replace('<way id="1">', '<way id="1"><tag k="__proto__" v="x"/>'),
    );
    expect(Object.keys(extract.ways[0]?.tags ?? {})).toContain('__proto__');
    expect('x' in {}).toBe(false);
  });

  it('tells how much is read', async () => {
    const shares: number[] = [];
    const file = join(dir, 'extract');
    await writeFile(file, townPbf);
    await readExtract(file, (share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe('a bad extract', () => {
  it.each<[string, RegionErrorCode, () => string | Uint8Array]>([
    ['an empty file', 'extract-empty', () => ''],
    ['PBF without elements', 'extract-empty', () => townPbf.subarray(0, headerEnd())],
    ['XML without elements', 'extract-empty', () => '<osm version="0.6"></osm>'],
    ['a compressed file', 'extract-unreadable', () => gzipSync(townPbf)],
    [
      'a web page',
      'extract-unreadable',
      () => '<!DOCTYPE html><html><body>Not found</body></html>',
    ],
    ['a text', 'extract-unreadable', () => 'Not found\n'.repeat(10)],
    ['a change file', 'extract-unreadable', () => '<osmChange></osmChange>'],
    ['a node without an id', 'extract-unreadable', () => '<osm><node lon="1" lat="2"/></osm>'],
    ['broken XML', 'extract-unreadable', () => '<osm><node id="1" lon="1" lat="2"></way></osm>'],
    ['half of an XML file', 'extract-truncated', () => townXml(fakeTown()).slice(0, 1500)],
    ['half of a PBF file', 'extract-truncated', () => townPbf.subarray(0, townPbf.length / 2)],
  ])('%s is %s', async (_, code, content) => {
    expect(await faultOf(read(content()))).toBe(code);
  });

  it('that is not there is missing', async () => {
    expect(await faultOf(readExtract(join(dir, 'nowhere', 'x.osm.pbf')))).toBe('extract-missing');
  });

  it('that is a folder is unreadable', async () => {
    expect(await faultOf(readExtract(dir))).toBe('extract-unreadable');
  });

  it('without roads says so', async () => {
    const { nodes } = fakeTown();
    expect(await faultOf(read(await pbfOf({ nodes, ways: [], relations: [] })))).toBe(
      'extract-without-roads',
    );
  });

  it('whose roads lack their nodes is without roads', async () => {
    const { ways } = fakeTown();
    const nodes = [{ id: 999, lon: 1, lat: 1, tags: {} }];
    expect(await faultOf(read(await pbfOf({ nodes, ways, relations: [] })))).toBe(
      'extract-without-roads',
    );
  });

  it('with longitude and latitude swapped says so', async () => {
    const town = fakeTown();
    const swapped = town.nodes.map(({ lon, lat, ...node }) => ({ ...node, lon: lat, lat: lon }));
    const reading = read(await pbfOf({ ...town, nodes: swapped }));
    await expect(reading).rejects.toThrow(/swapped/);
    await expect(reading).rejects.toMatchObject({ code: 'extract-unreadable' });
  });

  it('with a few misplaced nodes goes without them', async () => {
    const extract = await read(
      townXml(fakeTown()).replace('</osm>', '<node id="5000" lon="999" lat="0"/></osm>'),
    );
    expect(extract.ignored.misplacedNodes).toBe(1);
  });

  it('that announces an absurd block is not believed', async () => {
    const huge = Buffer.from(townPbf);
    huge.writeUInt32BE(0x7fffffff, 0);
    expect(await faultOf(read(huge))).toBe('extract-unreadable');
  });

  it('that expands without end does not', async () => {
    const entity = `<!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><osm><node id="1" lon="1" lat="1"><tag k="x" v="&b;"/></node></osm>`;
    expect(await faultOf(read(entity))).toBe('extract-unreadable');
  });

  it('cut off inside a block, anywhere, is truncated', async () => {
    const ends = blockEnds();
    for (let length = 1; length < townPbf.length; length += 1) {
      if (ends.includes(length)) continue;
      expect([length, await faultOf(read(townPbf.subarray(0, length)))]).toEqual([
        length,
        'extract-truncated',
      ]);
    }
  });

  it('of XML cut off anywhere is truncated', async () => {
    const xml = townXml(fakeTown());
    const body = xml.indexOf('<node');
    for (let length = body; length < xml.length; length += 29) {
      expect([length, await faultOf(read(xml.slice(0, length)))]).toEqual([
        length,
        'extract-truncated',
      ]);
    }
  });

  it('with any bytes changed gives an extract or a named error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(townPbf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const changed = Buffer.from(townPbf);
          for (const [at, byte] of changes) changed[at] = byte;
          await faultOf(read(changed));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any bytes at all gives a named error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await faultOf(read(bytes))).not.toBe('none');
      }),
      { numRuns: 200 },
    );
  });
});

/** Where the header block of the town ends. */
function headerEnd(): number {
  const [end = 0] = blockEnds();
  return end;
}

/** Where each block of the town ends: a file cut off right there is a whole, shorter file. */
function blockEnds(): number[] {
  const ends: number[] = [];
  for (let at = 0; at < townPbf.length;) {
    const length = townPbf.readUInt32BE(at);
    const header = townPbf.subarray(at + 4, at + 4 + length);
    at += 4 + length + blobLength(header);
    ends.push(at);
  }
  return ends;
}

/** Field 3 of a BlobHeader. */
function blobLength(header: Uint8Array): number {
  return new PbfReader(header).readFields<{ bytes: number }>(
    (tag, found, pbf) => {
      if (tag === 3) found.bytes = pbf.readVarint();
    },
    { bytes: 0 },
  ).bytes;
}
