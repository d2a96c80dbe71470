import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Language, Theme } from '../../shared/settings/settings.ts';
import { layoutFaults, SOUND } from '../fixtures/page/layout-faults.ts';
import { NAVIGATION_SCENES } from '../fixtures/page/navigation-scenes.ts';
import {
  PARKED_EV,
  startScriptedHost,
  type ScriptedState,
} from '../fixtures/page/scripted-host.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';
import { DISPLAY_SIZES } from './desk-test.ts';

/** Brings the page into every state of navigation in turn. */
async function everyScene(
  page: Page,
  language: Language,
  theme: Theme,
  look: (scene: string) => Promise<void>,
): Promise<void> {
  await withoutMap(page);
  const settings = { ...PARKED_EV.settings.settings, language, themeMode: theme };
  const calm: ScriptedState = { ...PARKED_EV, settings: { settings, theme } };
  const host = await startScriptedHost({ state: calm });
  await page.goto(host.url);
  await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
  await page.evaluate(() => document.fonts.ready);
  for (const { name, state, prepare } of NAVIGATION_SCENES) {
    host.openPanel(null);
    host.set({ ...calm, ...state });
    // Longer than a card takes to arrive.
    await page.waitForTimeout(300);
    await prepare?.(page);
    await page.waitForTimeout(300);
    await look(name);
  }
  await host.close();
}

/** English is longer: it is measured where there is least room. */
const ENGLISH_SIZES = DISPLAY_SIZES.filter(({ width }) => width < 1920);

for (const language of ['zh-CN', 'en-US'] as const) {
  for (const size of language === 'zh-CN' ? DISPLAY_SIZES : ENGLISH_SIZES) {
    test(`navigation fits ${size.width}×${size.height} in ${language}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(size);
      await everyScene(page, language, 'day', async (scene) => {
        expect.soft(await layoutFaults(page), scene).toEqual(SOUND);
      });
    });
  }
}

for (const theme of ['day', 'night'] as const) {
  test(`axe finds nothing to complain about in navigation, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await everyScene(page, 'zh-CN', theme, async (scene) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect
        .soft(violations.map(({ id, nodes }) => ({ scene, id, html: nodes[0]?.html })))
        .toEqual([]);
    });
  });
}
