import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  electronMissingMessage,
  electronZipName,
  installedElectronVersion,
  obtainElectronZip,
} from './electron-zip.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-electron-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('obtainElectronZip', () => {
  it('takes the zip of the architecture from a given folder, and never the network then', async () => {
    const download = vi.fn();
    const name = electronZipName('45.4.1', 'arm64');
    expect(name).toBe('electron-v45.4.1-linux-arm64.zip');
    await writeFile(join(folder, name), '');
    expect(await obtainElectronZip('45.4.1', 'arm64', folder, download)).toEqual({
      found: true,
      path: join(folder, name),
    });
    expect(await obtainElectronZip('45.4.1', 'x64', folder, download)).toEqual({
      found: false,
      why: `${join(folder, 'electron-v45.4.1-linux-x64.zip')} does not exist`,
    });
    expect(download).not.toHaveBeenCalled();
  });

  it('asks Electron’s cache and network with the hashes of the installed package', async () => {
    const version = await installedElectronVersion();
    const download = vi.fn().mockResolvedValue('/cache/electron.zip');
    expect(await obtainElectronZip(version, 'x64', undefined, download)).toEqual({
      found: true,
      path: '/cache/electron.zip',
    });
    const [request] = download.mock.calls[0] as [Record<string, unknown>];
    expect(request).toMatchObject({ version, artifactName: 'electron', platform: 'linux' });
    expect(request['checksums']).toHaveProperty([electronZipName(version, 'x64')]);
  });

  it('says why there is none', async () => {
    const failed = new Error('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') });
    const download = vi.fn().mockRejectedValue(failed);
    expect(await obtainElectronZip('45.4.1', 'x64', undefined, download)).toEqual({
      found: false,
      why: 'fetch failed: getaddrinfo ENOTFOUND',
    });
  });
});

describe('electronMissingMessage', () => {
  it('names the file, the reason, and what to do', () => {
    const message = electronMissingMessage('45.4.1', [{ arch: 'x64', why: 'offline' }], '/d/app');
    expect(message).toContain('/d/app');
    expect(message).toContain('electron-v45.4.1-linux-x64.zip: offline');
    expect(message).toContain('--electron-zips');
    expect(message).toContain('electron_config_cache');
  });
});
