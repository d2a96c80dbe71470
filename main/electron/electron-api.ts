import type {
  BrowserWindowConstructorOptions,
  Certificate,
  Details,
  Display,
  Event,
  ForkOptions,
  HandlerDetails,
  MessagePortMain,
  OnBeforeRequestListenerDetails,
  Rectangle,
  RenderProcessGoneDetails,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
  WindowOpenHandlerResponse,
} from 'electron';
import type { PermissionSession } from './permissions.ts';

/**
 * The part of Electron the supervisor uses, in Electron's own types. Electron's objects satisfy it
 * (checked where `index.ts` hands them over), and so does the fake of the tests.
 */

export type ShellPort = Pick<MessagePortMain, 'close'>;

export interface ShellContents {
  readonly id: number;
  getURL(): string;
  isDestroyed(): boolean;
  loadURL(url: string): Promise<void>;
  postMessage(channel: string, message: unknown, transfer?: ShellPort[]): void;
  forcefullyCrashRenderer(): void;
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void;
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>;
  on(
    event: 'will-navigate',
    listener: (details: Event<WebContentsWillNavigateEventParams>) => void,
  ): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (details: Event<WebContentsWillFrameNavigateEventParams>) => void,
  ): unknown;
  on(
    event: 'will-redirect',
    listener: (details: Event<WebContentsWillRedirectEventParams>) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Event) => void): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: Event, details: RenderProcessGoneDetails) => void,
  ): unknown;
  on(
    event: 'did-fail-load',
    listener: (
      event: Event,
      errorCode: number,
      errorDescription: string,
      validatedURL: string,
      isMainFrame: boolean,
    ) => void,
  ): unknown;
  on(event: 'dom-ready' | 'unresponsive' | 'responsive', listener: () => void): unknown;
}

export interface ShellWindow {
  readonly webContents: ShellContents;
  isDestroyed(): boolean;
  show(): void;
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(event: 'close', listener: (event: Event) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
}

export interface ShellUtilityProcess {
  readonly pid: number | undefined;
  kill(): boolean;
  postMessage(message: unknown, transfer?: ShellPort[]): void;
  on(event: 'exit', listener: (code: number) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export interface ShellSession extends PermissionSession {
  readonly protocol: {
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  };
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: Pick<OnBeforeRequestListenerDetails, 'url'>,
        callback: (response: { cancel?: boolean }) => void,
      ) => void,
    ): void;
  };
  setSpellCheckerEnabled(enable: boolean): void;
  on(event: 'will-download', listener: (event: Event) => void): unknown;
}

export interface ShellApp {
  on(
    event: 'web-contents-created',
    listener: (event: Event, contents: ShellContents) => void,
  ): unknown;
  on(
    event: 'certificate-error',
    listener: (
      event: Event,
      contents: unknown,
      url: string,
      error: string,
      certificate: Certificate,
      callback: (isTrusted: boolean) => void,
    ) => void,
  ): unknown;
  on(
    event: 'select-client-certificate',
    listener: (
      event: Event,
      contents: unknown,
      url: string,
      certificates: Certificate[],
      callback: (certificate?: Certificate) => void,
    ) => void,
  ): unknown;
  on(event: 'child-process-gone', listener: (event: Event, details: Details) => void): unknown;
  on(event: 'window-all-closed' | 'before-quit' | 'will-quit', listener: () => void): unknown;
  quit(): void;
  exit(code: number): void;
}

export interface ShellScreen {
  getAllDisplays(): Pick<Display, 'id' | 'bounds'>[];
  getPrimaryDisplay(): Pick<Display, 'id' | 'bounds'>;
  on(event: 'display-added', listener: () => void): unknown;
}

export interface ElectronApi {
  readonly app: ShellApp;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ShellWindow;
  readonly MessageChannelMain: new () => { port1: ShellPort; port2: ShellPort };
  readonly session: ShellSession;
  readonly screen: ShellScreen;
  readonly utilityProcess: {
    fork(modulePath: string, args: string[], options: ForkOptions): ShellUtilityProcess;
  };
  readonly Menu: { setApplicationMenu(menu: null): void };
}

export type ScreenBounds = Rectangle;
