import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { layoutFaults, SOUND } from '../fixtures/page/layout-faults.ts';
import { DISPLAY_SIZES, EVERY, sizesOf, violationsOf } from '../fixtures/page/check-scenes.ts';
import { settled } from '../fixtures/page/settled.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';
import { expect, live, test } from './desk-test.ts';

const softly = expect.configure({ soft: true });

test.beforeEach(({ page }) => withoutMap(page));

/** The panels without scenes of their own (`test/fixtures/page`). */
const PANELS = ['media', 'vehicle', 'settings'] as const;

/** Opens every panel and page in turn and calls `look` on each. */
async function everyView(page: Page, look: (view: string) => Promise<void>): Promise<void> {
  let views = 0;
  const lookAt = async (view: string) => {
    if (views++ % EVERY === 0) await look(view);
  };
  await lookAt('desktop');
  for (const panel of PANELS) {
    await page.locator(`nav [data-panel=${panel}]`).click();
    await page.locator('[data-card=panel] header').first().waitFor();
    const tabs = page.locator('main section header').getByRole('radio');
    for (let tab = 0; tab < (await tabs.count()); tab += 1) {
      await tabs.nth(tab).click();
      await lookAt(`${panel}, page ${tab}`);
    }
  }
}

for (const language of ['zh-CN', 'en-US'] as const) {
  test(`nothing is cut, small, or overlapping in ${language}`, async ({ hmi }) => {
    test.slow();
    if (language === 'en-US') {
      await hmi.getByRole('button', { name: '设置' }).click();
      await hmi.getByRole('radio', { name: 'English' }).click();
      await expect(hmi.locator('html')).toHaveAttribute('lang', 'en-US');
      await hmi.getByRole('button', { name: 'Map', exact: true }).click();
    }
    await hmi.evaluate(() => document.fonts.ready);
    let views = 0;
    await everyView(hmi, async (view) => {
      for (const size of sizesOf(views++, language)) {
        await hmi.setViewportSize(size);
        await settled(hmi);
        const message = `${view} at ${size.width}×${size.height}`;
        // Cards take their new places a moment after the window has changed.
        await softly.poll(() => layoutFaults(hmi), { message, timeout: 10_000 }).toEqual(SOUND);
      }
      await hmi.setViewportSize(DISPLAY_SIZES[0]);
    });
  });
}

for (const theme of ['白天', '夜间'] as const) {
  test(`axe finds nothing to complain about, ${theme === '白天' ? 'day' : 'night'}`, async ({
    hmi,
  }) => {
    test.slow();
    await hmi.getByRole('button', { name: '设置' }).click();
    await hmi.getByRole('radio', { name: theme }).click();
    await hmi.getByRole('button', { name: '导航', exact: true }).click();
    await live(hmi);
    await settled(hmi);
    await everyView(hmi, async (view) => {
      const axe = new AxeBuilder({ page: hmi });
      // At night only the colours are others.
      const seen = theme === '白天' ? axe : axe.withRules(['color-contrast']);
      await settled(hmi);
      // What is on its way to its place, or half transparent, may need a second look.
      await softly
        .poll(async () => violationsOf(await seen.analyze()), { message: view, timeout: 10_000 })
        .toEqual([]);
    });
  });
}
