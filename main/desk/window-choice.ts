import type { FoundChromium } from './find-chromium.ts';
import type { FoundElectron } from './find-electron.ts';

/** What the person asked for on the command line. */
export type WindowRequest = 'auto' | 'electron' | 'chromium' | 'none';

/** What shows the page on the desk, and the sentence that says so. */
export type WindowChoice =
  | { readonly kind: 'electron' | 'chromium'; readonly why: string; readonly executable: string }
  | { readonly kind: 'none'; readonly why: string };

export interface WindowFacts {
  readonly request: WindowRequest;
  readonly hasDisplay: boolean;
  readonly electron: FoundElectron;
  readonly chromium: FoundChromium | null;
}

/** True when a window can open: an X11 or Wayland display, or a platform that always has one. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

/** Chooses Electron, else an app window of Chromium, else no window; says which and why. */
export function chooseWindow(facts: WindowFacts): WindowChoice {
  const { request, electron, chromium } = facts;
  if (request === 'none') {
    return { kind: 'none', why: 'no window was asked for; serving the page only' };
  }
  if (!facts.hasDisplay && request === 'auto') {
    return { kind: 'none', why: 'there is no display (DISPLAY, WAYLAND_DISPLAY); serving only' };
  }
  if (request !== 'chromium' && electron.path !== null) {
    const why = 'the Electron binary is installed';
    return { kind: 'electron', why, executable: electron.path };
  }
  const noElectron =
    electron.path === null && electron.why === 'not-downloaded'
      ? 'the Electron binary could not be downloaded'
      : 'Electron is not installed';
  if (request === 'electron') return { kind: 'none', why: `${noElectron}; serving only` };
  if (chromium) {
    const reason = request === 'chromium' ? 'it was asked for' : noElectron;
    const why = `${reason}; using ${chromium.path} (${chromium.origin})`;
    return { kind: 'chromium', why, executable: chromium.path };
  }
  return { kind: 'none', why: `${noElectron} and no Chromium or Chrome was found; serving only` };
}
