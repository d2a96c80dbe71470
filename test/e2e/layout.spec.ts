import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DISPLAY_SIZES, expect, live, test } from './desk-test.ts';

/** Design for Driving: touch targets of at least 76 × 76 px. */
const TARGET = 76;
/** Smallest type on the screen, px. */
const SMALLEST_TYPE = 24;

interface LayoutFaults {
  readonly scrolls: boolean;
  readonly small: readonly string[];
  readonly outside: readonly string[];
  readonly overlapping: readonly string[];
  readonly cut: readonly string[];
  readonly fine: readonly string[];
}

/** What a driver would dislike about the layout, found by measuring it. */
function layoutFaults(page: Page): Promise<LayoutFaults> {
  return page.evaluate(
    ([target, smallest]) => {
      const name = (element: Element) =>
        element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30);
      const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
      const controls = [...document.querySelectorAll('button, [role=radio], [role=switch]')]
        .filter(visible)
        .map((element) => ({ element, box: element.getBoundingClientRect() }));
      const texts = [...document.querySelectorAll('body *')].filter(
        (element) =>
          visible(element) &&
          !element.closest('.visually-hidden, svg') &&
          [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
          ) &&
          element.getBoundingClientRect().width > 2,
      );
      const overlap = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      const covered = (element: Element, box: DOMRect) => {
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !at || !(element.contains(at) || at.contains(element));
      };
      const reachable = controls.filter(({ element, box }) => !covered(element, box));
      return {
        scrolls:
          document.documentElement.scrollHeight > innerHeight ||
          document.documentElement.scrollWidth > innerWidth,
        small: reachable
          .filter(({ box }) => box.width < target - 0.5 || box.height < target - 0.5)
          .map(({ element, box }) => `${name(element)} ${box.width}×${box.height}`),
        outside: [...reachable.map(({ element }) => element), ...texts]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            return (
              box.left < -1 ||
              box.top < -1 ||
              box.right > innerWidth + 1 ||
              box.bottom > innerHeight + 1
            );
          })
          .map(name),
        overlapping: reachable.flatMap(({ element, box }, index) =>
          reachable
            .slice(index + 1)
            .filter((other) => overlap(box, other.box))
            .map((other) => `${name(element)} / ${name(other.element)}`),
        ),
        cut: texts
          .filter(
            (element) =>
              element instanceof HTMLElement &&
              getComputedStyle(element).display !== 'inline' &&
              (element.scrollWidth > element.clientWidth + 2 ||
                // A tight line height lets glyphs reach out of their box; only clipping cuts them.
                (getComputedStyle(element).overflowY !== 'visible' &&
                  element.scrollHeight > element.clientHeight + 2)),
          )
          .map(name),
        fine: texts
          .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < smallest)
          .map(name),
      };
    },
    [TARGET, SMALLEST_TYPE] as const,
  );
}

const SOUND: LayoutFaults = {
  scrolls: false,
  small: [],
  outside: [],
  overlapping: [],
  cut: [],
  fine: [],
};

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
        await hmi.getByRole('button', { name: 'Home', exact: true }).click();
      }
      await hmi.setViewportSize(size);
      await hmi.evaluate(() => document.fonts.ready);
      await everyView(hmi, async (view) => {
        expect.soft(await layoutFaults(hmi), view).toEqual(SOUND);
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
    await hmi.getByRole('button', { name: '主页' }).click();
    await live(hmi);
    await everyView(hmi, async (view) => {
      const { violations } = await new AxeBuilder({ page: hmi }).analyze();
      expect
        .soft(violations.map(({ id, nodes }) => ({ view, id, html: nodes[0]?.html })))
        .toEqual([]);
    });
  });
}
