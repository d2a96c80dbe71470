import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakePack } from './fake-pack.ts';
import { createWorkFolder, publish } from './pack-folder.ts';
import { readManifest } from './read-manifest.ts';

let root: string;
let out: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhilu-folder-'));
  out = join(root, 'pack');
});
afterEach(() => rm(root, { recursive: true }));

async function buildAndPublish(id: string): Promise<void> {
  const folder = await createWorkFolder(out);
  await fakePack(folder, { id });
  await publish(folder, out);
}

/** A process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a pack being built', () => {
  it('appears whole, and replaces what was there', async () => {
    await buildAndPublish('first');
    await buildAndPublish('second');
    expect((await readManifest(out)).id).toBe('second');
    expect(await readdir(root)).toEqual(['pack']);
    expect((await readdir(out)).sort()).toEqual([
      'manifest.json',
      'places.sqlite',
      'tiles.pmtiles',
      'valhalla.tar',
    ]);
  });

  it('is beside its output until then', async () => {
    await buildAndPublish('first');
    await createWorkFolder(out);
    expect((await readManifest(out)).id).toBe('first');
  });

  it.each([
    [
      'a folder with other files',
      async () => {
        await fakePack(out);
        await writeFile(join(out, 'thesis.txt'), 'years of work');
      },
    ],
    ['a file', () => writeFile(out, 'x')],
  ])('never replaces %s', async (_, make) => {
    await make();
    await expect(createWorkFolder(out)).rejects.toMatchObject({ code: 'output-not-a-pack' });
    expect(await readdir(root)).toEqual(['pack']);
  });

  it('never replaces what became something else meanwhile', async () => {
    const folder = await createWorkFolder(out);
    await fakePack(folder);
    await mkdir(out);
    await writeFile(join(out, 'thesis.txt'), 'years of work');
    await expect(publish(folder, out)).rejects.toMatchObject({ code: 'output-not-a-pack' });
    expect(await readdir(out)).toEqual(['thesis.txt']);
  });

  it('takes an empty folder and makes folders above it', async () => {
    out = join(root, 'a', 'b', 'pack');
    await mkdir(out, { recursive: true });
    await buildAndPublish('first');
    expect((await readManifest(out)).id).toBe('first');
  });

  it('says so when it cannot write', async () => {
    await writeFile(join(root, 'file'), 'x');
    await expect(createWorkFolder(join(root, 'file', 'pack'))).rejects.toMatchObject({
      code: 'output-unwritable',
    });
  });

  it('removes what killed builds left, and nothing else', async () => {
    await mkdir(join(root, `pack.building-${String(deadPid())}-0a1b2c3d`));
    const running = join(root, `pack.building-${String(process.pid)}-0a1b2c3d`);
    await mkdir(running);
    const foreign = join(root, 'pack.building-plans');
    await mkdir(foreign);
    const folder = await createWorkFolder(out);
    expect((await readdir(root)).map((name) => join(root, name)).sort()).toEqual(
      [foreign, running, folder].sort(),
    );
  });

  it('puts a pack back whose replacement was killed between the renames', async () => {
    await buildAndPublish('first');
    await rename(out, join(root, 'pack.replaced-1a2b'));
    const folder = await createWorkFolder(out);
    expect((await readManifest(out)).id).toBe('first');
    await rm(folder, { recursive: true });
    expect(await readdir(root)).toEqual(['pack']);
  });
});
