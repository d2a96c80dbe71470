import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const config = await getConfig(root, join(root, 'electron-builder.yml'), null);

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('is really checked: a misspelt key is an error', async () => {
    const wrong = { ...config, electronFuse: {} };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(
      /electronFuse/,
    );
  });

  it('makes deb, tar.gz, and AppImage for both architectures, from the prepared directory', () => {
    expect(config.directories?.app).toBe('dist/app');
    expect(config.asar).toBe(true);
    expect(config.linux?.target).toEqual(
      ['deb', 'tar.gz', 'AppImage'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    );
    expect(config.publish).toBeNull();
  });

  it('turns off every fuse that would let someone else’s code run', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: false,
      enableEmbeddedAsarIntegrityValidation: false,
    });
  });

  it('names scripts and icons that exist', async () => {
    for (const file of [config.deb?.afterInstall, config.deb?.afterRemove, config.linux?.icon]) {
      expect(file).toBeTypeOf('string');
      if (typeof file === 'string') await expect(stat(join(root, file))).resolves.toBeDefined();
    }
  });

  it('fills in only what electron-builder knows in the package scripts', async () => {
    for (const file of [config.deb?.afterInstall, config.deb?.afterRemove]) {
      const script = await readFile(join(root, file ?? ''), 'utf8');
      const macros = [...script.matchAll(/\$\{([a-zA-Z]+)\}/g)].map(([, name]) => name);
      expect(new Set(macros)).toEqual(new Set(['executable']));
    }
  });
});

describe('systemd units', () => {
  const unit = (name: string) => readFile(join(root, 'resources', 'systemd', name), 'utf8');

  it('keep the HMI alive, alone on its network, and within its own directories', async () => {
    const text = await unit('zhilu.service');
    for (const line of [
      'Restart=always',
      'StartLimitIntervalSec=0',
      'StateDirectory=zhilu',
      'RuntimeDirectory=zhilu',
      'RuntimeDirectoryMode=0700',
      'ProtectSystem=strict',
      'IPAddressDeny=any',
      'IPAddressAllow=localhost',
      'User=zhilu',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain(`/opt/zhilu/${config.linux?.executableName ?? ''} `);
    expect(text).not.toMatch(/no-sandbox/);
  });

  it('start the agent where the shell looks for it by default', async () => {
    const text = await unit('zhilu-agent.service');
    expect(text).toContain('--port 4710 ');
    expect(text).toContain('--token-file /run/zhilu-agent/agent.token');
    expect(text).toContain('RuntimeDirectory=zhilu-agent');
  });
});
