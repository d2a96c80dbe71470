import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { demoPack } from '../fixtures/demo-pack.ts';
import { BUILT_IN_SERVICES, startTestDesk } from '../fixtures/desk.ts';
import { expect, test as deskTest } from './desk-test.ts';

/** The demo merchants work so much faster that a coffee is ready while one looks. */
const PACE = 30;

const FREE_MINUTES = 15;

const test = deskTest.extend({
  desk: async ({ agentOptions }, use) => {
    const desk = await startTestDesk({ agentOptions, regionDirs: [demoPack()], demoPace: PACE });
    await use(desk);
    await desk.close();
  },
});

test.use({ viewport: { width: 1280, height: 720 } });

// What stands over the map is used; drawing the map in software would take most of the time.
test.beforeEach(({ page }) => page.route('**/maplibre-map-*.js', (route) => route.abort()));

const panel = (hmi: Page) => hmi.locator('[data-card=panel]');
const press = (hmi: Page, name: string | RegExp) =>
  panel(hmi).getByRole('button', { name }).first().click();
const status = (hmi: Page, name: string | RegExp) => panel(hmi).getByRole('heading', { name });

/** From the desktop to a tile. */
async function openTile(hmi: Page, name: string): Promise<void> {
  const entry = hmi.locator('nav [data-panel=services]');
  // A second touch would close it.
  if ((await entry.getAttribute('aria-current')) === null) await entry.click();
  else await press(hmi, '返回');
  await press(hmi, new RegExp(`^${name}`));
}

/** From a tile to the first merchant of its list. */
async function openMerchant(hmi: Page, tile: string): Promise<void> {
  await openTile(hmi, tile);
  await panel(hmi).getByRole('list', { name: '商家' }).getByRole('button').first().click();
}

/** Car parks that can be held, whose gate can bill, and that are free for a quarter of an hour only. */
const BILLED = z
  .object({
    merchants: z.array(
      z.object({
        name: z.string(),
        parking: z.object({
          freeMinutes: z.number(),
          canReserve: z.boolean(),
          canPayWithoutStopping: z.boolean(),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(BUILT_IN_SERVICES, 'demo', 'parking.json'), 'utf8')))
  .merchants.filter(
    ({ parking: { freeMinutes, canReserve, canPayWithoutStopping } }) =>
      freeMinutes === FREE_MINUTES && canReserve && canPayWithoutStopping,
  );

/** From the tile of car parks to the nearest of {@link BILLED}. */
async function openBilledCarPark(hmi: Page): Promise<void> {
  await openTile(hmi, '停车');
  const rows = panel(hmi).getByRole('list', { name: '商家' }).getByRole('button');
  await rows.first().waitFor();
  const texts = await rows.allTextContents();
  await rows
    .nth(texts.findIndex((text) => BILLED.some(({ name }) => text.startsWith(name))))
    .click();
}

/** Leaves the page of an order. */
const back = (hmi: Page) => press(hmi, '返回');

// One desk for all: starting it takes longer than a flow.
test('every kind of flow runs to its end from its tile', async ({ hmi }) => {
  let parkedAt = 0;

  await test.step('parking: a space is taken where the gate may bill', async () => {
    await openBilledCarPark(hmi);
    await press(hmi, '了解详情');
    await press(hmi, '同意');
    await expect(panel(hmi).getByText('已开通：识别车牌后从钱包付款')).toBeVisible();
    await press(hmi, '预约车位');
    await expect(status(hmi, '停车中')).toBeVisible();
    parkedAt = Date.now();
    await back(hmi);
  });

  await test.step('charging: a point is held, begun, stopped, and paid', async () => {
    await openMerchant(hmi, '充电');
    await press(hmi, '预约 15 分钟');
    await expect(status(hmi, '等待插枪')).toBeVisible();
    await press(hmi, '开始充电');
    await expect(status(hmi, '充电中')).toBeVisible();
    await expect(panel(hmi).getByText(/^¥\d/).first()).toBeVisible();
    await press(hmi, '停止充电');
    await expect(status(hmi, '待付款')).toBeVisible();
    await expect(panel(hmi).getByRole('img', { name: '付款码' })).toBeVisible();
    await press(hmi, /^钱包支付/);
    await expect(status(hmi, '已完成')).toBeVisible();
    await back(hmi);
  });

  await test.step('fuel: a pump is released, filled, and paid from the seat', async () => {
    await openMerchant(hmi, '加油');
    await press(hmi, '加油，车上付款');
    await expect(status(hmi, /加油中|待付款/)).toBeVisible();
    await expect(status(hmi, '待付款')).toBeVisible();
    await press(hmi, /^钱包支付/);
    await expect(status(hmi, '已完成')).toBeVisible();
    await back(hmi);
  });

  await test.step('car care: a time is booked with a number to call, and given up', async () => {
    await openMerchant(hmi, '养车');
    await press(hmi, '留电话');
    await press(hmi, '同意');
    for (const digit of '13800138000') await press(hmi, digit);
    await press(hmi, '完成');
    await expect(panel(hmi).getByRole('button', { name: '电话 13800138000' })).toBeVisible();
    await panel(hmi).getByRole('list', { name: '可约时间' }).getByRole('button').first().click();
    await press(hmi, /^预约$/);
    await expect(status(hmi, '已预约')).toBeVisible();
    await press(hmi, '取消订单');
    await expect(status(hmi, '已取消')).toBeVisible();
    await back(hmi);
  });

  await test.step('parking: the gate bills when leaving, and nobody has to pay', async () => {
    await openTile(hmi, '停车');
    await press(hmi, /停车中/);
    const chargedFrom = parkedAt + ((FREE_MINUTES + 1) * 60_000) / PACE;
    await hmi.waitForTimeout(Math.max(0, chargedFrom - Date.now()));
    await press(hmi, '离场结算');
    await expect(status(hmi, '已完成')).toBeVisible();
    await expect(
      panel(hmi)
        .getByText(/^¥[1-9]/)
        .first(),
    ).toBeVisible();
    await back(hmi);
  });

  await test.step('coffee: ordered from the menu, paid, and collected with a code', async () => {
    await openMerchant(hmi, '咖啡');
    await press(hmi, /添加$/);
    await press(hmi, '下单');
    await expect(status(hmi, '待付款')).toBeVisible();
    await press(hmi, /^钱包支付/);
    await expect(panel(hmi).getByText('取餐码')).toBeVisible();
    // It stands on the desktop, too.
    await hmi.locator('nav [data-panel=map]').click();
    await expect(hmi.locator('[data-card=order]')).toContainText('可以取餐');
    await hmi.locator('[data-card=order]').getByRole('button').click();
    await press(hmi, '导航去这里');
    await expect(hmi.getByRole('button', { name: '开始导航' })).toBeVisible();
  });
});
