import type { Browser, CDPSession } from '@playwright/test';
import { startTestDesk } from '../fixtures/desk.ts';
import { REFERENCE_DISPLAY } from './browser.ts';
import { alone, quantile, type Figure } from './figure.ts';
import { residentBytes } from './process-usage.ts';

const CLOCK_FACTOR = 60;
const SIMULATED_MINUTES = 30;
/** Simulated minutes before the first measurement: caches fill, code is compiled. */
const WARM_UP_MINUTES = 30;
/** Samples around each end; a single one would measure the moment, not the level. */
const SAMPLES = 5;

/**
 * A drive of 30 simulated minutes at 60×: how much the page's heap (after collection) and the
 * host's resident memory grow from the end of the warm-up to the end of the drive.
 */
export async function soak(browser: Browser): Promise<readonly Figure[]> {
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'city', '--speed', String(CLOCK_FACTOR)],
  });
  try {
    const page = await browser.newPage({ viewport: REFERENCE_DISPLAY });
    await page.goto(desk.address());
    await page.waitForSelector('[data-testid=speed]');
    const devtools = await page.context().newCDPSession(page);
    const minutes = (simulated: number) => page.waitForTimeout((simulated * 60_000) / CLOCK_FACTOR);
    const level = async () => {
      const heaps: number[] = [];
      const residents: number[] = [];
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        heaps.push(await collectedHeapBytes(devtools));
        if (desk.hostPid === undefined) throw new Error('The host is not running');
        residents.push(residentBytes(desk.hostPid));
        await minutes(1);
      }
      return { heap: quantile(heaps, 0.5), resident: quantile(residents, 0.5) };
    };
    await minutes(WARM_UP_MINUTES);
    const before = await level();
    await minutes(SIMULATED_MINUTES - SAMPLES);
    const after = await level();
    const growth = (from: number, to: number) => (100 * (to - from)) / from;
    return [
      alone('soak.page-heap-growth', growth(before.heap, after.heap), '%'),
      alone('soak.host-rss-growth', growth(before.resident, after.resident), '%'),
      alone('soak.page-heap', after.heap / 1e6, 'MB'),
      alone('soak.host-rss', after.resident / 1e6, 'MB'),
    ];
  } finally {
    await desk.close();
  }
}

async function collectedHeapBytes(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
