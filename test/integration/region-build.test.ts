import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Actor } from '@valhallajs/valhallajs';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fakeTown, townXml } from '../../main/navigation/region/build/fake-town.ts';
import { positionsOf } from '../../main/navigation/region/build/multipolygon.ts';
import { readExtract } from '../../main/navigation/region/build/read-extract.ts';
import { tileRange } from '../../main/navigation/region/build/tile-blocks.ts';
import { writePbf } from '../../main/navigation/region/build/write-pbf.ts';
import { openPack, type RegionPack } from '../../main/navigation/region/open-pack.ts';
import { routerConfig } from '../../main/navigation/routing/router-config.ts';
import { TileSource } from '../../main/navigation/region/tiles.ts';

const ZHILU = join(import.meta.dirname, '../../main/cli/zhilu.ts');
const EXTRACTS = join(import.meta.dirname, '../../../shared/data/regions');
const TSINGHUA = join(EXTRACTS, 'tsinghua.osm.pbf');
const HANGZHOU = join(EXTRACTS, 'hangzhou.osm.pbf');

let dir: string;
let out: string;
let town: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-region-'));
  out = join(dir, 'pack');
  town = join(dir, 'town.osm.pbf');
  await writePbf(town, fakeTown());
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [ZHILU, 'region', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: dir,
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({
    code: z.number().nullable().parse(code),
    ...output,
  }));
  return { child, ended };
}

const region = (...args: string[]) => start(...args).ended;

const traceSchema = z.object({
  edges: z.array(z.object({ drive_on_right: z.boolean() })).min(1),
  admins: z.array(z.object({ country_code: z.string() })),
});

/** The side of the road, and the countries, along a stretch that is in the graph. */
async function sideOf(
  pack: RegionPack,
  shape: readonly (readonly [number, number])[],
): Promise<z.infer<typeof traceSchema>> {
  const actor = new Actor(routerConfig(pack.files['valhalla.tar'], 0));
  const query = {
    shape: shape.map(([lon, lat]) => ({ lon, lat })),
    costing: 'auto',
    shape_match: 'map_snap',
  };
  return traceSchema.parse(await actor.traceAttributes(query));
}

const TOWN_STRETCH = [
  [120.0021, 30],
  [120.0079, 30],
] as const;

describe('region build', () => {
  it('makes a pack that is whole, can be routed on, and drives on the right', async () => {
    const built = await region(
      'build',
      town,
      '--out',
      out,
      '--name-zh',
      '示例',
      '--map-approval',
      'GS(2026)0001',
    );
    expect(built).toMatchObject({ code: 0 });
    expect((await region('verify', out)).code).toBe(0);
    const pack = await openPack(out);
    expect(pack.manifest).toMatchObject({
      id: 'town',
      mapApproval: 'GS(2026)0001',
      licence: 'ODbL-1.0',
      schematic: false,
      names: { 'zh-CN': '示例', 'en-US': 'Town' },
    });
    expect(pack.manifest.counts.places).toBeGreaterThan(12);
    const { edges, admins } = await sideOf(pack, TOWN_STRETCH);
    expect(new Set(edges.map((edge) => edge.drive_on_right))).toEqual(new Set([true]));
    expect(admins.map((admin) => admin.country_code)).toEqual(['CN']);
    const listed = await region('list', dir, '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({ packs: [{ id: 'town' }], broken: [] });
    expect((await readdir(dir)).sort()).toEqual(['pack', 'town.osm.pbf']);
  });

  it('drives on the left where that is asked for, and reads XML', async () => {
    const xml = join(dir, 'town.osm');
    await writeFile(xml, townXml(fakeTown()));
    expect(await region('build', xml, '--out', out, '--country', 'HK')).toMatchObject({
      code: 0,
    });
    const { edges, admins } = await sideOf(await openPack(out), TOWN_STRETCH);
    expect(new Set(edges.map((edge) => edge.drive_on_right))).toEqual(new Set([false]));
    expect(admins.map((admin) => admin.country_code)).toEqual(['HK']);
  });

  it('starts over after it was killed, and leaves the old pack alone until it is done', async () => {
    expect((await region('build', town, '--out', out, '--version', 'old')).code).toBe(0);
    const killed = start('build', town, '--out', out, '--version', 'new');
    await buildFolderOf(killed.child);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect((await openPack(out)).manifest.version).toBe('old');
    expect((await readdir(dir)).some((name) => name.includes('.building-'))).toBe(true);
    expect((await region('build', town, '--out', out, '--version', 'new')).code).toBe(0);
    expect((await openPack(out)).manifest.version).toBe('new');
    expect((await readdir(dir)).sort()).toEqual(['pack', 'town.osm.pbf']);
  });

  it('stops on request without a trace', async () => {
    const stopped = start('build', town, '--out', out);
    await buildFolderOf(stopped.child);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({ code: 0 });
    expect(await readdir(dir)).toEqual(['town.osm.pbf']);
  });

  it.each([
    ['extract-missing', async () => rm(town)],
    ['extract-empty', async () => truncate(town, 0)],
    ['extract-truncated', async () => truncate(town, 500)],
    ['extract-unreadable', async () => writeFile(town, 'no map')],
    ['output-not-a-pack', async () => writeFile(out, 'thesis')],
  ])('tells %s by name, without a stack trace', async (code, spoil) => {
    await spoil();
    const before = (await readdir(dir)).sort();
    const { code: exit, stderr } = await region('build', town, '--out', out);
    expect(exit).toBe(1);
    expect(stderr).toContain(`zhilu region build: ${code}: `);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await readdir(dir)).sort()).toEqual(before);
  });

  it('takes tiles made elsewhere', async () => {
    expect((await region('build', town, '--out', out)).code).toBe(0);
    const other = join(dir, 'other');
    const tiles = join(out, 'tiles.pmtiles');
    expect((await region('build', town, '--out', other, '--tiles', tiles)).code).toBe(0);
    const { manifest } = await openPack(other);
    expect(manifest.tiles).toEqual({ minZoom: 6, maxZoom: 14, maker: 'zhilu' });
    expect(await readFile(join(other, 'tiles.pmtiles'))).toEqual(await readFile(tiles));
  });
});

