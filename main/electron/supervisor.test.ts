import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEvent, createFakeElectron } from './fake-electron.ts';
import { createRecoveryPage } from './recovery-page.ts';
import { defaultShellConfig, type DisplayConfig } from './shell-config.ts';
import { superviseShell } from './supervisor.ts';

const SECOND_SCREEN = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 720 } };
const BOTH: DisplayConfig[] = [
  { name: 'centre', zone: 'driver', screen: 0, kiosk: true },
  { name: 'passenger', zone: 'passenger', screen: 1, kiosk: true },
];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function setUp(displays = BOTH) {
  const fake = createFakeElectron();
  fake.screen.screens.push(SECOND_SCREEN);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  superviseShell({
    electron: fake.api,
    config: { ...defaultShellConfig({}), displays },
    versions: { zhilu: '1.0.0', vss: '6.0', node: '24' },
    files: {
      host: '/app/host.js',
      preload: '/app/preload.cjs',
      pageDir: '/app/renderer',
      regionsDir: '/app/regions',
      servicesDir: '/app/services',
      ownershipDir: '/app/ownership',
    },
    recoveryPage: createRecoveryPage('<style></style>{{retry-seconds}}'),
    environment: {},
    production: true,
    killNow: () => undefined,
    log,
  });
  const host = () => {
    const child = fake.hosts.at(-1);
    if (!child) throw new Error('no host was started');
    return child;
  };
  const contents = (index: number) => {
    const window = fake.windows[index];
    if (!window) throw new Error(`no window ${index}`);
    return window.webContents;
  };
  return { ...fake, log, host, contents };
}

type Shell = ReturnType<typeof setUp>;

/** Displays whose page now holds a port of the present host, in the order of delivery. */
function connections({ host, windows }: Shell): string[] {
  const toHost = host().posts.map(({ message }) => message as { type: string; display: string });
  const toPages = windows.flatMap(({ webContents }) => webContents.posts);
  expect(
    toPages.every(
      ({ channel, transfer }) => channel === 'zhilu:page-port' && transfer.length === 1,
    ),
  ).toBe(true);
  return toHost.map(({ type, display }) => {
    expect(type).toBe('page-port');
    return display;
  });
}

