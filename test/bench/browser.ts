import { chromium, type Browser } from '@playwright/test';
import {
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  findChromium,
  sandboxSwitches,
} from '../../main/desk/find-chromium.ts';

/** The browser all benches and the gallery use: an imitated graphics card draws every pixel. */
export function launchBrowser(): Promise<Browser> {
  return launch(SOFTWARE_GL_SWITCHES);
}

/** The browser as `npm start` opens it: what this machine draws with is the browser's own choice. */
export function launchAsStarted(): Promise<Browser> {
  return launch([]);
}

async function launch(drawing: readonly string[]): Promise<Browser> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium or Chrome; run `npm run test:e2e` once to install one.');
  return chromium.launch({
    executablePath: found.path,
    args: [...QUIET_SWITCHES, ...drawing, ...sandboxSwitches(process.getuid?.())],
  });
}

export const REFERENCE_DISPLAY = { width: 1920, height: 720 } as const;