describe('region verify and list', () => {
  it('name what is wrong', async () => {
    const verified = await region('verify', dir);
    expect(verified.code).toBe(1);
    expect(verified.stderr).toContain('pack-incomplete');
    expect(await region('list', join(dir, 'nowhere'))).toMatchObject({
      code: 0,
      stdout: 'No region packs.\n',
    });
  });
});

describe('a real extract', () => {
  it.skipIf(!existsSync(TSINGHUA))(
    'with relations that lack members becomes a pack (skipped without ../shared/data)',
    async () => {
      expect((await region('build', TSINGHUA, '--out', out)).code).toBe(0);
      const pack = await openPack(out);
      expect(pack.manifest.counts.places).toBeGreaterThan(400);
      expect(pack.manifest.counts.roadKm).toBeGreaterThan(80);
      const { ways, nodes } = await readExtract(TSINGHUA);
      const road = ways.find(
        ({ tags, refs }) => tags['highway'] === 'secondary' && refs.length > 6,
      );
      const { edges } = await sideOf(pack, positionsOf(road?.refs ?? [], nodes));
      expect(edges.every((edge) => edge.drive_on_right)).toBe(true);
    },
  );

  it.skipIf(!existsSync(HANGZHOU))(
    'with self-loops and a lake with islands becomes a pack (skipped without ../shared/data)',
    async () => {
      const built = await region('build', HANGZHOU, '--out', out);
      expect(built.code).toBe(0);
      expect(built.stdout).toContain('51 roads with repeated or missing nodes were repaired');
      const tiles = await TileSource.open((await openPack(out)).files['tiles.pmtiles']);
      const { minX, minY } = tileRange([120.1427, 30.245, 120.1427, 30.245], 13);
      const tile = await tiles.get(13, minX, minY);
      await tiles.close();
      const { water } = new VectorTile(new PbfReader(gunzipSync(tile?.body ?? ''))).layers;
      const rings = Array.from(
        { length: water?.length ?? 0 },
        (_, at) => water?.feature(at).loadGeometry().length ?? 0,
      );
      // The lake is one area with its islands as holes.
      expect(Math.max(...rings)).toBeGreaterThan(3);
    },
  );
});

/** Waits until a build has made its folder. */
async function buildFolderOf(child: ChildProcess): Promise<void> {
  while (!(await readdir(dir)).some((name) => name.includes('.building-'))) {
    if (child.exitCode !== null) throw new Error('the build ended without a folder');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
