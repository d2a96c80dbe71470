import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where an Electron binary is, or why there is none. */
export type FoundElectron =
  | { readonly path: string }
  | { readonly path: null; readonly why: 'not-installed' | 'not-downloaded' };

/** Looks for the Electron binary without downloading anything. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): FoundElectron {
  const folder = packageFolder();
  if (!folder) return { path: null, why: 'not-installed' };
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const binary = join(override ?? join(folder, 'dist'), binaryName(folder));
  return existsSync(binary) ? { path: binary } : { path: null, why: 'not-downloaded' };
}

/** Longest wait for the download before the desk goes on with Chromium. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * Looks for the Electron binary and lets Electron's own installer fetch it when it is missing
 * (Electron ≥ 42 downloads on first use, not at `npm install`).
 */
export async function obtainElectron(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundElectron> {
  const found = findElectron(environment);
  const folder = packageFolder();
  if (found.path !== null || !folder) return found;
  await new Promise<void>((resolve) => {
    const installer = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: 'ignore',
      env: environment,
      timeout: DOWNLOAD_TIMEOUT_MS,
    });
    installer.once('error', () => resolve());
    installer.once('exit', () => resolve());
  });
  return findElectron(environment);
}

function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The installer writes the binary's name, which differs by platform, into `path.txt`. */
function binaryName(folder: string): string {
  const file = join(folder, 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'electron';
}
