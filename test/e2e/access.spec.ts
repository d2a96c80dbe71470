import { expect, test } from './desk-test.ts';

test('without the token there is no page, no health, and no socket', async ({ desk, request }) => {
  expect((await request.get(`${desk.origin}/`)).status()).toBe(401);
  expect((await request.get(`${desk.origin}/health`)).status()).toBe(401);
  expect((await request.get(`${desk.origin}/?token=wrong`)).status()).toBe(401);
});

test('the page runs under its policy: no inline script, no foreign origin, no errors', async ({
  desk,
  page,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.origin) && !request.url().startsWith('data:')) {
      foreign.push(request.url());
    }
  });
  const response = await page.goto(desk.address());
  await expect(page.getByTestId('speed')).toHaveText(/^\d+$/);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*(?!:)/);
  for (const name of ['导航', '车辆', '设置']) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  // The token must not stay in the address, where a picture or a log would show it.
  expect(page.url()).not.toContain('token');
  expect(problems).toEqual([]);
  expect(foreign).toEqual([]);
});
