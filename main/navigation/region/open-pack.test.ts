import { mkdir, mkdtemp, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RegionErrorCode } from '../../../shared/contract/region.ts';
import { fakePack } from './fake-pack.ts';
import { openPack, verifyPack } from './open-pack.ts';
import { RegionError } from './region-error.ts';

let root: string;
let dir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhilu-pack-'));
  dir = join(root, 'pack');
  await fakePack(dir);
});
afterEach(() => rm(root, { recursive: true }));

async function faultOf(opening: Promise<unknown>): Promise<RegionErrorCode | 'none'> {
  try {
    await opening;
    return 'none';
  } catch (error) {
    if (error instanceof RegionError) return error.code;
    throw error;
  }
}

/** Overwrites bytes without changing the size. */
async function scribble(name: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(join(dir, name), 'r+');
  await file.write(bytes, 0, bytes.length, at);
  await file.close();
}

async function changeManifest(
  change: (manifest: Record<string, unknown>) => object,
): Promise<void> {
  const file = join(dir, 'manifest.json');
  const manifest = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify(change(manifest)));
}

describe('openPack', () => {
  it('opens a good pack', async () => {
    const pack = await openPack(dir);
    expect(pack.manifest.id).toBe('fake');
    expect(pack.files['valhalla.tar']).toBe(join(dir, 'valhalla.tar'));
  });

  it.each<[string, RegionErrorCode, () => Promise<unknown>]>([
    ['a folder that is not there', 'pack-missing', () => rename(dir, join(root, 'moved'))],
    [
      'a file instead of a folder',
      'pack-missing',
      async () => {
        await rm(dir, { recursive: true });
        await writeFile(dir, 'x');
      },
    ],
    ['a half-written pack', 'pack-incomplete', () => rm(join(dir, 'manifest.json'))],
    [
      'a manifest that is a folder',
      'manifest-unreadable',
      async () => {
        await rm(join(dir, 'manifest.json'));
        await mkdir(join(dir, 'manifest.json'));
      },
    ],
    ['a manifest cut off', 'manifest-unreadable', () => truncate(join(dir, 'manifest.json'), 100)],
    [
      'a manifest of binary',
      'manifest-unreadable',
      () => writeFile(join(dir, 'manifest.json'), Buffer.alloc(100, 255)),
    ],
    [
      'a manifest without bbox',
      'manifest-invalid',
      () => changeManifest((manifest) => ({ ...manifest, bbox: undefined })),
    ],
    [
      'a manifest with longitude and latitude swapped',
      'manifest-invalid',
      () => changeManifest((manifest) => ({ ...manifest, bbox: [30, 120, 31, 121] })),
    ],
    [
      'a manifest that points elsewhere',
      'manifest-invalid',
      () => changeManifest((manifest) => ({ ...manifest, id: '../../etc' })),
    ],
    [
      'a newer format',
      'pack-newer-format',
      () => changeManifest((manifest) => ({ ...manifest, format: 2, names: 'changed' })),
    ],
    ['no tiles', 'file-missing', () => rm(join(dir, 'tiles.pmtiles'))],
    ['half of the graph', 'file-wrong-size', () => truncate(join(dir, 'valhalla.tar'), 700)],
    [
      'tiles that are not',
      'tiles-unreadable',
      () => scribble('tiles.pmtiles', 0, Buffer.from('JUNKJUNK')),
    ],
    [
      'tiles with a torn header',
      'tiles-unreadable',
      () => scribble('tiles.pmtiles', 56, Buffer.alloc(16, 0x7f)),
    ],
    [
      'a graph that is not',
      'routing-unreadable',
      () => scribble('valhalla.tar', 0, Buffer.alloc(512)),
    ],
    [
      'places that are not',
      'places-unreadable',
      () => scribble('places.sqlite', 0, Buffer.from('JUNKJUNKJUNKJUNK')),
    ],
    [
      'places with a torn page',
      'places-unreadable',
      () => scribble('places.sqlite', 4096, Buffer.alloc(600, 0xee)),
    ],
  ])('%s is %s', async (_, code, damage) => {
    await damage();
    expect(await faultOf(openPack(dir))).toBe(code);
  });
});

describe('verifyPack', () => {
  it('takes a whole pack', async () => {
    expect((await verifyPack(dir)).manifest.id).toBe('fake');
  });

  it.each(['tiles.pmtiles', 'valhalla.tar', 'places.sqlite'])(
    'finds one changed byte in %s',
    async (name) => {
      const size = (await readFile(join(dir, name))).length;
      await scribble(name, size - 1, Buffer.from([123]));
      expect(['file-wrong-hash', 'places-unreadable']).toContain(await faultOf(verifyPack(dir)));
    },
  );
});
