import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SHOWROOM_FILES } from '../../shared/ownership/showroom.ts';
import { configuredCar } from '../../shared/ownership/configuration.ts';
import { financeOffer } from '../../shared/ownership/finance-plan.ts';
import { moneyText } from '../../shared/services/money-text.ts';
import type { TrackedOrder } from '../../shared/services/services-state.ts';
import { ROOT } from '../fixtures/desk.ts';
import { layoutFaults, SOUND } from '../fixtures/page/layout-faults.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { expect, test } from './desk-test.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(ROOT, 'resources', 'ownership', file), 'utf8'));
const catalogue = SHOWROOM_FILES.catalogue.schema.parse(read('catalogue.json'));
const plans = SHOWROOM_FILES.finance.schema.parse(read('finance-plans.json'));
const model = catalogue.models[1];
if (!model) throw new Error('The showroom has too few models.');

/** From the desktop through the tile of the services into the showroom. */
async function openShowroom(hmi: Page): Promise<void> {
  await hmi.getByRole('button', { name: '服务', exact: true }).click();
  await hmi.getByRole('button', { name: /^看车/ }).click();
  await hmi.getByRole('heading', { name: '看车' }).waitFor();
}

const way = (hmi: Page, name: string) =>
  hmi.getByRole('navigation', { name: '购车用车' }).getByRole('button', { name });

/** Waits until nothing is cut or overlaps; what arrives may take a moment to find its place. */
const isSound = (hmi: Page) => expect.poll(() => layoutFaults(hmi)).toEqual(SOUND);

/** The first free time that the dealer offers. */
async function chooseTime(hmi: Page): Promise<string> {
  const slot = hmi.getByRole('list', { name: '时段' }).getByRole('button').first();
  await slot.click();
  return (await slot.textContent()) ?? '';
}

test('a test drive is booked from the tile to the way to the dealer', async ({ hmi }) => {
  await openShowroom(hmi);
  await isSound(hmi);
  await way(hmi, '试驾').click();
  const time = await chooseTime(hmi);
  await isSound(hmi);
  await hmi.getByRole('button', { name: new RegExp(`^预约 .*${time}`) }).click();
  await expect(hmi.getByRole('heading', { name: '已预约' })).toBeVisible();
  await hmi.getByRole('button', { name: '导航去这里' }).click();
  await expect(hmi.getByRole('button', { name: /开始导航/ })).toBeVisible();
});

test('a configured model shows what it costs per month, to the fen', async ({ hmi }) => {
  await openShowroom(hmi);
  await hmi.getByRole('button', { name: new RegExp(model.names['zh-CN']) }).click();
  await hmi.getByRole('radio', { name: '车漆' }).click();
  const paint = model.colours[3];
  if (!paint) throw new Error('no paint to choose');
  await hmi.getByRole('button', { name: new RegExp(paint.names['zh-CN']) }).click();
  const car = configuredCar(model, { colour: paint.id });
  if (!car) throw new Error('not a car');
  const money = (minor: number) => moneyText('zh-CN', { currency: 'CNY', minor });
  await expect(hmi.getByTestId('configured-price')).toHaveText(money(car.priceFen));
  await hmi.getByRole('button', { name: '算月供' }).click();
  const offer = (downPercent?: number) =>
    financeOffer(plans, car.priceFen, model.powertrain, {
      ...(downPercent !== undefined && { downPercent }),
    });
  await expect(hmi.getByTestId('monthly')).toHaveText(money(offer()?.monthlyFen ?? 0));
  await hmi.getByRole('button', { name: '增加首付' }).click();
  await expect(hmi.getByTestId('monthly')).toHaveText(money(offer(35)?.monthlyFen ?? 0));
  await hmi.getByRole('button', { name: '还款计划' }).click();
  await expect(hmi.getByText('第 1 期')).toBeVisible();
  await isSound(hmi);
});

