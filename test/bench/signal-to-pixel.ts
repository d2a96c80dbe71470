import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { healthSchema } from '../../shared/contract/host.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { REFERENCE_DISPLAY } from './browser.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';
import { latencyOf, type Latency, type Seen } from './latency.ts';
import { cpuSeconds } from './process-usage.ts';

const HZ = 50;
const DURATION_MS = 60_000;
/** Time for the just-in-time compilers to settle before anything counts, on both sides. */
const WARM_UP_MS = 5000;

const listeningSchema = z.tuple([z.object({ port: z.number() })]).rest(z.unknown());
const emitsSchema = z.array(z.tuple([z.number(), z.number()]));

interface HostLoad {
  /** Share of one core, percent. */
  readonly cpuPercent: number;
  readonly eventLoopP99Ms: number;
}

/**
 * From the agent's emit of 104 signals at 50 Hz to the changed speed text in the DOM, through
 * agent, host, contract, and page; the peer is a bare socket.io → textContent page under the same
 * load, watched by the same observer. Also what the host needs for it.
 */
export async function signalToPixel(browser: Browser): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhilu-bench-'));
  try {
    const peer = await measurePeer(browser, join(folder, 'peer.json'));
    const { latency, load } = await measureProduct(browser, join(folder, 'product.json'));
    const at = (share: number) =>
      compared(
        `signal-to-pixel.p${Math.round(share * 100)}`,
        quantile(latency.samples, share),
        'ms',
        'socket.io → textContent',
        quantile(peer.samples, share),
      );
    const unseen = (of: Latency) => (100 * of.unseen) / of.emitted;
    return [
      at(0.5),
      at(0.99),
      {
        ...compared('signal-to-pixel.merged', unseen(latency), '%', 'socket.io', unseen(peer)),
        // Both are usually zero; a ratio of zeros says nothing.
        ratio: null,
      },
      alone('host-cpu.core', load.cpuPercent, '% of core'),
      alone('host-cpu.event-loop-p99', load.eventLoopP99Ms, 'ms'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measurePeer(browser: Browser, emitsFile: string): Promise<Latency> {
  const server = fork(join(import.meta.dirname, 'peer-server.ts'), [String(HZ), emitsFile]);
  try {
    const message: unknown = await once(server, 'message');
    const [{ port }] = listeningSchema.parse(message);
    const page = await browser.newPage({ viewport: REFERENCE_DISPLAY });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForSelector('[data-testid=speed]');
    await page.waitForTimeout(WARM_UP_MS);
    const seen = await watchSpeed(page);
    await page.close();
    return latencyOf(await stopAndRead(server, emitsFile), seen);
  } finally {
    server.kill('SIGKILL');
  }
}

async function stopAndRead(server: ReturnType<typeof fork>, emitsFile: string) {
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
  return readEmits(emitsFile);
}

async function measureProduct(
  browser: Browser,
  emitsFile: string,
): Promise<{ latency: Latency; load: HostLoad }> {
  const desk = await startTestDesk({
    agentEntry: join(import.meta.dirname, 'load-agent.ts'),
    agentOptions: ['--hz', String(HZ), '--emits', emitsFile],
  });
  let seen: readonly Seen[];
  let load: HostLoad;
  try {
    const page = await browser.newPage({ viewport: REFERENCE_DISPLAY });
    await page.goto(desk.address());
    await page.waitForSelector('[data-testid=speed]');
    await page.waitForTimeout(WARM_UP_MS);
    const pid = desk.hostPid;
    if (pid === undefined) throw new Error('The host is not running');
    const cpuBefore = cpuSeconds(pid);
    const startedAt = performance.now();
    seen = await watchSpeed(page);
    const elapsed = (performance.now() - startedAt) / 1000;
    const cpuPercent = (100 * (cpuSeconds(pid) - cpuBefore)) / elapsed;
    const response = await page.request.get(`${desk.origin}/health`);
    const health = healthSchema.parse(await response.json());
    load = { cpuPercent, eventLoopP99Ms: health.eventLoopDelayMs.p99 };
    await page.close();
  } finally {
    await desk.close();
  }
  return { latency: latencyOf(readEmits(emitsFile), seen), load };
}

function readEmits(file: string) {
  return emitsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Every text the speed takes for `DURATION_MS`, with the time it appeared. */
function watchSpeed(page: Page): Promise<readonly Seen[]> {
  return page.evaluate(async (duration) => {
    const element = document.querySelector('[data-testid=speed]');
    if (!element) throw new Error('No speed on the page');
    const seen: [string, number][] = [];
    const observer = new MutationObserver(() => {
      seen.push([element.textContent.trim(), performance.timeOrigin + performance.now()]);
    });
    observer.observe(element, { characterData: true, childList: true, subtree: true });
    await new Promise((resolve) => setTimeout(resolve, duration));
    observer.disconnect();
    return seen;
  }, DURATION_MS);
}
