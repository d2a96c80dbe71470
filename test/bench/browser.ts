import { chromium, type Browser } from '@playwright/test';
import {
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  findChromium,
  sandboxSwitches,
} from '../../main/desk/find-chromium.ts';

/** The browser of benches: an imitated graphics card draws every pixel. */
export function launchBrowser(): Promise<Browser> {
  return launch(SOFTWARE_GL_SWITCHES);
}

/**
 * The browser as `npm start` opens it: what this machine draws with is the browser's own choice.
 *
 * @param further switches besides
 */
export function launchAsStarted(further: readonly string[] = []): Promise<Browser> {
  return launch(further);
}

async function launch(switches: readonly string[]): Promise<Browser> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium or Chrome; run `npm run test:e2e` once to install one.');
  return chromium.launch({
    executablePath: found.path,
    args: [...QUIET_SWITCHES, ...switches, ...sandboxSwitches(process.getuid?.())],
  });
}

export const REFERENCE_DISPLAY = { width: 1920, height: 720 } as const;
