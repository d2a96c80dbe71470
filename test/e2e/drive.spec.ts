import { expect, test } from './desk-test.ts';

test.describe('on the motorway', () => {
  // No traffic lights: a car that stops between two looks of a slow machine may be set up.
  test.use({ agentOptions: ['--scenario', 'highway', '--speed', '5'] });

  test('the speed lives, the car is labelled as simulated, set-up is withheld', async ({ hmi }) => {
    const speed = hmi.getByTestId('speed');
    const seen = new Set<string>();
    await expect(async () => {
      seen.add(await speed.innerText());
      expect(seen.size).toBeGreaterThan(4);
    }).toPass();
    await expect(hmi.getByText('模拟数据')).toBeVisible();

    await hmi.getByRole('button', { name: '设置' }).click();
    await expect(hmi.locator('html[data-moving]')).toBeAttached();
    await hmi.getByRole('radio', { name: 'English' }).click();
    await expect(hmi.locator('[data-reason="restricted.moving"]')).toBeVisible();
    await expect(hmi.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});

test.describe('parked', () => {
  test('climate is asked for, pending, and confirmed by the car', async ({ hmi }) => {
    const driver = hmi.getByRole('group', { name: '主驾温度' });
    const before = Number.parseFloat(await driver.locator('output').innerText());
    await driver.getByRole('button', { name: '主驾调高温度' }).click();
    await driver.getByRole('button', { name: '主驾调高温度' }).click();
    await expect(driver.locator('output')).toHaveText(`${(before + 1).toFixed(1)}°`);
    await expect(driver.locator('output[data-pending]')).toHaveCount(0);
    await expect(driver.locator('output')).toHaveText(`${(before + 1).toFixed(1)}°`);
  });

  test('a second touch on an open panel closes it', async ({ hmi }) => {
    const vehicle = hmi.getByRole('button', { name: '车辆', exact: true });
    await vehicle.click();
    await expect(hmi.getByRole('heading', { name: '车辆' })).toBeVisible();
    await vehicle.click();
    await expect(hmi.getByRole('heading', { name: '车辆' })).toBeHidden();
  });

  test('the language changes at once, everywhere, and survives a reload', async ({ hmi }) => {
    await hmi.getByRole('button', { name: '设置' }).click();
    await hmi.getByRole('radio', { name: 'English' }).click();
    await expect(hmi.locator('html')).toHaveAttribute('lang', 'en-US');
    await expect(hmi.getByRole('button', { name: 'Vehicle', exact: true })).toBeVisible();
    const text = await hmi.locator('body').innerText();
    expect(text.replaceAll('中文', '')).not.toMatch(/\p{Script=Han}/u);
    await hmi.reload();
    await expect(hmi.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
  });

  test('day and night follow the choice', async ({ hmi }) => {
    await hmi.getByRole('button', { name: '设置' }).click();
    for (const [name, theme] of [
      ['白天', 'day'],
      ['夜间', 'night'],
    ] as const) {
      await hmi.getByRole('radio', { name }).click();
      await expect(hmi.locator('html')).toHaveAttribute('data-theme', theme);
    }
  });

  test('windows, locks, and tailgate move on the car and are confirmed', async ({ hmi }) => {
    await hmi.getByRole('button', { name: '车辆', exact: true }).click();
    await hmi.getByRole('radio', { name: '门窗' }).click();
    await hmi.getByRole('radio', { name: '解锁' }).click();
    await expect(hmi.getByRole('radio', { name: '解锁' })).toBeChecked();
    await expect(hmi.locator('[data-pending]')).toHaveCount(0);
    await expect(hmi.getByRole('radio', { name: '解锁' })).toBeChecked();
    await expect(hmi.getByRole('log')).toBeEmpty();
  });
});

test('a passenger display has its own restrictions', async ({ desk, browser }) => {
  const passenger = await browser.newPage();
  await passenger.goto(desk.address('passenger'));
  await expect(passenger.getByText('副驾屏')).toBeVisible();
  await passenger.close();
});
