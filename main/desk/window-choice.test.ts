import { describe, expect, it } from 'vitest';
import { chooseWindow, hasDisplay, type WindowFacts } from './window-choice.ts';

const NOTHING: WindowFacts = {
  request: 'auto',
  hasDisplay: true,
  electron: { path: null, why: 'not-downloaded' },
  chromium: null,
};
const CHROMIUM = { path: '/usr/bin/chromium', origin: 'PATH' } as const;
const ELECTRON = { path: '/opt/electron' } as const;

describe('chooseWindow', () => {
  it.each<[string, Partial<WindowFacts>, string, string]>([
    ['Electron first', { electron: ELECTRON, chromium: CHROMIUM }, 'electron', 'installed'],
    ['Chromium next', { chromium: CHROMIUM }, 'chromium', 'could not be downloaded'],
    ['no window without a browser', {}, 'none', 'no Chromium'],
    [
      'no window without a display',
      { hasDisplay: false, electron: ELECTRON },
      'none',
      'no display',
    ],
    ['none when asked', { request: 'none', electron: ELECTRON }, 'none', 'asked'],
    [
      'Chromium when asked',
      { request: 'chromium', electron: ELECTRON, chromium: CHROMIUM },
      'chromium',
      'asked',
    ],
    // A headless browser needs no display, so an explicit wish is not second-guessed.
    [
      'Chromium when asked without a display',
      { request: 'chromium', hasDisplay: false, chromium: CHROMIUM },
      'chromium',
      'asked',
    ],
    [
      'nothing else when Electron was asked',
      { request: 'electron', chromium: CHROMIUM },
      'none',
      'Electron binary',
    ],
  ])('%s', (_name, facts, kind, why) => {
    const choice = chooseWindow({ ...NOTHING, ...facts });
    expect(choice.kind).toBe(kind);
    expect(choice.why).toContain(why);
  });
});

describe('hasDisplay', () => {
  it('looks for X11 or Wayland on Linux and takes it for granted elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
