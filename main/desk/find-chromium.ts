import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which distributions and Google install the browser, in order of preference. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Where a browser was found, for the one line that tells which was chosen and why. */
export interface FoundChromium {
  readonly path: string;
  readonly origin: 'ZHILU_CHROMIUM' | 'PATH' | 'playwright';
}

/**
 * Finds a Chromium or Chrome: the one named by `ZHILU_CHROMIUM`, then on `PATH`, then Playwright's
 * own when one was downloaded for it.
 *
 * @returns `null` when there is none.
 */
export async function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundChromium | null> {
  const named = environment['ZHILU_CHROMIUM'];
  if (named && isExecutable(named)) return { path: named, origin: 'ZHILU_CHROMIUM' };
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (folder && isExecutable(path)) return { path, origin: 'PATH' };
    }
  }
  const playwrights = await playwrightChromium();
  return playwrights && isExecutable(playwrights)
    ? { path: playwrights, origin: 'playwright' }
    : null;
}

/** Playwright is a development dependency; an installed product runs without it. */
async function playwrightChromium(): Promise<string | null> {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Switches every Chromium of ours runs with: no calls home, no first-run pages. */
export const QUIET_SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  // A desk without a GPU draws the map in software; Chromium would give it no WebGL at all.
  '--enable-unsafe-swiftshader',
  '--disable-sync',
  '--disable-quic',
  '--password-store=basic',
] as const;

/** Chromium refuses to sandbox itself for root; anywhere else the sandbox stays on. */
export function sandboxSwitches(uid: number | undefined): readonly string[] {
  return uid === 0 ? ['--no-sandbox'] : [];
}

/** Draws in software whatever the machine has, so that pictures and tests are the same everywhere. */
export const SOFTWARE_GL_SWITCHES = ['--use-gl=angle', '--use-angle=swiftshader'] as const;
