import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROVIDER_ENDPOINTS, providerErrorSchema } from '../../shared/services/provider-api.ts';

const ZHILU = join(import.meta.dirname, '../../main/cli/zhilu.ts');
const MERCHANTS = '/v1/merchants?category=coffee&lon=120.16&lat=30.26&radiusM=20000';

let dir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-gateway-cli-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(dir, { recursive: true, force: true });
});

function run(...args: string[]) {
  const argv = [ZHILU, 'gateway', ...args];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

const announcementSchema = z.object({ url: z.url(), tokenFile: z.string(), pid: z.int() });

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function start(...args: string[]) {
  const gateway = run('--json', '--port', '0', '--dir', dir, ...args);
  while (!gateway.output.stdout.includes('\n')) {
    if (gateway.child.exitCode !== null) throw new Error(gateway.output.stderr);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { url, tokenFile } = announcementSchema.parse(JSON.parse(gateway.output.stdout));
  const token = readFileSync(tokenFile, 'utf8').trim();
  const ask = (path: string, { headers, ...init }: Asked = {}, authorization = `Bearer ${token}`) =>
    fetch(url + path, { ...init, headers: { authorization, ...headers } });
  return { ...gateway, url, tokenFile, ask };
}

async function codeOf(response: Response): Promise<string> {
  return providerErrorSchema.parse(await response.json()).error.code;
}

describe('zhilu gateway', () => {
  it('takes an order and still has it after it was ended and started again', async () => {
    const first = await start();
    expect(statSync(first.tokenFile).mode & 0o777).toBe(0o600);
    const { merchants } = PROVIDER_ENDPOINTS.merchants.answer.parse(
      await (await first.ask(MERCHANTS)).json(),
    );
    const [shop] = merchants;
    const productId = shop?.products?.find(({ isSoldOut }) => !isSoldOut)?.id;
    const lines = [{ productId, quantity: 1 }];
    const body = JSON.stringify({
      merchantId: shop?.id,
      details: { kind: 'pickup', lines, at: Date.now() },
    });
    const request = { method: 'POST', headers: { 'Idempotency-Key': 'key-1' }, body };
    const order = PROVIDER_ENDPOINTS.createOrder.answer.parse(
      await (await first.ask('/v1/orders', request)).json(),
    );
    expect(order.status).toBe('awaitingPayment');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = await start();
    const again: unknown = await (await second.ask('/v1/orders', request)).json();
    expect(again).toEqual(order);
    expect((await second.ask(`/v1/orders/${order.id}`)).status).toBe(200);
  });

  it('answers nobody without its token, and under no other name', async () => {
    const { ask, url } = await start();
    for (const authorization of ['', 'Bearer wrong', 'Basic x']) {
      const response = await ask(MERCHANTS, {}, authorization);
      expect(response.status).toBe(401);
      expect(await codeOf(response)).toBe('unauthorised');
    }
    const { port } = new URL(url);
    const status = await new Promise((resolve) => {
      request({ port, path: MERCHANTS, headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });

  it('says why it cannot start', async () => {
    const { url } = await start();
    const taken = run('--port', new URL(url).port, '--dir', dir);
    expect(await taken.ended).toBe(1);
    expect(taken.output.stderr).toContain('EADDRINUSE');
    const wrong = run('--pace', '0');
    expect(await wrong.ended).toBe(2);
  });

  it('prints the document of the API', async () => {
    const { ended, output } = run('openapi');
    expect(await ended).toBe(0);
    const committed = readFileSync(join(ZHILU, '../../../docs/provider-api.json'), 'utf8');
    expect(output.stdout).toBe(committed);
  });
});
