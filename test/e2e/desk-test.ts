import { test as base, type Page } from '@playwright/test';
import type { Desk } from '../../main/desk/desk.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';

/** What a project of tests decides for all of its files. */
export interface DeskOptions {
  /** Whether the map is drawn behind what a test looks at. */
  readonly drawsMap: boolean;
}

interface DeskFixtures extends DeskOptions {
  /** Options of the agent; set per file with `test.use`. */
  readonly agentOptions: readonly string[];
  readonly desk: Desk;
  /** The page of the driver's display, connected and live. */
  readonly hmi: Page;
}

/** Tests against a real desk: agent and host as processes of their own, the page in Chromium. */
export const test = base.extend<DeskFixtures>({
  agentOptions: [['--scenario', 'parked'], { option: true }],
  desk: async ({ agentOptions }, use) => {
    const desk = await startTestDesk({ agentOptions, regionDirs: [demoPack()] });
    await use(desk);
    await desk.close();
  },
  drawsMap: [true, { option: true }],
  hmi: async ({ desk, page, drawsMap }, use) => {
    if (!drawsMap) await withoutMap(page);
    await page.goto(desk.address());
    await live(page);
    await use(page);
  },
});

export { expect } from '@playwright/test';

/** Waits until the page shows a live speed. */
export async function live(page: Page): Promise<void> {
  await page
    .locator('[data-testid=speed]')
    .filter({ hasText: /^\d+$/ })
    .waitFor({ state: 'visible' });
  await page.locator('[data-state=connected]').waitFor();
}
