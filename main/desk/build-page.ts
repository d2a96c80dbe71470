import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the page is built from. */
const SOURCES = ['renderer', 'shared', 'locales', 'vite.config.ts', 'package.json'];

/** True when the built page is missing or older than any file it is built from. */
export function isPageOutdated(root: string, pageDir: string): boolean {
  const index = join(pageDir, 'index.html');
  if (!existsSync(index)) return true;
  const builtAt = statSync(index).mtimeMs;
  return SOURCES.some((source) => newestBelow(join(root, source)) > builtAt);
}

function newestBelow(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestBelow(join(path, name))),
    stat.mtimeMs,
  );
}

/**
 * Builds the page of a checkout.
 *
 * @throws when the build fails; its own output has said why.
 */
export function buildPage(root: string): void {
  run(root, 'vite', 'bin/vite.js', ['build', '--logLevel', 'warn']);
}

/**
 * Builds the bundles of the Electron shell of a checkout, page included.
 *
 * @throws when the build fails; its own output has said why.
 */
export function buildShell(root: string): void {
  run(root, 'electron-vite', 'bin/electron-vite.js', ['build', '--logLevel', 'warn']);
}

function run(root: string, packageName: string, bin: string, args: readonly string[]): void {
  const require = createRequire(import.meta.url);
  const script = join(dirname(require.resolve(`${packageName}/package.json`)), bin);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${packageName} could not build; see the messages above.`);
}
