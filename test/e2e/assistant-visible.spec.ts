import { expect, test as base, type Page } from '@playwright/test';
import { EMPTY_ASSISTANT } from '../../shared/assistant/assistant-state.ts';
import { turned } from '../fixtures/page/assistant-scenes.ts';
import { startScriptedHost, type ScriptedHost } from '../fixtures/page/scripted-host.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';

const OPEN = { ...EMPTY_ASSISTANT.hearing, engine: 'scripted', microphone: 'open' } as const;
const LISTENING = turned({ phase: 'listening' }, OPEN);
const IDLE = turned({ phase: 'idle', by: null, id: 1 });

const test = base.extend<{ readonly host: ScriptedHost }>({
  host: async ({ page }, use) => {
    await withoutMap(page);
    const host = await startScriptedHost();
    await page.goto(host.url);
    await page.locator('[data-state=connected]').waitFor();
    await use(host);
    await host.close();
  },
});

const labels = (host: ScriptedHost) => host.seen.map(({ label }) => label);
const idOf = (host: ScriptedHost, wanted: string) =>
  host.seen.find(({ label }) => label === wanted)?.id ?? '';

/** Opens the settings, and begins to speak. */
async function speakBesideSettings(page: Page, host: ScriptedHost): Promise<void> {
  await page.locator('nav [data-panel=settings]').click();
  await page.locator('[data-card=panel] header').first().waitFor();
  host.set(LISTENING);
  await expect.poll(() => labels(host)).toContain('隐私');
}

test('what is in sight is told when somebody speaks up, and not before', async ({ page, host }) => {
  await page.locator('nav [data-panel=settings]').click();
  await page.locator('[data-card=panel] header').first().waitFor();
  await page.waitForTimeout(500);
  expect(host.seen).toEqual([]);
  host.set(LISTENING);
  await expect.poll(() => labels(host)).toEqual(expect.arrayContaining(['车辆', '隐私', '夜间']));
  // Neither the assistant's own controls nor what its panel covers.
  expect(labels(host)).not.toContain('关闭助手');
  expect(labels(host)).not.toContain('助手');
  expect(labels(host)).not.toContain('放大地图');
  // The dock and the settings have it both: nobody knows which one is meant.
  expect(labels(host)).not.toContain('导航');
});

test('what changes in sight is told again, and a control keeps its id', async ({ page, host }) => {
  await speakBesideSettings(page, host);
  const before = idOf(host, '隐私');
  await page.getByRole('radio', { name: '单位' }).click();
  await expect.poll(() => labels(host)).toContain('公里');
  expect(labels(host)).not.toContain('夜间');
  expect(idOf(host, '隐私')).toBe(before);
});

test('pressing is the same as touching', async ({ page, host }) => {
  await speakBesideSettings(page, host);
  host.press(idOf(host, '单位'));
  await expect(page.getByRole('radio', { name: '单位' })).toBeChecked();
  await expect.poll(() => labels(host)).toContain('英里');
  host.press(idOf(host, '英里'));
  await expect.poll(() => host.state.settings.settings.distanceUnit).toBe('mi');
  host.press(idOf(host, '车辆'));
  await expect(page.getByRole('region', { name: '车辆' })).toBeVisible();
});

test('a control that is gone is not pressed, nor one that is covered', async ({ page, host }) => {
  await speakBesideSettings(page, host);
  const night = idOf(host, '夜间');
  await page.getByRole('radio', { name: '关于' }).click();
  await expect.poll(() => labels(host)).not.toContain('夜间');
  host.press(night);
  host.press('no-such-control');
  await page.waitForTimeout(300);
  expect(host.state.settings.settings.themeMode).toBe('auto');
});

test('a label that stands twice is told of neither', async ({ page, host }) => {
  await page.evaluate(() => {
    const { body } = document;
    for (const [left, name] of [
      [300, '支付'],
      [500, '支付'],
      [700, '取消预约'],
    ] as const) {
      const button = document.createElement('button');
      button.textContent = name;
      button.style.cssText = `position:fixed;left:${left}px;top:300px;width:100px;height:80px;z-index:9`;
      body.append(button);
    }
  });
  host.set(LISTENING);
  await expect.poll(() => labels(host)).toContain('取消预约');
  expect(labels(host)).not.toContain('支付');
});

test('it is told anew with every turn', async ({ page, host }) => {
  await speakBesideSettings(page, host);
  const mark = page.getByRole('img', { name: '麦克风已打开' });
  await expect(mark.first()).toBeVisible();
  host.set(IDLE);
  await expect(mark).toHaveCount(0);
  await page.getByRole('radio', { name: '单位' }).click();
  await page.waitForTimeout(500);
  expect(labels(host)).not.toContain('公里');
  host.set(turned({ phase: 'listening', id: 2 }, OPEN));
  await expect.poll(() => labels(host)).toContain('公里');
});
