import { chromium, type Browser } from '@playwright/test';
import {
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  findChromium,
  sandboxSwitches,
} from '../../main/desk/find-chromium.ts';

/** The browser all benches and the gallery use. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium or Chrome; run `npm run test:e2e` once to install one.');
  return chromium.launch({
    executablePath: found.path,
    args: [...QUIET_SWITCHES, ...SOFTWARE_GL_SWITCHES, ...sandboxSwitches(process.getuid?.())],
  });
}

export const REFERENCE_DISPLAY = { width: 1920, height: 720 } as const;
