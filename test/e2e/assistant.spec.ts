import type { Page } from '@playwright/test';
import { NavigationPage } from '../fixtures/page-client.ts';
import { expect, test } from './desk-test.ts';

const card = (hmi: Page) => hmi.locator('[data-assistant]');
const entry = (hmi: Page) => hmi.locator('nav [data-panel=assistant]');
const button = (hmi: Page, name: string) => card(hmi).getByRole('button', { name, exact: true });
const driverTemperature = (hmi: Page) => hmi.getByRole('group', { name: '主驾温度' });

/** Types a sentence to the assistant. */
async function type(hmi: Page, text: string): Promise<void> {
  const field = card(hmi).getByRole('searchbox');
  if (!(await card(hmi).isVisible())) await entry(hmi).click();
  // What was asked before is put away first.
  await expect(field.or(button(hmi, '打字'))).toBeVisible();
  if (!(await field.isVisible())) await button(hmi, '打字').click();
  await field.fill(text);
  await button(hmi, '发送').click();
}

/** Says a sentence from elsewhere on the same display, as soon as that is connected. */
async function submit(other: NavigationPage, text: string): Promise<void> {
  await expect(async () => {
    const outcome = await other.perform('assistant.submit', { text, by: 'chip' });
    expect(outcome).toEqual({ status: 'done' });
  }).toPass();
}

test('several wishes in one breath are done, told, and taken back', async ({ hmi }) => {
  await type(hmi, '打开空调调到二十四度再导航去雷峰塔');
  const results = card(hmi).getByRole('listitem');
  await expect(results).toHaveCount(3);
  await expect(results.last()).toContainText('雷峰塔');
  await button(hmi, '收起键盘').click();
  await expect(driverTemperature(hmi)).toContainText('24.0');
  await button(hmi, '撤销').click();
  await expect(driverTemperature(hmi)).not.toContainText('24.0');
});

test('what could be said is offered before anything is said, and why nothing is heard, once', async ({
  hmi,
}) => {
  await entry(hmi).click();
  await expect(card(hmi).getByText('没有语音模型，可用打字或点选')).toBeVisible();
  await expect(button(hmi, '今天天气怎么样')).toBeVisible();
  await hmi.keyboard.press('Escape');
  await expect(card(hmi)).toBeHidden();
  await entry(hmi).click();
  await expect(card(hmi).getByText('可以这样说')).toBeVisible();
  await button(hmi, '今天天气怎么样').click();
  await expect(card(hmi).getByRole('heading')).toHaveText('今天天气怎么样');
  await expect(card(hmi).getByText(/今天.*度/)).toBeVisible();
});

test('a question is answered, and a risky wish asked about first', async ({ hmi }) => {
  await type(hmi, '还能跑多远');
  await expect(card(hmi).getByText(/公里/)).toBeVisible();
  await type(hmi, '打开后备箱');
  await button(hmi, '不要').click();
  await type(hmi, '打开后备箱');
  await button(hmi, '确认').click();
  await expect(card(hmi).getByRole('listitem')).toContainText('后备箱');
});

test('of several places that sound alike one is chosen', async ({ hmi, desk }) => {
  const other = new NavigationPage(desk);
  for (const [name, lon] of [
    ['西湖书苑', 120.1447],
    ['西湖书院', 120.1452],
  ] as const) {
    await expect(async () => {
      const place = { id: `test:${lon}`, name, category: 'sight', lon, lat: 30.2461 };
      const destination = { by: 'place', place };
      const outcome = await other.perform('navigation.save', { destination, as: 'favourite' });
      expect(outcome).toEqual({ status: 'done' });
    }).toPass();
  }
  await type(hmi, '导航去西湖书怨');
  const choices = card(hmi).getByRole('list', { name: '选项' }).getByRole('button');
  await choices.filter({ hasText: '西湖书院' }).click();
  await expect(card(hmi).getByText(/西湖书院/)).toBeVisible();
  other.close();
});

test('a control is pressed by its label', async ({ hmi, desk }) => {
  const other = new NavigationPage(desk);
  await entry(hmi).click();
  await expect(button(hmi, '今天天气怎么样')).toBeVisible();
  // By itself the word says nothing to be done.
  await submit(other, '媒体');
  await expect(hmi.getByRole('region', { name: '媒体' })).toBeVisible();
  other.close();
});

test.describe('while driving', () => {
  // No traffic lights: a car that stops between two looks of a slow machine allows it.
  test.use({ agentOptions: ['--scenario', 'highway'] });

  test('nothing can be typed, and what is not safe is refused with its reason', async ({
    hmi,
    desk,
  }) => {
    await hmi.locator('html[data-moving]').waitFor();
    await entry(hmi).click();
    await expect(button(hmi, '温度调高一点')).toBeVisible();
    await expect(button(hmi, '打字')).toBeHidden();
    const other = new NavigationPage(desk);
    await submit(other, '语言切换到英文');
    await expect(card(hmi).getByRole('status')).toContainText('行驶');
    other.close();
  });
});
