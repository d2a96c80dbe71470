import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { readShellVersions } from './versions.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-versions-'));
  await writeFile(join(folder, 'package.json'), '{"version":"1.2.3"}');
});
afterEach(() => rm(folder, { recursive: true }));

describe('readShellVersions', () => {
  it('tells the product and what it runs on', async () => {
    await writeFile(join(folder, 'manifest.json'), '{"commit":"abc1234"}');
    const runtime = { node: '24.1.0', electron: '45.4.1', chrome: '154.0.0.0' };
    expect(readShellVersions(folder, runtime)).toEqual({
      zhilu: '1.2.3',
      commit: 'abc1234',
      vss: VSS_VERSION,
      node: '24.1.0',
      electron: '45.4.1',
      chromium: '154.0.0.0',
    });
  });

  it('does without a manifest in a checkout', () => {
    expect(readShellVersions(folder, { node: '24.1.0' })).toEqual({
      zhilu: '1.2.3',
      vss: VSS_VERSION,
      node: '24.1.0',
    });
  });
});