describe('superviseShell', () => {
  it('opens one locked window for each display, without a menu', () => {
    const { windows, menus, contents } = setUp();
    expect(menus).toEqual([null]);
    expect(windows.map(({ webContents }) => webContents.loads)).toEqual([
      ['hmi://centre/'],
      ['hmi://passenger/'],
    ]);
    expect(windows[1]?.options).toMatchObject(SECOND_SCREEN.bounds);
    for (const index of [0, 1]) {
      const event = new FakeEvent('https://example.com/');
      contents(index).emit('will-navigate', event);
      expect(event.prevented).toBe(true);
      expect(contents(index).openHandler?.({ url: 'hmi://centre/' } as never)).toEqual({
        action: 'deny',
      });
    }
  });

  it('sets every guard of the session before any page loads', () => {
    const { session, app } = setUp();
    expect([...session.handlers.keys()]).toEqual(['hmi']);
    expect(session.requestListener).toBeTypeOf('function');
    expect(session.permissionRequest).toBeTypeOf('function');
    expect(session.permissionCheck).toBeTypeOf('function');
    expect(session.devicePermission).toBeTypeOf('function');
    expect(session.displayMedia).toBeTypeOf('function');
    expect(app.listenerCount('certificate-error')).toBe(1);
  });

  it('connects page and host whichever is there first', () => {
    const shell = setUp();
    shell.contents(0).emit('dom-ready');
    expect(shell.contents(0).posts).toEqual([]);
    shell.host().emit('message', { type: 'ready' });
    expect(connections(shell)).toEqual(['centre', 'passenger']);
    shell.contents(1).emit('dom-ready');
    expect(connections(shell)).toEqual(['centre', 'passenger', 'passenger']);
  });

  it('gives host and page the two ends of one channel', () => {
    const shell = setUp(BOTH.slice(0, 1));
    shell.host().emit('message', { type: 'ready' });
    const [toHost] = shell.host().posts;
    const [toPage] = shell.contents(0).posts;
    expect(toHost?.transfer[0]).not.toBe(toPage?.transfer[0]);
    expect(toHost?.transfer).toHaveLength(1);
    expect(toPage?.transfer).toHaveLength(1);
  });

  it('gives every live page a new port when the host has come back', async () => {
    const shell = setUp();
    shell.host().emit('message', { type: 'ready' });
    shell.host().emit('exit', 9);
    await vi.advanceTimersByTimeAsync(0);
    expect(shell.hosts).toHaveLength(2);
    shell.host().emit('message', { type: 'ready' });
    expect(connections(shell)).toEqual(['centre', 'passenger']);
    expect(shell.contents(0).posts).toHaveLength(2);
    expect(shell.contents(0).loads).toHaveLength(1);
  });

  it('reloads a dead page and connects it anew, leaving the other alone', async () => {
    const shell = setUp();
    shell.host().emit('message', { type: 'ready' });
    shell.contents(0).emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    await vi.advanceTimersByTimeAsync(0);
    shell.contents(0).emit('dom-ready');
    expect(shell.contents(0).loads).toHaveLength(2);
    expect(shell.contents(0).posts).toHaveLength(2);
    expect(shell.contents(1).loads).toHaveLength(1);
    expect(shell.contents(1).posts).toHaveLength(1);
  });

  it('recovers from kills of host and page in any order within 3 s', async () => {
    const shell = setUp(BOTH.slice(0, 1));
    shell.host().emit('message', { type: 'ready' });
    const killHost = () => shell.host().emit('exit', 9);
    const killPage = () =>
      shell.contents(0).emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    for (const kills of [
      [killHost, killPage],
      [killPage, killHost],
      [killHost, killHost, killPage],
    ]) {
      for (const kill of kills) {
        kill();
        await vi.advanceTimersByTimeAsync(500);
      }
      await vi.advanceTimersByTimeAsync(2_000);
      shell.host().emit('message', { type: 'ready' });
      shell.contents(0).emit('dom-ready');
      expect(connections(shell).length).toBeGreaterThan(0);
      expect(shell.contents(0).getURL()).toBe('hmi://centre/');
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect(shell.app.exitCode).toBeUndefined();
  });

  it('ends with an error that systemd sees when restarting does not help', async () => {
    const shell = setUp();
    for (let end = 0; end < 31; end += 1) {
      shell.host().emit('exit', 1);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(shell.app.exitCode).toBe(70);
    const hosts = shell.hosts.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shell.hosts).toHaveLength(hosts);
  });

  it('does without a passenger’s screen until it is connected', () => {
    const shell = setUp();
    shell.windows.forEach((window) => window.emit('closed'));
    shell.screen.screens.pop();
    shell.screen.emit('display-added');
    expect(shell.windows.slice(2).map(({ webContents }) => webContents.loads)).toEqual([
      ['hmi://centre/'],
    ]);
    shell.screen.screens.push(SECOND_SCREEN);
    shell.screen.emit('display-added');
    expect(shell.windows).toHaveLength(4);
  });

  it('stops the host on quit and then restarts nothing', async () => {
    const shell = setUp();
    shell.app.emit('before-quit');
    const closing = new FakeEvent();
    shell.windows[0]?.emit('close', closing);
    expect(closing.prevented).toBe(false);
    shell.app.emit('will-quit');
    expect(shell.host().killed).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shell.hosts).toHaveLength(1);
  });

  it('keeps the cause of a dead helper process', () => {
    const { app, log } = setUp();
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    expect(log.error).toHaveBeenCalledWith(
      expect.objectContaining({ event: 'child-process-gone', type: 'GPU', exitCode: 139 }),
      expect.any(String),
    );
  });
});
