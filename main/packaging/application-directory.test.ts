import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putInPlace } from './application-directory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-app-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'file'), text);
  return join(folder, name);
}

describe('putInPlace', () => {
  it('replaces what was there and leaves nothing beside it', async () => {
    const final = await write('app', 'old');
    await putInPlace(await write('draft', 'new'), final);
    expect(await readFile(join(final, 'file'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['app']);
  });

  it('works the first time', async () => {
    await putInPlace(await write('draft', 'new'), join(folder, 'dist', 'app'));
    expect(await readFile(join(folder, 'dist', 'app', 'file'), 'utf8')).toBe('new');
  });

  it('keeps what was there when the draft cannot take its place', async () => {
    const final = await write('app', 'old');
    await expect(putInPlace(join(folder, 'no-draft'), final)).rejects.toThrow(/ENOENT/);
    expect(await readFile(join(final, 'file'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['app']);
  });
});
