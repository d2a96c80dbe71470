import { describe, expect, it } from 'vitest';
import { FakeEvent, FakeWindow } from './fake-electron.ts';
import type { DisplayConfig } from './shell-config.ts';
import { attachWindow, screenFor, windowOptions } from './window.ts';

const DRIVER: DisplayConfig = { name: 'centre', zone: 'driver', screen: 0, kiosk: true };
const PASSENGER: DisplayConfig = { name: 'passenger', zone: 'passenger', screen: 1, kiosk: true };
const FIRST = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 720 } };
const SECOND = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 720 } };

describe('windowOptions', () => {
  const { webPreferences, ...options } = windowOptions(DRIVER, FIRST, '/app/preload.cjs', true);

  it('isolates the page', () => {
    expect(webPreferences).toEqual({
      preload: '/app/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      autoplayPolicy: 'no-user-gesture-required',
      devTools: false,
      backgroundThrottling: false,
    });
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });

  it('fills its screen and stays dark until the first paint', () => {
    expect(options).toMatchObject({ ...FIRST.bounds, kiosk: true, frame: false, show: false });
    expect(options.backgroundColor).toMatch(/^#0/);
  });

  it('is an ordinary window of reference size on a desk, with developer tools', () => {
    const desk = windowOptions({ ...DRIVER, kiosk: false }, SECOND, '/p', false);
    expect(desk).toMatchObject({ kiosk: false, frame: true, width: 1920, height: 720, x: 1920 });
    expect(desk.webPreferences?.devTools).toBe(true);
  });

  it('takes configured bounds', () => {
    const bounds = { x: 10, y: 20, width: 800, height: 480 };
    expect(windowOptions({ ...DRIVER, bounds }, FIRST, '/p', true)).toMatchObject(bounds);
  });
});

describe('screenFor', () => {
  it('takes the configured screen; a driver is never left without one', () => {
    expect(screenFor(PASSENGER, [FIRST, SECOND], FIRST)).toBe(SECOND);
    expect(screenFor(PASSENGER, [FIRST], FIRST)).toBeUndefined();
    expect(screenFor({ ...DRIVER, screen: 3 }, [FIRST], FIRST)).toBe(FIRST);
  });
});

describe('attachWindow', () => {
  it('shows a window with its first paint', () => {
    const window = new FakeWindow({});
    attachWindow(window, DRIVER, () => false);
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
  });

  it.each([
    [true, false, true],
    [true, true, false],
    [false, false, false],
  ])('kiosk %s, quitting %s: closing is prevented: %s', (kiosk, quitting, prevented) => {
    const window = new FakeWindow({});
    attachWindow(window, { ...DRIVER, kiosk }, () => quitting);
    const event = new FakeEvent();
    window.emit('close', event);
    expect(event.prevented).toBe(prevented);
  });
});