test('a trade-in is estimated, and booked only after consent, which can be withdrawn', async ({
  hmi,
}) => {
  await openShowroom(hmi);
  await way(hmi, '置换').click();
  await expect(hmi.getByTestId('trade-in')).toHaveText(/^¥[\d.]+万 至 ¥[\d.]+万$/);
  await expect(hmi.getByText('取自本车')).toBeVisible();
  const before = await hmi.getByTestId('trade-in').textContent();
  await hmi.getByRole('button', { name: '增加车龄' }).click();
  await expect(hmi.getByTestId('trade-in')).not.toHaveText(before ?? '');
  await hmi.getByRole('button', { name: '预约检测' }).click();
  // Nothing can be booked before the question is answered.
  await expect(hmi.getByRole('button', { name: /^预约/ })).toHaveCount(0);
  await hmi.getByRole('button', { name: '同意', exact: true }).click();
  await chooseTime(hmi);
  await isSound(hmi);
  await hmi.getByRole('button', { name: '撤回同意' }).click();
  await hmi.getByRole('button', { name: '同意', exact: true }).click();
  await hmi.getByRole('button', { name: '留电话' }).click();
  for (const digit of '13800000000') {
    await hmi.getByRole('button', { name: digit, exact: true }).click();
  }
  await isSound(hmi);
  await hmi.getByRole('button', { name: '完成' }).click();
  await chooseTime(hmi);
  await hmi.getByRole('button', { name: /^预约 / }).click();
  await expect(hmi.getByRole('heading', { name: '已预约' })).toBeVisible();
});

test('an accessory is bought and paid', async ({ hmi }) => {
  await openShowroom(hmi);
  await way(hmi, '精品').click();
  await hmi.getByRole('button', { name: '天窗遮阳帘 购买' }).click();
  await hmi.getByRole('button', { name: /^钱包支付 ¥328$/ }).click();
  await expect(
    hmi.getByRole('heading', { name: /^(已付款|商家已接单|制作中|已完成)$/ }),
  ).toBeVisible();
});

test('everything completes by actions alone', async ({ desk, hmi }) => {
  await expect(hmi.locator('[data-state=connected]')).toBeVisible();
  const page = new NavigationPage(desk);
  await page.connected();
  let orders: readonly TrackedOrder[] = [];
  const follow = async () => {
    for await (const { state } of await page.client.services.watch()) {
      if (state.orders) orders = state.orders;
    }
  };
  // Ends with an abort when the page closes.
  follow().catch(() => undefined);
  const done = async (id: string, input: object) =>
    expect([id, await page.perform(id, input)]).toEqual([id, { status: 'done' }]);
  const refused = (id: string, input: object) =>
    expect(page.perform(id, input)).resolves.toMatchObject({
      status: 'refused',
      reason: { key: 'services.needsConsent' },
    });

  await done('ownership.bookTestDrive', { modelId: model.id });
  await refused('ownership.applyFinance', { modelId: model.id });
  await done('privacy.setConsent', { purpose: 'financeApplication', isGranted: true });
  await done('ownership.applyFinance', { modelId: model.id, plan: 'lease' });
  await refused('ownership.bookTradeIn', {});
  await done('privacy.setConsent', { purpose: 'tradeInContact', isGranted: true });
  await done('ownership.bookTradeIn', { ageMonths: 48 });
  await done('ownership.orderAccessory', { productId: 'sun-shade' });
  await done('ownership.renew', { what: 'insurance' });
  await expect
    .poll(() => orders.map(({ order }) => order?.status).sort())
    .toEqual(['accepted', 'accepted', 'accepted', 'awaitingPayment', 'awaitingPayment']);
  const subjects = orders.flatMap(({ details }) =>
    details.kind === 'booking' ? [details.subject ?? ''] : [],
  );
  expect(subjects.toSorted().map((subject) => subject.slice(0, 2))).toEqual([
    '置换',
    '试驾',
    '金融',
  ]);
  await done('orders.pay', {
    key: orders.find(({ order }) => order?.total.minor === 32_800)?.key,
  });
  await expect
    .poll(() => orders.find(({ order }) => order?.total.minor === 32_800)?.order?.status)
    .toMatch(/paid|accepted|done/);
  page.close();
});

test.describe('while the car moves', () => {
  test.use({ agentOptions: ['--scenario', 'city'] });

  test('the showroom is withheld with its reason, a booked test drive stays in sight', async ({
    desk,
    hmi,
  }) => {
    const page = new NavigationPage(desk);
    await page.connected();
    expect(await page.perform('ownership.bookTestDrive', { modelId: model.id })).toEqual({
      status: 'done',
    });
    await expect(hmi.locator('html[data-moving]')).toHaveCount(1);
    await hmi.getByRole('button', { name: '服务', exact: true }).click();
    await page.perform('ownership.show', { page: 'finance' });
    await expect(hmi.getByText('行驶中不可使用，请停车后再试').first()).toBeVisible();
    await expect(hmi.getByRole('list', { name: '进行中的订单' })).toBeVisible();
    await expect(hmi.getByTestId('monthly')).toHaveCount(0);
    page.close();
  });
});
