import type { Page } from '@playwright/test';
import type { Place, PlaceHit } from '../../shared/navigation/place.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { expect, live, test } from './desk-test.ts';

test.use({ viewport: { width: 1280, height: 720 } });

/** Types on the keyboard of the product. */
async function type(page: Page, letters: string): Promise<void> {
  await page.getByRole('searchbox').click();
  for (const letter of letters) {
    await page.getByRole('button', { name: letter, exact: true }).click();
  }
}

/** Finds a place by what is typed, chooses the first hit, and waits for the ways there. */
async function plan(page: Page, letters: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '搜索地点' }).click();
  await type(page, letters);
  await page.getByRole('listitem').filter({ hasText: name }).first().getByRole('button').click();
  // A car that was just switched on may not know yet where it is, and says so.
  const start = page.getByRole('button', { name: '开始导航' });
  await expect(async () => {
    if (!(await start.isVisible())) {
      await page.getByRole('button', { name: '去这里' }).click({ timeout: 5000 });
    }
    await expect(start).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

/** A place that is reached soon, and not at once. */
async function placeCloseBy(client: NavigationPage): Promise<Place> {
  const found: PlaceHit[] = [];
  for (const category of ['food', 'cafe', 'parking', 'toilets', 'sight', 'charging'] as const) {
    const answer = await client.client.navigation.search({ category });
    if (answer.ok) found.push(...answer.value);
  }
  const far = ({ distanceM = 0 }: PlaceHit) => distanceM;
  const [closest] = found.filter((hit) => far(hit) > 150).sort((a, b) => far(a) - far(b));
  if (!closest) throw new Error('There is nothing around.');
  return closest;
}

const distance = (page: Page) => page.getByTestId('next-distance');

test('a place is found by its initials, and a simulated drive leads there', async ({ hmi }) => {
  await plan(hmi, 'lft', '雷峰塔');
  await hmi.getByRole('button', { name: '模拟导航' }).click();
  await expect(distance(hmi)).toBeVisible();
  const first = await distance(hmi).innerText();
  await expect(distance(hmi)).not.toHaveText(first);
  await expect(hmi.getByText('示意数据').first()).toBeVisible();
});

test('off the way nothing old is shown, and a new way is found', async ({ hmi }) => {
  await plan(hmi, 'lft', '雷峰塔');
  await hmi.getByRole('button', { name: '模拟导航' }).click();
  await expect(distance(hmi)).toBeVisible();
  await hmi.getByRole('button', { name: '偏航' }).click();
  await expect(hmi.getByText(/已重新规划路线/)).toBeVisible();
  await expect(distance(hmi)).toBeVisible();
});

test('a drive goes on when the host comes back, and ends when it is told to', async ({
  hmi,
  desk,
}) => {
  await plan(hmi, 'lft', '雷峰塔');
  await hmi.getByRole('button', { name: '模拟导航' }).click();
  await expect(distance(hmi)).toBeVisible();
  // Stopped first, so that the loss itself can be seen before the restart ends it.
  process.kill(desk.hostPid ?? 0, 'SIGSTOP');
  await expect(distance(hmi)).toBeHidden();
  process.kill(desk.hostPid ?? 0, 'SIGKILL');
  await expect(distance(hmi)).toBeVisible();
  await hmi.getByRole('button', { name: '结束' }).click();
  await expect(distance(hmi)).toBeHidden();
  await expect(hmi.getByRole('button', { name: '搜索地点' })).toBeVisible();
});

test('a search that was lost with the host is answered when it is back', async ({ hmi, desk }) => {
  await hmi.getByRole('button', { name: '搜索地点' }).click();
  const hits = hmi.getByRole('listitem').filter({ hasText: '充电站' });
  const category = hmi.getByRole('button', { name: '充电站', exact: true });
  await expect(category).toBeVisible();
  // A host that has stopped takes the question and never answers it.
  process.kill(desk.hostPid ?? 0, 'SIGSTOP');
  await category.click();
  process.kill(desk.hostPid ?? 0, 'SIGKILL');
  await expect(hits.first()).toBeVisible();
});

test('a drive to a place close by ends with the arrival', async ({ hmi, desk }) => {
  test.slow();
  const client = new NavigationPage(desk);
  try {
    await client.until('a place', ({ position }) => position !== null);
    await client.perform('navigation.plan', {
      destination: { by: 'place', place: await placeCloseBy(client) },
    });
    await hmi.getByRole('button', { name: '模拟导航' }).click();
    await expect(distance(hmi)).toBeVisible();
    await expect(hmi.getByText('已到达')).toBeVisible({ timeout: 600_000 });
  } finally {
    client.close();
  }
});

test('a reload of the page loses nothing of the drive', async ({ hmi }) => {
  await plan(hmi, 'lft', '雷峰塔');
  await hmi.getByRole('button', { name: '模拟导航' }).click();
  await expect(distance(hmi)).toBeVisible();
  await hmi.reload();
  await live(hmi);
  await expect(distance(hmi)).toBeVisible();
});

test.describe('while driving', () => {
  test.use({ agentOptions: ['--scenario', 'city', '--speed', '3'] });

  test('typing is withheld, categories are not', async ({ hmi }) => {
    await expect(hmi.locator('html[data-moving]')).toBeAttached();
    await hmi.getByRole('button', { name: '搜索地点' }).click();
    await expect(hmi.getByText(/行驶中不可打字/)).toBeVisible();
    await hmi.getByRole('button', { name: '充电站' }).first().click();
    await expect(hmi.getByRole('listitem').first()).toBeVisible();
  });
});
