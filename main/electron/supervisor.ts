import type { Versions } from '../../shared/contract/host.ts';
import type { ElectronApi, ShellWindow } from './electron-api.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { hostConfig, hostEnvironment, hostSocketPath } from './host-environment.ts';
import { HostProcess } from './host-process.ts';
import type { Log } from './log.ts';
import { lockNavigation } from './navigation-lock.ts';
import { PAGE_PORT } from './page-port.ts';
import { PageSupervisor } from './page-supervisor.ts';
import { PAGE_SCHEME, displayOf } from './page-url.ts';
import { guardPermissions } from './permissions.ts';
import { createPageHandler, forwardOverSocket } from './protocol.ts';
import type { RecoveryPage } from './recovery-page.ts';
import { lockSession, refuseCertificates } from './session-lock.ts';
import type { DisplayConfig, ShellConfig } from './shell-config.ts';
import { attachWindow, screenFor, windowOptions } from './window.ts';

export interface SupervisorOptions {
  readonly electron: ElectronApi;
  readonly config: ShellConfig;
  readonly versions: Versions;
  /** Bundled files of the application. */
  readonly files: {
    readonly host: string;
    readonly preload: string;
    readonly pageDir: string;
    /** Region packs that come with the application. */
    readonly regionsDir: string;
    /** Services that come with the application. */
    readonly servicesDir: string;
    /** Files of the showroom that come with the application. */
    readonly ownershipDir: string;
  };
  readonly recoveryPage: RecoveryPage;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A packaged product: no developer tools. */
  readonly production: boolean;
  /** Ends a process that may be hung: SIGKILL. */
  readonly killNow: (pid: number) => void;
  readonly log: Log;
}

interface LivePage {
  readonly display: DisplayConfig;
  readonly window: ShellWindow;
  readonly supervisor: PageSupervisor;
}

/**
 * Locks everything down, starts the host, opens a window for each display, and keeps all of them
 * alive. To be called once, after Electron's `ready`.
 */
export function superviseShell(options: SupervisorOptions): void {
  const { electron, config, versions, files, recoveryPage, environment, production, log } = options;
  const { app, session, screen, MessageChannelMain } = electron;
  const displays = config.displays.map(({ name }) => name);
  const pages = new Map<string, LivePage>();
  let quitting = false;

  const onRefused = (kind: string, url: string) =>
    log.warn({ event: 'refused', kind, url }, 'The page asked for something it must not have.');

  const endHopeless = (part: string) => {
    log.error({ event: 'hopeless', part }, 'Restarting does not help; ending with an error.');
    end(EXIT.hopeless);
  };

  function end(code: ExitCode): void {
    quitting = true;
    host.stop();
    for (const page of pages.values()) page.supervisor.stop();
    app.exit(code);
  }

  const host = new HostProcess({
    fork: (entry, args, forkOptions) => electron.utilityProcess.fork(entry, args, forkOptions),
    entry: files.host,
    environment: hostEnvironment(environment, hostConfig(config, files, versions)),
    killNow: options.killNow,
    log,
    onReady: () => {
      for (const page of pages.values()) deliverPort(page);
    },
    onHopeless: () => endHopeless('host'),
  });

  /** Connects a live page to the present host; each page and each host gets a fresh channel. */
  function deliverPort({ display, window }: LivePage): void {
    const { webContents } = window;
    // Before the first document, and on the recovery page of a lost load, there is nobody to take it.
    if (window.isDestroyed() || displayOf(webContents.getURL(), displays) !== display.name) return;
    if (!host.ready) return;
    const { port1, port2 } = new MessageChannelMain();
    if (host.post({ type: 'page-port', display: display.name }, [port1])) {
      webContents.postMessage(PAGE_PORT, null, [port2]);
    }
  }

  function openDisplay(display: DisplayConfig): void {
    const place = screenFor(display, screen.getAllDisplays(), screen.getPrimaryDisplay());
    if (!place) {
      log.warn({ event: 'screen-missing', display: display.name }, 'No screen for this display.');
      return;
    }
    const window = new electron.BrowserWindow(
      windowOptions(display, place, files.preload, production),
    );
    attachWindow(window, display, () => quitting);
    const supervisor = new PageSupervisor({
      contents: window.webContents,
      display: display.name,
      log,
      onHopeless: () => endHopeless(`page ${display.name}`),
    });
    const page: LivePage = { display, window, supervisor };
    pages.set(display.name, page);
    window.webContents.on('dom-ready', () => {
      // Pinching belongs to the map, not to the layout.
      void window.webContents.setVisualZoomLevelLimits(1, 1);
      deliverPort(page);
    });
    window.on('closed', () => {
      supervisor.stop();
      pages.delete(display.name);
    });
    supervisor.load();
  }

  function openMissingDisplays(): void {
    for (const display of config.displays) {
      if (!pages.has(display.name)) openDisplay(display);
    }
  }

  electron.Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) =>
    lockNavigation(contents, displays, onRefused),
  );
  app.on('child-process-gone', (_event, details) => {
    // Electron restarts these by itself (the host has its own supervisor); the cause is what counts.
    if (details.reason !== 'clean-exit') {
      log.error({ event: 'child-process-gone', ...details }, 'A helper process of Chromium ended.');
    }
  });
  refuseCertificates(app, onRefused);
  guardPermissions(session, displays, onRefused);
  lockSession(session, displays, production, onRefused);
  session.protocol.handle(
    PAGE_SCHEME,
    createPageHandler({
      map: config.map,
      displays,
      forward: forwardOverSocket(hostSocketPath(config.runtimeDir)),
      whenHostReady: (timeoutMs) => host.whenReady(timeoutMs),
      recoveryPage,
      log,
    }),
  );
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', () => host.stop());
  screen.on('display-added', openMissingDisplays);

  host.start();
  openMissingDisplays();
}
