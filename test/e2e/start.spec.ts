import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { healthSchema } from '../../shared/contract/host.ts';
import { ROOT } from '../fixtures/desk.ts';
import { descendantsOf, isRunning } from '../fixtures/process-tree.ts';
import { removeFolder } from '../fixtures/remove-folder.ts';

/** `zhilu start` as a person runs it, with a browser window that needs no display. */
async function start(
  stateDir: string,
): Promise<{ command: ChildProcess; address: URL; pid: number }> {
  const command = spawn(
    process.execPath,
    [
      join(ROOT, 'main/cli/zhilu.ts'),
      ...['start', '--window', 'chromium', '--browser-arg=--headless=new'],
      ...['--state', stateDir, '--scenario', 'city'],
    ],
    // A group of its own, so that a signal to the group is what Ctrl-C in a terminal is.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  if (command.pid === undefined) throw new Error('zhilu start did not start');
  for await (const line of createInterface(command.stdout)) {
    const address = /^Open (\S+)$/.exec(line)?.[1];
    if (address !== undefined) return { command, address: new URL(address), pid: command.pid };
  }
  throw new Error('zhilu start printed no address');
}

/** Kills a process, unless it has just ended by itself. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (isRunning(pid)) throw error;
  }
}

async function displays(address: URL): Promise<number> {
  const authorization = `Bearer ${address.searchParams.get('token') ?? ''}`;
  const response = await fetch(new URL('/health', address), { headers: { authorization } });
  return healthSchema.parse(await response.json()).displays.length;
}

test.describe('zhilu start', () => {
  test.skip(process.platform !== 'linux', 'looks at processes through /proc');

  let stateDir: string;
  test.beforeEach(() => {
    stateDir = mkdtempSync(join(tmpdir(), 'zhilu-state-'));
  });
  test.afterEach(() => removeFolder(stateDir));

  test('brings a killed page back and ends everything it started', async () => {
    const { command, address, pid } = await start(stateDir);
    try {
      await expect.poll(() => displays(address)).toBe(1);
      const renderers = () =>
        descendantsOf(pid).filter(({ command: line }) => line.includes('--type=renderer'));
      const before = renderers().map((renderer) => renderer.pid);
      expect(before.length).toBeGreaterThan(0);
      before.forEach(kill);
      await expect
        .poll(() => renderers().some((renderer) => !before.includes(renderer.pid)))
        .toBe(true);
      await expect.poll(() => displays(address)).toBe(1);

      const started = descendantsOf(pid).map((process) => process.pid);
      let said = '';
      command.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const exited = once(command, 'exit');
      process.kill(-pid, 'SIGINT');
      expect(await exited).toEqual([0, null]);
      expect(said).not.toContain('starting it again');
      await expect.poll(() => started.filter(isRunning)).toEqual([]);
    } finally {
      command.kill('SIGKILL');
    }
  });

  test('ends agent and host even when it is itself killed', async () => {
    const { command, address, pid } = await start(stateDir);
    await expect.poll(() => displays(address)).toBe(1);
    const started = descendantsOf(pid)
      .filter(({ command: line }) => line.includes('zhilu.ts agent') || line.includes('host/main'))
      .map((process) => process.pid);
    expect(started).toHaveLength(2);
    const browser = descendantsOf(pid).map((process) => process.pid);
    command.kill('SIGKILL');
    await expect.poll(() => started.filter(isRunning)).toEqual([]);
    browser.filter(isRunning).forEach(kill);
    // Until they are gone they write into the folder that is removed next.
    await expect.poll(() => browser.filter(isRunning)).toEqual([]);
  });
});
