import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakePack } from './fake-pack.ts';
import { RegionLibrary } from './region-library.ts';

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'zhilu-library-'))));
afterEach(() => rm(root, { recursive: true }));

describe('RegionLibrary', () => {
  it('keeps the good packs whatever is wrong with others', async () => {
    await fakePack(join(root, 'good'), { id: 'good' });
    await fakePack(join(root, 'torn'), { id: 'torn' });
    await writeFile(join(root, 'torn', 'valhalla.tar'), 'x');
    await mkdir(join(root, 'empty'));
    await writeFile(join(root, 'a file'), 'x');
    const library = await RegionLibrary.scan([root]);
    expect(library.packs.map(({ manifest }) => manifest.id)).toEqual(['good']);
    expect(library.broken.map(({ dir, fault }) => [dir, fault.code])).toEqual([
      [join(root, 'empty'), 'pack-incomplete'],
      [join(root, 'torn'), 'file-wrong-size'],
    ]);
    expect(library.pack('good')?.dir).toBe(join(root, 'good'));
    expect(library.pack('torn')).toBeUndefined();
  });

  it('takes a pack itself, passes over folders that are not there, and names one pack once', async () => {
    await fakePack(join(root, 'pack'));
    const library = await RegionLibrary.scan([join(root, 'pack'), join(root, 'nowhere'), root]);
    expect(library.packs).toHaveLength(1);
    expect(library.broken).toEqual([]);
  });

  it('sets a second pack of the same id aside', async () => {
    await fakePack(join(root, 'a'));
    await cp(join(root, 'a'), join(root, 'b'), { recursive: true });
    const library = await RegionLibrary.scan([root]);
    expect(library.packs.map(({ dir }) => dir)).toEqual([join(root, 'a')]);
    expect(library.broken.map(({ dir }) => dir)).toEqual([join(root, 'b')]);
  });

  it('finds the smallest pack around a point', async () => {
    await fakePack(join(root, 'province'), { id: 'province', bbox: [118, 28, 123, 32] });
    await fakePack(join(root, 'city'), { id: 'city', bbox: [120, 30, 121, 31] });
    const library = await RegionLibrary.scan([root]);
    expect(library.packAt({ lon: 120.5, lat: 30.5 })?.manifest.id).toBe('city');
    expect(library.packAt({ lon: 119, lat: 29 })?.manifest.id).toBe('province');
    expect(library.packAt({ lon: 30.5, lat: 120.5 })).toBeUndefined();
  });

  it('does not look into builds, and finds a pack whose replacement was killed', async () => {
    await fakePack(join(root, 'city.replaced-1a2b'), { id: 'city' });
    await mkdir(join(root, 'city.building-3c4d'));
    const library = await RegionLibrary.scan([root]);
    expect(library.packs.map(({ manifest }) => manifest.id)).toEqual(['city']);
    expect(library.broken).toEqual([]);
    await fakePack(join(root, 'city'), { id: 'city' });
    const again = await RegionLibrary.scan([root]);
    expect(again.packs.map(({ dir }) => dir)).toEqual([join(root, 'city')]);
    expect(again.broken).toEqual([]);
  });
});
