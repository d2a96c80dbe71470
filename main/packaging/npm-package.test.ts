import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpackLocked, type Fetch } from './npm-package.ts';

let root: string;
let target: string;
let asked: string[];

/** npm, as far as it is asked: the archive of a package with one file. */
const fetch: Fetch = async (spec, folder) => {
  asked.push(spec);
  await writeFile(join(folder, 'native-1.2.3.tgz'), await readFile(join(root, 'native.tgz')));
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhilu-locked-'));
  target = join(root, 'target');
  asked = [];
  await mkdir(join(root, 'package'));
  await writeFile(join(root, 'package', 'native.node'), 'binary');
  await promisify(execFile)('tar', ['-czf', join(root, 'native.tgz'), '-C', root, 'package']);
});
afterEach(() => rm(root, { recursive: true }));

async function lock(integrity?: string): Promise<void> {
  const hash = createHash('sha512').update(await readFile(join(root, 'native.tgz')));
  const entry = { version: '1.2.3', integrity: integrity ?? `sha512-${hash.digest('base64')}` };
  const text = JSON.stringify({ packages: { 'node_modules/native': entry } });
  await writeFile(join(root, 'package-lock.json'), text);
}

it('unpacks the very version that is locked', async () => {
  await lock();
  await unpackLocked(root, 'native', target, fetch);
  expect(asked).toEqual(['native@1.2.3']);
  expect(await readFile(join(target, 'native.node'), 'utf8')).toBe('binary');
});

it('refuses an archive that is another than the locked one', async () => {
  await lock('sha512-AAAA');
  await expect(unpackLocked(root, 'native', target, fetch)).rejects.toThrow(/package-lock.json/);
  expect(await readdir(root)).not.toContain('target');
});

it('says how to get what npm cannot bring', async () => {
  await lock();
  const offline: Fetch = () => Promise.reject(new Error('ENOTFOUND'));
  await expect(unpackLocked(root, 'native', target, offline)).rejects.toThrow(
    /ENOTFOUND\n.*npm cache add native@1.2.3/,
  );
  await expect(unpackLocked(root, 'other', target, fetch)).rejects.toThrow(/other is not in/);
});
