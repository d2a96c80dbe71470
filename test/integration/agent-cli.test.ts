import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { io } from 'socket.io-client';

const ZHILU = join(import.meta.dirname, '../../main/cli/zhilu.ts');

let dir: string;
let tokenFile: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-agent-cli-'));
  tokenFile = join(dir, 'agent.token');
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(dir, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<number | null>;
}

function run(...args: string[]): Run {
  const argv = [ZHILU, 'agent', '--token-file', tokenFile, ...args];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

async function firstLine({ child, output }: Run): Promise<string> {
  while (!output.stdout.includes('\n')) {
    if (child.exitCode !== null) throw new Error(`ended early: ${output.stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return output.stdout.slice(0, output.stdout.indexOf('\n'));
}

const announcementSchema = z.object({
  port: z.int().positive(),
  source: z.string(),
  recordFile: z.string().optional(),
});

describe('zhilu agent', () => {
  it('announces itself as JSON, serves with its token, and records until SIGTERM', async () => {
    const recording = join(dir, 'drive.jsonl');
    const agent = run('--json', '--scenario', 'city', '--seed', '3', '--record', recording);
    const { port, ...rest } = announcementSchema.parse(JSON.parse(await firstLine(agent)));
    expect(rest).toEqual({ source: 'simulator', recordFile: recording });

    const token = (await readFile(tokenFile, 'utf8')).trim();
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { token } });
    const subscribed: unknown = await socket.emitWithAck('subscribe', {
      action: 'subscribe',
      path: 'Vehicle.Speed',
      filter: { variant: 'timebased', parameter: { period: '50' } },
      requestId: '1',
    });
    expect(subscribed).toMatchObject({ action: 'subscribe', requestId: '1' });
    const [event] = (await once(socket as never, 'subscription')) as unknown[];
    expect(event).toMatchObject({ data: { path: 'Vehicle.Speed' } });
    socket.disconnect();

    agent.child.kill('SIGTERM');
    expect(await agent.ended).toBe(0);
    expect(agent.output.stdout.trim().split('\n')).toHaveLength(1);
    expect(agent.output.stdout + agent.output.stderr).not.toContain(token);
    const lines = (await readFile(recording, 'utf8')).split('\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.length).toBeGreaterThan(2);
  });

  it('prints one readable line and stops with 0 on SIGINT', async () => {
    const agent = run();
    expect(await firstLine(agent)).toMatch(
      /^Agent listening on 127\.0\.0\.1:\d+, source simulator/,
    );
    agent.child.kill('SIGINT');
    expect(await agent.ended).toBe(0);
  });

  it('tells a launcher its port, and ends with it', async () => {
    const child = fork(ZHILU, ['agent', '--token-file', tokenFile, '--log-level', 'silent'], {
      silent: true,
    });
    children.push(child);
    const [message] = (await once(child, 'message')) as unknown[];
    expect(message).toMatchObject({ type: 'listening', port: expect.any(Number) as number });
    const exit = once(child, 'exit');
    child.disconnect();
    expect((await exit)[0]).toBe(0);
  });

  it('ends by itself when a launcher that stays asks it to', async () => {
    const child = fork(ZHILU, ['agent', '--token-file', tokenFile, '--log-level', 'silent'], {
      silent: true,
    });
    children.push(child);
    await once(child, 'message');
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
  });

  it.each([
    [['--source', 'warp'], 'Allowed choices are simulator, can-log, replay'],
    [['--port', '70000'], 'A port is a whole number'],
    [['--speed', 'fast'], 'not a number'],
    [['--speed', '61'], '--speed'],
    [['--source', 'can-log'], '--dbc is missing'],
    [['--source', 'replay'], '--file is missing'],
    [['--file', 'x'], '--file does not apply'],
    [['--unknown'], 'unknown option'],
  ])('refuses %j as bad usage', async (args, message) => {
    const { output, ended } = run(...args);
    expect(await ended).toBe(2);
    expect(output.stderr).toContain(message);
    expect(output.stdout).toBe('');
  });

  it.each([
    [['--source', 'replay', '--file', '/nowhere/drive.jsonl'], '/nowhere/drive.jsonl'],
    [['--record', '/nowhere/drive.jsonl'], '/nowhere/drive.jsonl'],
    [['--route', '/nowhere/route.geojson'], '/nowhere/route.geojson'],
    [
      ['--source', 'can-log', '--dbc', '/nowhere.dbc', '--log', '/x.log', '--map', '/x.json'],
      '/nowhere.dbc',
    ],
  ])('says what is not usable: %j', async (args, message) => {
    const { output, ended } = run(...args);
    expect(await ended).toBe(1);
    expect(output.stderr).toContain(message);
    expect(output.stdout).toBe('');
  });
});
