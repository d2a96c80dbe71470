import { execFile, fork, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, buildShell } from '../../main/packaging/bundles.ts';
import {
  hostConfig,
  hostEnvironment,
  hostSocketPath,
} from '../../main/electron/host-environment.ts';
import { PAGE_SCHEME_REGISTRATION } from '../../main/electron/protocol.ts';
import { defaultShellConfig } from '../../main/electron/shell-config.ts';
import { healthSchema } from '../../shared/contract/host.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
let folder: string;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-bundles-'));
  out = join(folder, 'out');
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await cp(join(root, 'resources', 'recovery'), join(folder, 'resources', 'recovery'), {
    recursive: true,
  });
  await buildShell(root, out);
  await buildCli(root, out);
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 10, retryDelay: 200 }));

/**
 * A module that stands in for Electron as far as the shell's entry goes before `ready`. It keeps
 * what it is told and prints it when the entry waits for `ready`; like the real one it refuses a
 * path that does not exist.
 */
const FAKE_ELECTRON = `
  import { statSync } from 'node:fs';
  const calls = [];
  const keep = (name) => (...args) => { calls.push([name, ...args]); return true; };
  export const app = {
    isPackaged: false,
    exit: (code) => process.exit(code),
    setPath: (name, path) => { statSync(path); calls.push(['setPath', name, path]); },
    requestSingleInstanceLock: keep('requestSingleInstanceLock'),
    enableSandbox: keep('enableSandbox'),
    whenReady: () => {
      process.stderr.write(JSON.stringify(calls), () => process.exit(0));
      return new Promise(() => {});
    },
  };
  export const crashReporter = { start: keep('crashReporter.start') };
  export const protocol = { registerSchemesAsPrivileged: keep('registerSchemesAsPrivileged') };
  const none = {};
  export { none as BrowserWindow, none as Menu, none as MessageChannelMain, none as screen,
    none as session, none as utilityProcess };
`;

/** Runs the bundled shell under Node with the stand-in. */
async function runShell(args: string[], environment: Record<string, string> = {}) {
  const hook = join(folder, 'fake-electron.mjs');
  const source = `data:text/javascript,${encodeURIComponent(FAKE_ELECTRON)}`;
  await writeFile(
    hook,
    `import { registerHooks } from 'node:module';
     registerHooks({ resolve: (name, context, next) =>
       name === 'electron' ? { url: ${JSON.stringify(source)}, shortCircuit: true } : next(name, context) });`,
  );
  return run(process.execPath, ['--import', hook, join(out, 'main', 'index.js'), ...args], {
    env: { ...process.env, ...environment },
  });
}

describe('bundles', () => {
  it('carry all they need: only Electron, Node’s own modules, and the native router are imported', async () => {
    const files = [
      'index',
      'host',
      'router-worker',
      'places-worker',
      'library-worker',
      'hearing-worker',
    ].map((name) => `main/${name}.js`);
    for (const file of [...files, 'cli/zhilu.js']) {
      const text = await readFile(join(out, file), 'utf8');
      const imported = [...text.matchAll(/^import .*from "([^"]+)";$/gm)].map(([, name]) => name);
      const foreign = imported.filter(
        (name = '') =>
          !isBuiltin(name) && !/^(\.\.?\/|electron$|@valhallajs\/valhallajs$)/.test(name),
      );
      expect(foreign, file).toEqual([]);
    }
  });

  it('have a preload a sandbox accepts: CommonJS that requires Electron only', async () => {
    const preload = await readFile(join(out, 'preload', 'index.cjs'), 'utf8');
    expect(preload).not.toMatch(/^\s*(import|export)\s/m);
    const required = [...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    expect(required).toEqual(['electron']);
  });

  it('have a page without inline scripts, from its own root', async () => {
    const html = await readFile(join(out, 'renderer', 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/(src|href)="(https?:|\/\/)/);
    expect(html).not.toMatch(/<style/);
    expect(html).toMatch(/src="\/assets\//);
  });

  it('have a command line that starts', async () => {
    const { stdout } = await run(process.execPath, [join(out, 'cli', 'zhilu.js'), '--version']);
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('have a shell that tells its versions before any window', async () => {
    const { stdout } = await runShell(['--version', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ vss: '6.0', node: process.versions.node });
  });

  it('have a shell that locks itself down before Electron is ready', async () => {
    const config = {
      stateDir: join(folder, 'state'),
      runtimeDir: join(folder, 'run'),
      crashDir: join(folder, 'crashes'),
    };
    const file = join(folder, 'shell.json');
    await writeFile(file, JSON.stringify(config));
    const { stderr } = await runShell([], { ZHILU_SHELL_CONFIG: file });
    expect(JSON.parse(stderr)).toEqual([
      ['setPath', 'userData', join(folder, 'state', 'chromium')],
      ['setPath', 'crashDumps', config.crashDir],
      ['requestSingleInstanceLock'],
      ['crashReporter.start', { uploadToServer: false }],
      ['enableSandbox'],
      ['registerSchemesAsPrivileged', [PAGE_SCHEME_REGISTRATION]],
    ]);
    expect((await stat(config.runtimeDir)).mode & 0o777).toBe(0o700);
  });

  it('have a host that starts as the shell starts it and answers on its socket', async () => {
    const shell = { ...defaultShellConfig({}), stateDir: folder, runtimeDir: folder };
    const config = hostConfig(
      shell,
      {
        pageDir: join(out, 'renderer'),
        regionsDir: join(out, 'regions'),
        servicesDir: join(out, 'services'),
        ownershipDir: join(out, 'ownership'),
      },
      { zhilu: '1', vss: '6.0', node: '24' },
    );
    const host = fork(join(out, 'main', 'host.js'), {
      env: hostEnvironment(process.env, config),
      execArgv: [],
      stdio: 'ignore',
    });
    try {
      expect(await message(host)).toMatchObject({ type: 'ready' });
      const socketPath = hostSocketPath(folder);
      const health = healthSchema.parse(JSON.parse(await get(socketPath, '/health')));
      expect(health.versions.zhilu).toBe('1');
      expect(await get(socketPath, '/')).toContain('<script type="module"');
    } finally {
      const gone = new Promise((resolve) => host.once('exit', resolve));
      host.kill();
      await gone;
    }
  });
});

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code ?? 'a signal'}`)));
  });
}

function get(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, agent: false }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (part: string) => (body += part));
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}
