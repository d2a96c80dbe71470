import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { HOST_CONFIG_VARIABLE } from '../../main/host/config.ts';
import { healthSchema, type HostContract } from '../../shared/contract/host.ts';
import { PAGE_TOKEN, clientOn } from './host-bench.ts';

const readySchema = z.strictObject({ type: z.literal('ready'), port: z.number().optional() });

let dir: string;
const started: Started[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-process-'));
  writeFileSync(join(dir, 'agent-token'), 'agent-token-0123456789');
  writeFileSync(join(dir, 'page-token'), PAGE_TOKEN);
  mkdirSync(join(dir, 'page'));
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    // Until it has ended it writes into the folder.
    await ended;
  }
  rmSync(dir, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** Code and signal, once it is gone and all that it wrote has been read. */
  readonly ended: Promise<unknown[]>;
  /** What the process has written to stderr. */
  log(): string;
}

function start(bind: object): Started {
  const config = {
    // Nothing listens there: a host without an agent is a host all the same.
    agent: { url: 'http://127.0.0.1:9', tokenFile: join(dir, 'agent-token') },
    stateDir: join(dir, 'state'),
    bind,
    pageDir: join(dir, 'page'),
    versions: { zhilu: '0.0.0-test' },
  };
  const entry = join(import.meta.dirname, '../../main/host/main.ts');
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, [HOST_CONFIG_VARIABLE]: JSON.stringify(config) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the host has no output');
  let log = '';
  stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  stdout.on('data', (chunk: Buffer) => (log += `stdout: ${chunk.toString()}`));
  const exit: Promise<unknown[]> = once(child, 'exit');
  // The event 'close' does not come after a channel that was closed from this side.
  const read = [once(stdout, 'close'), once(stderr, 'close')];
  const one = { child, ended: Promise.all(read).then(() => exit), log: () => log };
  started.push(one);
  return one;
}

const tcp = (port = 0) => ({ kind: 'tcp', port, tokenFile: join(dir, 'page-token') });

async function ready({ child }: Started): Promise<number | undefined> {
  const [message] = (await once(child, 'message')) as unknown[];
  return readySchema.parse(message).port;
}

async function withPage<T>(
  port: number | undefined,
  use: (client: ContractRouterClient<HostContract>) => Promise<T>,
): Promise<T> {
  const host = `127.0.0.1:${String(port)}`;
  const socket = new WebSocket(`ws://${host}/api`, {
    headers: { origin: `http://${host}`, cookie: `zhilu-${String(port)}=${PAGE_TOKEN}` },
  });
  try {
    return await use(clientOn(socket));
  } finally {
    socket.close();
  }
}

describe('the host process', () => {
  it('says when it is ready and ends when it is told to', async () => {
    const host = start(tcp());
    const port = await ready(host);
    const session = await withPage(port, (client) => client.session.open());
    expect(session).toMatchObject({ display: 'centre', versions: { zhilu: '0.0.0-test' } });
    host.child.kill('SIGTERM');
    expect(await host.ended).toEqual([0, null]);
    expect(host.log()).not.toContain('stdout');
    expect(host.log()).not.toContain(PAGE_TOKEN);
  });

  it('ends when its launcher is gone', async () => {
    const host = start(tcp());
    await ready(host);
    host.child.disconnect();
    expect(await host.ended).toEqual([0, null]);
  });

  it('keeps a setting although it was killed the moment it had confirmed it', async () => {
    const first = start(tcp());
    const theme = { id: 'display.setTheme', input: { mode: 'night' }, origin: 'touch' } as const;
    await withPage(await ready(first), async (client) => {
      expect(await client.actions.perform(theme)).toEqual({ status: 'done' });
      first.child.kill('SIGKILL');
    });
    await first.ended;
    await withPage(await ready(start(tcp())), async (client) => {
      const states = await client.settings.watch();
      const { value } = await states.next();
      expect(value).toMatchObject({ settings: { themeMode: 'night' }, theme: 'night' });
    });
  });

  it('says what to do when its port is taken, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const host = start(tcp(port));
    expect(await host.ended).toEqual([1, null]);
    expect(host.log()).toContain(`already listens on 127.0.0.1:${port}`);
    other.close();
  });

  it('opens no port on a head unit, and takes over the socket file of a killed one', async () => {
    const socketPath = join(dir, 'host.sock');
    const first = start({ kind: 'unix', socketPath });
    expect(await ready(first)).toBeUndefined();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(socketPath)).toBe(true);
    await ready(start({ kind: 'unix', socketPath }));
    const body = await new Promise<string>((resolve, reject) => {
      const outgoing = request({ socketPath, path: '/health' }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      });
      outgoing.on('error', reject).end();
    });
    const health = healthSchema.parse(JSON.parse(body));
    expect(health.status).toBe('degraded');
    expect(health.problems.map(({ key }) => key)).toEqual(['vehicle.linkLost']);
  });
});
