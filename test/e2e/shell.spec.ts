import { expect, test as base } from '@playwright/test';
import type { DisplayZone } from '../../shared/vehicle/restrictions.ts';
import { startScriptedHost, type ScriptedHost } from '../fixtures/page/scripted-host.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';

interface ShellFixtures {
  readonly zone: DisplayZone;
  readonly host: ScriptedHost;
}

/** States of the shell that a real desk does not come into on demand. */
const test = base.extend<ShellFixtures>({
  zone: ['driver', { option: true }],
  host: async ({ zone }, use) => {
    const host = await startScriptedHost({ state: { zone } });
    await use(host);
    await host.close();
  },
});

test.beforeEach(async ({ host, page }) => {
  await withoutMap(page);
  await page.goto(host.url);
  await page.locator('[data-state=connected]').waitFor();
});

for (const [trouble, link] of [
  ['agentLost', { state: 'lost' }],
  ['agentRefused', { state: 'refused' }],
  ['sourceEnded', { presence: 'ended' }],
  ['sourceLost', { presence: 'lost' }],
  ['sourceFailed', { presence: 'failed' }],
] as const) {
  test(`${trouble} is told, old values say so, and it clears itself`, async ({ host, page }) => {
    const good = host.state.link;
    const presence = 'presence' in link ? link.presence : 'present';
    host.set({
      stale: 'all',
      link: {
        state: 'state' in link ? link.state : 'connected',
        since: Date.now(),
        source: { kind: 'simulator', presence, simulated: true },
      },
    });
    await expect(page.locator(`[data-trouble=${trouble}] time`)).toBeVisible();
    await expect(page.locator('[data-freshness=stale]').first()).toBeVisible();
    await expect(page.locator('[data-freshness=fresh]')).toHaveCount(0);
    host.set({ stale: [], link: good });
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
    await expect(page.locator('[data-freshness=stale]')).toHaveCount(0);
  });
}

test('a host that dies is told, and its return clears it', async ({ host, page }) => {
  const { port } = new URL(host.url);
  await host.close();
  await expect(page.locator('[data-trouble=hostLost]')).toBeVisible();
  const revived = await startScriptedHost({ port: Number(port) });
  await expect(page.locator('[data-trouble]')).toHaveCount(0);
  await expect(page.locator('[data-state=connected]')).toBeVisible();
  await revived.close();
});

test('a car without climate control says so instead of offering dead controls', async ({
  host,
  page,
}) => {
  host.set({ actuators: [] });
  await expect(page.getByText('此车未提供空调控制')).toBeVisible();
  await expect(page.getByRole('button', { name: '自动' })).toHaveCount(0);
});

test('a control that cannot act answers a touch with the reason', async ({ host, page }) => {
  host.set({
    actuators: host.state.actuators.filter((path) => path !== 'Vehicle.OEM.HVAC.IsSyncActive'),
  });
  const sync = page.getByRole('button', { name: '同步' });
  await expect(sync).toHaveAttribute('data-unavailable');
  await sync.click();
  const notice = page.locator('[data-reason="vehicle.notSupported"]');
  await expect(notice).toBeVisible();
  await notice.getByRole('button').click();
  await expect(notice).toHaveCount(0);
});

test('a command that fails is told, and the control shows what is', async ({ host, page }) => {
  const path = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
  const driver = page.getByRole('group', { name: '主驾温度' }).locator('output');
  host.set({ commands: [{ id: 'a', path, target: 26, state: 'pending' }] });
  await expect(driver).toHaveText('26.0°');
  await expect(driver).toHaveAttribute('data-pending');
  host.set({
    commands: [{ id: 'a', path, target: 26, state: 'failed', reason: { key: 'vehicle.refused' } }],
  });
  await expect(driver).toHaveText('22.5°');
  await expect(page.locator('[data-reason="vehicle.refused"]')).toBeVisible();
});

test('seat heating goes from strong to off', async ({ page }) => {
  const seat = page.getByRole('button', { name: /^副驾.*座椅加热/ });
  for (const level of [3, 2, 1, 0]) {
    await seat.click();
    await expect(seat).toHaveAccessibleName(new RegExp(`加热${level}挡`));
  }
});

test('a request of the host opens a panel, what it covers is out of reach', async ({
  host,
  page,
}) => {
  await expect(page.getByRole('button', { name: '放大地图' })).toHaveCount(1);
  host.openPanel('settings');
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await expect(page.getByTestId('speed')).toBeVisible();
  await expect(page.getByRole('button', { name: '放大地图' })).toHaveCount(0);
  host.openPanel(null);
  await expect(page.getByRole('heading', { name: '设置' })).toHaveCount(0);
});

test.describe("a passenger's display", () => {
  test.use({ zone: 'passenger' });

  test('says what it is', async ({ page }) => {
    await expect(page.getByText('副驾屏')).toBeVisible();
  });
});

test('nothing flashes white before the host has spoken', async ({ host, page }) => {
  await page.routeWebSocket('**/api*', () => undefined);
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: '导航', exact: true })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe('rgb(11, 15, 20)');
  await expect(page.locator('[data-trouble=connecting]')).toBeVisible();
});
