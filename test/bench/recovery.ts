import type { Browser } from '@playwright/test';
import type { Desk } from '../../main/desk/desk.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { launchAsStarted, REFERENCE_DISPLAY } from './browser.ts';
import { alone, quantile, type Figure } from './figure.ts';

const ROUNDS = 7;

const KILLED = {
  agent: ({ agentPid }: Desk) => [agentPid],
  host: ({ hostPid }: Desk) => [hostPid],
  both: ({ agentPid, hostPid }: Desk) => [agentPid, hostPid],
} as const;

type Killed = keyof typeof KILLED;

/**
 * From the kill (SIGKILL) of a part until the page, which has said so meanwhile, is whole again: no
 * trouble, and a live speed. Every round has a desk of its own, since a part that dies again and again
 * is started again ever later.
 */
export async function recovery(): Promise<readonly Figure[]> {
  const browser = await launchAsStarted();
  try {
    const figures: Figure[] = [];
    for (const killed of ['agent', 'host', 'both'] as const) {
      const samples: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) samples.push(await recover(browser, killed));
      figures.push(
        alone(`recovery.${killed}.p50`, quantile(samples, 0.5), 'ms'),
        alone(`recovery.${killed}.worst`, Math.max(...samples), 'ms'),
      );
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function recover(browser: Browser, killed: Killed): Promise<number> {
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    regionDirs: [demoPack()],
  });
  const page = await browser.newPage({ viewport: REFERENCE_DISPLAY, locale: 'zh-CN' });
  try {
    await page.goto(desk.address());
    await page.locator('[data-state=connected]').waitFor();
    await page.locator('[data-trouble]').waitFor({ state: 'detached' });
    const startedAt = performance.now();
    for (const pid of KILLED[killed](desk)) {
      if (pid === undefined) throw new Error('A part of the desk was not running.');
      process.kill(pid, 'SIGKILL');
    }
    await page.locator('[data-trouble]').first().waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector('[data-trouble]') === null &&
        /^\d+$/.test(document.querySelector('[data-testid=speed]')?.textContent ?? ''),
    );
    return performance.now() - startedAt;
  } finally {
    await page.close();
    await desk.close();
  }
}
