import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { layoutFaults, SOUND } from '../fixtures/page/layout-faults.ts';
import { DISPLAY_SIZES, expect, live, test } from './desk-test.ts';

const softly = expect.configure({ soft: true });

// What stands over the map is measured; drawing the map in software would take most of the time.
test.beforeEach(({ page }) => page.route('**/maplibre-map-*.js', (route) => route.abort()));

/** Waits until the desktop has taken the size of the display, and nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const stage = document.querySelector('main')?.getBoundingClientRect();
    const cards = [...document.querySelectorAll('[data-card]')].map((card) =>
      card.getBoundingClientRect(),
    );
    return (
      stage !== undefined &&
      cards.length > 0 &&
      cards.every(({ right, bottom }) => right <= stage.right && bottom <= stage.bottom) &&
      document.getAnimations().every(({ playState }) => playState !== 'running')
    );
  });
}

/** Opens every panel and page in turn and calls `look` on each. */
async function everyView(page: Page, look: (view: string) => Promise<void>): Promise<void> {
  await look('desktop');
  const dock = page.locator('nav').first().getByRole('button');
  for (const entry of [1, 2]) {
    await dock.nth(entry).click();
    const tabs = page.locator('main section header').getByRole('radio');
    for (let tab = 0; tab < (await tabs.count()); tab += 1) {
      await tabs.nth(tab).click();
      await look(`panel ${entry}, page ${tab}`);
    }
  }
}

for (const language of ['zh-CN', 'en-US'] as const) {
  for (const size of DISPLAY_SIZES) {
    test(`nothing is cut, small, or overlapping at ${size.width}×${size.height} in ${language}`, async ({
      hmi,
    }) => {
      if (language === 'en-US') {
        await hmi.getByRole('button', { name: '设置' }).click();
        await hmi.getByRole('radio', { name: 'English' }).click();
        await expect(hmi.locator('html')).toHaveAttribute('lang', 'en-US');
        await hmi.getByRole('button', { name: 'Map', exact: true }).click();
      }
      await hmi.setViewportSize(size);
      await hmi.evaluate(() => document.fonts.ready);
      await settled(hmi);
      await everyView(hmi, async (view) => {
        // Cards take their new places a moment after the window has changed.
        await softly.poll(() => layoutFaults(hmi), { message: view, timeout: 3000 }).toEqual(SOUND);
      });
    });
  }
}

for (const theme of ['白天', '夜间'] as const) {
  test(`axe finds nothing to complain about, ${theme === '白天' ? 'day' : 'night'}`, async ({
    hmi,
  }) => {
    await hmi.getByRole('button', { name: '设置' }).click();
    await hmi.getByRole('radio', { name: theme }).click();
    await hmi.getByRole('button', { name: '导航', exact: true }).click();
    await live(hmi);
    await settled(hmi);
    await everyView(hmi, async (view) => {
      const { violations } = await new AxeBuilder({ page: hmi }).analyze();
      expect
        .soft(violations.map(({ id, nodes }) => ({ view, id, html: nodes[0]?.html })))
        .toEqual([]);
    });
  });
}
