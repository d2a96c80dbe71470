import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildArtefacts } from '../../main/packaging/artefacts.ts';

/**
 * electron-builder with our configuration on a small application and a stand-in for Electron: a file
 * with the fuse wire of a release, all fuses on. The real binary is not needed to see what goes into
 * a package.
 */
/** States in the fuse wire are the digits themselves. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const root = join(import.meta.dirname, '..', '..');
let project: string;

async function write(path: string, text: string): Promise<void> {
  const file = join(project, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'zhilu-package-'));
  await cp(join(root, 'electron-builder.yml'), join(project, 'electron-builder.yml'));
  await cp(join(root, 'resources'), join(project, 'resources'), { recursive: true });
  await cp(join(root, 'resources'), join(project, 'dist/app/resources'), { recursive: true });
  const app = { name: 'zhilu', version: '1.0.0', description: 'x', main: 'out/main/index.js' };
  await write('dist/app/package.json', JSON.stringify(app));
  await write('package.json', JSON.stringify({ ...app, dependencies: { leak: '1.0.0' } }));
  await write('node_modules/leak/package.json', '{"name":"leak","version":"1.0.0"}');
  for (const file of [
    'manifest.json',
    'THIRD-PARTY-NOTICES.txt',
    'out/main/index.js',
    'out/main/host.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/cli/zhilu.js',
    'native/x64/@valhallajs/valhallajs/index.js',
    'native/arm64/@valhallajs/valhallajs/index.js',
    'native/x64/sherpa-onnx-node/sherpa-onnx.js',
    'native/x64/sherpa-onnx-linux-x64/sherpa-onnx.node',
    'native/arm64/sherpa-onnx-linux-arm64/sherpa-onnx.node',
    'regions/hangzhou-demo/manifest.json',
    'resources/services/charging/service.json',
    'resources/ownership/catalogue.json',
  ]) {
    await write(`dist/app/${file}`, '{}');
  }
  await write('electron/electron', `\u007fELF${SENTINEL}\u0001\u0009${'1'.repeat(9)}`);
  await chmod(join(project, 'electron/electron'), 0o755);
  await write('electron/resources/default_app.asar', '');
  for (const language of ['zh-CN', 'en-US', 'fr'])
    await write(`electron/locales/${language}.pak`, '');
});
afterEach(() => rm(project, { recursive: true, maxRetries: 10, retryDelay: 200 }));

it('packs exactly what the product needs, with every fuse set', async () => {
  const names = await buildArtefacts({
    root: project,
    arch: 'x64',
    electronZip: join(project, 'electron'),
    electronVersion: '45.4.1',
    draft: join(project, 'draft'),
    final: project,
    targets: ['dir'],
  });
  expect(names).toEqual(['linux-unpacked']);
  const product = join(project, 'linux-unpacked');

  expect((await readdir(product)).sort()).toEqual(['locales', 'resources', 'zhilu-shell']);
  expect((await readdir(join(product, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  expect(listPackage(join(product, 'resources/app.asar'), { isPack: false }).sort()).toEqual([
    '/manifest.json',
    '/out',
    '/out/main',
    '/out/main/host.js',
    '/out/main/index.js',
    '/out/preload',
    '/out/preload/index.cjs',
    '/out/renderer',
    '/out/renderer/index.html',
    '/package.json',
  ]);
  expect((await readdir(join(product, 'resources'))).sort()).toEqual([
    'THIRD-PARTY-NOTICES.txt',
    'app.asar',
    'cli',
    'manifest.json',
    'node_modules',
    'ownership',
    'packaging',
    'recovery',
    'regions',
    'services',
    'systemd',
  ]);
  expect((await readdir(join(product, 'resources/cli'))).sort()).toEqual([
    'out',
    'package.json',
    'resources',
  ]);

  expect((await readdir(join(product, 'resources/node_modules'))).sort()).toEqual([
    '@valhallajs',
    'sherpa-onnx-linux-x64',
    'sherpa-onnx-node',
  ]);

  const fuses = await getCurrentFuseWire(join(product, 'zhilu-shell'));
  expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
});
