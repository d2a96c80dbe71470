import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  ForkOptions,
  HandlerDetails,
  Session,
  WindowOpenHandlerResponse,
} from 'electron';
import type {
  ElectronApi,
  ShellApp,
  ShellContents,
  ShellPort,
  ShellScreen,
  ShellSession,
  ShellUtilityProcess,
  ShellWindow,
} from './electron-api.ts';

/**
 * Electron for tests, where its binary cannot run: it keeps what it is told and lets a test play
 * Chromium's part by emitting events. Its shape is checked against the same types as the real one.
 */

export interface Sent {
  readonly message: unknown;
  readonly transfer: readonly ShellPort[];
}

export class FakePort implements ShellPort {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

/** An event whose default can be prevented. */
export class FakeEvent {
  prevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.prevented = true;
  }
}

let nextId = 1;

export class FakeContents extends EventEmitter implements ShellContents {
  readonly id = nextId++;
  readonly loads: string[] = [];
  readonly posts: (Sent & { readonly channel: string })[] = [];
  crashes = 0;
  destroyed = false;
  openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined;
  #url = '';

  getURL(): string {
    return this.#url;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  loadURL(url: string): Promise<void> {
    this.#url = url;
    this.loads.push(url);
    return Promise.resolve();
  }
  postMessage(channel: string, message: unknown, transfer: ShellPort[] = []): void {
    this.posts.push({ channel, message, transfer });
  }
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', new FakeEvent(), { reason: 'crashed', exitCode: 5 });
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
}

export class FakeWindow extends EventEmitter implements ShellWindow {
  readonly webContents = new FakeContents();
  readonly options: BrowserWindowConstructorOptions;
  shown = false;
  destroyed = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  show(): void {
    this.shown = true;
  }
}

export class FakeUtilityProcess extends EventEmitter implements ShellUtilityProcess {
  readonly pid: number;
  readonly entry: string;
  readonly options: ForkOptions;
  readonly posts: Sent[] = [];
  killed = false;
  constructor(pid: number, entry: string, options: ForkOptions) {
    super();
    this.pid = pid;
    this.entry = entry;
    this.options = options;
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 15);
    return true;
  }
  postMessage(message: unknown, transfer: ShellPort[] = []): void {
    this.posts.push({ message, transfer });
  }
}

type RequestListener = Parameters<ShellSession['webRequest']['onBeforeRequest']>[0];

export class FakeSession extends EventEmitter implements ShellSession {
  readonly handlers = new Map<string, (request: Request) => Promise<Response>>();
  requestListener: RequestListener | undefined;
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;
  spellChecker = true;

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.requestListener = listener;
    },
  };
  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: FakeSession['displayMedia']): void {
    this.displayMedia = handler;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
}

export class FakeApp extends EventEmitter implements ShellApp {
  exitCode: number | undefined;
  quits = 0;
  quit(): void {
    this.quits += 1;
  }
  exit(code: number): void {
    this.exitCode = code;
  }
}

const SCREEN = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 720 } };

export class FakeScreen extends EventEmitter implements ShellScreen {
  screens = [SCREEN];
  getAllDisplays(): (typeof SCREEN)[] {
    return this.screens;
  }
  getPrimaryDisplay(): typeof SCREEN {
    return SCREEN;
  }
}

export interface FakeElectron {
  readonly api: ElectronApi;
  readonly app: FakeApp;
  readonly session: FakeSession;
  readonly screen: FakeScreen;
  readonly windows: FakeWindow[];
  readonly hosts: FakeUtilityProcess[];
  /** Menus set so far. */
  readonly menus: null[];
}

export function createFakeElectron(): FakeElectron {
  const app = new FakeApp();
  const session = new FakeSession();
  const screen = new FakeScreen();
  const windows: FakeWindow[] = [];
  const hosts: FakeUtilityProcess[] = [];
  const menus: null[] = [];
  const api: ElectronApi = {
    app,
    session,
    screen,
    BrowserWindow: class extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        windows.push(this);
        app.emit('web-contents-created', new FakeEvent(), this.webContents);
      }
    },
    MessageChannelMain: class {
      readonly port1 = new FakePort();
      readonly port2 = new FakePort();
    },
    utilityProcess: {
      fork: (entry, _args, options) => {
        const child = new FakeUtilityProcess(1000 + hosts.length, entry, options);
        hosts.push(child);
        return child;
      },
    },
    Menu: { setApplicationMenu: (menu) => menus.push(menu) },
  };
  return { api, app, session, screen, windows, hosts, menus };
}
