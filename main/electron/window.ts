import type { BrowserWindowConstructorOptions, Display } from 'electron';
import type { ScreenBounds, ShellWindow } from './electron-api.ts';
import type { DisplayConfig } from './shell-config.ts';

type Screen = Pick<Display, 'id' | 'bounds'>;

/** Night background of the page, so that no start and no reload flashes white at the driver. */
const BACKGROUND = '#0b0e12';

/** Reference display in CSS pixels, for a window on a developer's desk. */
const REFERENCE_SIZE = { width: 1920, height: 720 };

/**
 * The screen of a display, or undefined when it is not connected. A driver's display is never left
 * dark for that reason: it takes the primary screen.
 */
export function screenFor(
  display: DisplayConfig,
  screens: readonly Screen[],
  primary: Screen,
): Screen | undefined {
  return screens[display.screen] ?? (display.zone === 'driver' ? primary : undefined);
}

/**
 * Options of a display's window.
 *
 * @param production closes the developer tools
 */
export function windowOptions(
  display: DisplayConfig,
  screen: { readonly bounds: ScreenBounds },
  preload: string,
  production: boolean,
): BrowserWindowConstructorOptions {
  const bounds: ScreenBounds = display.bounds
    ? { ...display.bounds }
    : display.kiosk
      ? screen.bounds
      : { x: screen.bounds.x, y: screen.bounds.y, ...REFERENCE_SIZE };
  return {
    ...bounds,
    title: 'Zhilu',
    show: false,
    backgroundColor: BACKGROUND,
    useContentSize: true,
    autoHideMenuBar: true,
    kiosk: display.kiosk,
    fullscreen: display.kiosk,
    frame: !display.kiosk,
    webPreferences: {
      preload,
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
      // Music goes on by itself after a restart of the page; the host decides whether it plays.
      autoplayPolicy: 'no-user-gesture-required',
      devTools: !production,
      // A covered or dimmed screen must come back with current values at once.
      backgroundThrottling: false,
    },
  };
}

/** Shows a window with its first paint, and keeps a kiosk window from being closed by anyone. */
export function attachWindow(
  window: ShellWindow,
  display: DisplayConfig,
  isQuitting: () => boolean,
): void {
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (display.kiosk && !isQuitting()) event.preventDefault();
  });
}
