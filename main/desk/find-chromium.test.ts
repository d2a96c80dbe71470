import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, sandboxSwitches } from './find-chromium.ts';

describe('findChromium', () => {
  let folder: string;
  const place = (name: string, mode: number) => {
    const path = join(folder, name);
    writeFileSync(path, '');
    chmodSync(path, mode);
    return path;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhilu-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('prefers the one that is named', async () => {
    place('chromium', 0o755);
    const named = place('my-browser', 0o755);
    expect(await findChromium({ PATH: folder, ZHILU_CHROMIUM: named })).toEqual({
      path: named,
      origin: 'ZHILU_CHROMIUM',
    });
  });

  it('finds Chrome on the PATH and skips what cannot be run', async () => {
    place('chromium', 0o644);
    const chrome = place('google-chrome', 0o755);
    expect(await findChromium({ PATH: `/nowhere:${folder}` })).toEqual({
      path: chrome,
      origin: 'PATH',
    });
  });
});

describe('sandboxSwitches', () => {
  it('gives up the sandbox for root only', () => {
    expect(sandboxSwitches(0)).toEqual(['--no-sandbox']);
    expect(sandboxSwitches(1000)).toEqual([]);
    expect(sandboxSwitches(undefined)).toEqual([]);
  });
});
