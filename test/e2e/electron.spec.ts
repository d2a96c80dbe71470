import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../main/desk/find-electron.ts';
import type { ShellConfig } from '../../main/electron/shell-config.ts';

/**
 * The built shell in real Electron. Skipped, with the reason, where its binary, its bundles, or a
 * screen is missing; everything the shell decides is covered by the unit tests beside it.
 */
const root = join(import.meta.dirname, '..', '..');
const entry = join(root, 'out', 'main', 'index.js');
const electron = findElectron();

function whyNot(): string | undefined {
  if (electron.path === null) return `no Electron binary (${electron.why}): npx install-electron`;
  if (!existsSync(entry)) return 'the shell is not built: npm run build';
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return 'no display: run under a compositor or xvfb-run';
  }
  return undefined;
}

const reason = whyNot();
// The list reporter shows that a test was skipped, but not why.
if (reason !== undefined) console.log(`electron.spec.ts is skipped: ${reason}`);
test.skip(reason !== undefined, reason ?? '');

let folder: string;
let shell: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-e2e-'));
  const config: ShellConfig = {
    displays: [
      {
        name: 'centre',
        zone: 'driver',
        screen: 0,
        kiosk: false,
        bounds: { x: 0, y: 0, width: 1920, height: 720 },
      },
    ],
    // Nobody answers there: the page has to come up without an agent.
    agent: { url: 'http://127.0.0.1:1', tokenFile: join(folder, 'agent.token') },
    gearbox: { hasPark: true },
    regionDirs: [],
    serviceDirs: [],
    mediaDirs: [],
    ownershipDirs: [],
    assistant: {},
    map: { engine: 'maplibre' },
    stateDir: join(folder, 'state'),
    runtimeDir: join(folder, 'run'),
    crashDir: join(folder, 'crashes'),
  };
  const file = join(folder, 'shell.json');
  await writeFile(file, JSON.stringify(config));
  shell = await _electron.launch({
    ...(electron.path !== null && { executablePath: electron.path }),
    // Chromium has no sandbox for root; a product refuses this switch.
    args: [entry, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      ...displayOf(process.env),
      ZHILU_SHELL_CONFIG: file,
    },
  });
  page = await shell.firstWindow();
});

function displayOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'XAUTHORITY'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

test.afterEach(async () => {
  await shell.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page comes from hmi:// and works without a network', async () => {
  expect(page.url()).toBe('hmi://centre/');
  await expect(page.locator('#root > *').first()).toBeVisible();
  const refused = await page.evaluate(async () => {
    const attempts = ['https://example.com/', 'http://127.0.0.1:80/', 'file:///etc/hostname'];
    return Promise.all(
      attempts.map((url) =>
        fetch(url).then(
          () => url,
          () => 'refused',
        ),
      ),
    );
  });
  expect(refused).toEqual(['refused', 'refused', 'refused']);
});

test('Node and Electron are not exposed to the page', async () => {
  const exposed = await page.evaluate(() => ({
    types: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
    shell: (globalThis as { zhiluShell?: unknown }).zhiluShell,
  }));
  expect(exposed).toEqual({ types: [], shell: { shell: 'electron', protocol: 1 } });
});

test('the content security policy is in force', async () => {
  const policy = await page.evaluate(async () =>
    (await fetch('/')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.head.append(script);
    return 'inlineRan' in globalThis;
  });
  expect(ran).toBe(false);
});

test('navigation, windows, and permissions are locked', async () => {
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/hostname';
  });
  expect(page.url()).toBe('hmi://centre/');
  const permission = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'granted',
      () => 'refused',
    ),
  );
  expect(permission).toBe('refused');
});

test('a dead page and a dead host come back by themselves', async () => {
  const crash = () =>
    shell.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
  const isAlive = () =>
    shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript("document.querySelector('#root > *') !== null")
        .catch(() => false),
    );
  await crash();
  await expect.poll(isAlive).toBe(true);

  const hostPid = () =>
    shell.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'zhilu-host')?.pid ?? 0,
    );
  const first = await hostPid();
  expect(first).toBeGreaterThan(0);
  process.kill(first, 'SIGKILL');
  await expect.poll(hostPid).not.toBe(first);
  await expect.poll(hostPid).toBeGreaterThan(0);
  await expect.poll(isAlive).toBe(true);
});
