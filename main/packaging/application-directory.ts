import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { prepareRegions } from '../cli/prepare-regions.ts';
import { createAppPackage } from './app-package.ts';
import { buildCli, buildShell } from './bundles.ts';
import { createManifest, type Manifest } from './manifest.ts';
import { copyNativeModules } from './native-modules.ts';
import { createNotices } from './notices.ts';
import { readSourceState } from './source-state.ts';

/** Resources a product carries beside its bundles. */
const RESOURCES = ['can-maps', 'ownership', 'packaging', 'recovery', 'services', 'systemd'];

/** The files without which a directory is no application. */
export const REQUIRED_FILES: readonly string[] = [
  'package.json',
  'manifest.json',
  'THIRD-PARTY-NOTICES.txt',
  'out/main/index.js',
  'out/main/host.js',
  'out/main/router-worker.js',
  'out/main/places-worker.js',
  'out/main/library-worker.js',
  'out/main/hearing-worker.js',
  'out/main/ferrostar_bg.wasm',
  'regions/hangzhou-demo/manifest.json',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/cli/zhilu.js',
  'resources/recovery/index.html',
  'resources/systemd/zhilu.service',
  'resources/systemd/zhilu-agent.service',
];

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Builds the complete application directory into `draft`: bundles, resources, `package.json`,
 * notices, and the manifest, which it answers.
 *
 * @throws Error when a bundle cannot be built, or does not start
 */
export async function createApplicationDirectory(
  root: string,
  draft: string,
  electronVersion: string,
  buildTime: number,
): Promise<Manifest> {
  const out = join(draft, 'out');
  await mkdir(out, { recursive: true });
  await buildShell(root, out);
  await buildCli(root, out);
  for (const name of RESOURCES) {
    await cp(join(root, 'resources', name), join(draft, 'resources', name), { recursive: true });
  }
  await copyNativeModules(root, join(draft, 'native'));
  await prepareRegions(join(root, 'resources', 'regions'), join(draft, 'regions'));
  const appPackage = createAppPackage(await readJson(join(root, 'package.json')));
  const manifest = createManifest(
    appPackage.version,
    electronVersion,
    readSourceState(root),
    buildTime,
  );
  await writeFile(join(draft, 'package.json'), json(appPackage));
  await writeFile(join(draft, 'manifest.json'), json(manifest));
  await writeFile(
    join(draft, 'THIRD-PARTY-NOTICES.txt'),
    await createNotices(root, await readJson(join(root, 'package-lock.json'))),
  );
  for (const file of REQUIRED_FILES) await readFile(join(draft, file));
  await promisify(execFile)(process.execPath, [join(out, 'cli', 'zhilu.js'), '--help']);
  return manifest;
}

/** Puts a finished draft under its final name; what was there before is gone only afterwards. */
export async function putInPlace(draft: string, final: string): Promise<void> {
  const previous = `${draft}.previous`;
  await mkdir(dirname(final), { recursive: true });
  const hadPrevious = await rename(final, previous).then(
    () => true,
    () => false,
  );
  try {
    await rename(draft, final);
  } catch (cause) {
    if (hadPrevious) await rename(previous, final);
    throw cause;
  }
  await rm(previous, { recursive: true, force: true });
}
