import { expect, live, test } from './desk-test.ts';

test.use({ agentOptions: ['--scenario', 'city'] });

test('the agent dies: every value says that it is old, then all is live again', async ({
  desk,
  hmi,
}) => {
  const pid = desk.agentPid;
  if (pid === undefined) throw new Error('no agent');
  process.kill(pid, 'SIGSTOP');
  await expect(hmi.locator('[data-trouble=agentLost]')).toBeVisible();
  await expect(hmi.locator('[data-testid=speed]')).toBeVisible();
  await expect(hmi.locator('[data-stale]').first()).toBeVisible();
  process.kill(pid, 'SIGKILL');
  await expect(hmi.locator('[data-trouble]')).toHaveCount(0);
  await live(hmi);
  await expect(hmi.locator('main [data-stale]')).toHaveCount(0);
});

test('the host dies: the page says so, restricts itself, and comes back by itself', async ({
  desk,
  hmi,
}) => {
  const pid = desk.hostPid;
  if (pid === undefined) throw new Error('no host');
  // Stopped first, so that the loss itself can be seen before the restart ends it.
  process.kill(pid, 'SIGSTOP');
  await expect(hmi.locator('[data-trouble=hostLost]')).toBeVisible();
  await expect(hmi.locator('[data-stale]').first()).toBeVisible();
  process.kill(pid, 'SIGKILL');
  await expect(hmi.locator('[data-trouble]')).toHaveCount(0);
  await live(hmi);
});

test('the page is loaded anew: nothing is lost', async ({ hmi }) => {
  await hmi.reload();
  await live(hmi);
});

test('agent, then host, killed together: both come back', async ({ desk, hmi }) => {
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [desk.agentPid, desk.hostPid]) {
      if (pid === undefined) throw new Error('not running');
      process.kill(pid, name);
    }
  };
  // Stopped first, so that the loss itself can be seen before the restart ends it.
  signal('SIGSTOP');
  await expect(hmi.locator('[data-trouble]')).not.toHaveCount(0);
  signal('SIGKILL');
  await expect(hmi.locator('[data-trouble]')).toHaveCount(0);
  await live(hmi);
});

test('a command while the car is out of reach is refused at once and never sent later', async ({
  desk,
  hmi,
}) => {
  const driver = hmi.getByRole('group', { name: '主驾温度' });
  const before = await driver.locator('output').innerText();
  const pid = desk.agentPid;
  if (pid === undefined) throw new Error('no agent');
  process.kill(pid, 'SIGSTOP');
  await expect(hmi.locator('[data-trouble=agentLost]')).toBeVisible();
  await driver.getByRole('button', { name: '主驾调高温度' }).click();
  await expect(hmi.getByRole('log')).not.toBeEmpty();
  process.kill(pid, 'SIGCONT');
  await expect(hmi.locator('[data-trouble]')).toHaveCount(0);
  await live(hmi);
  await expect(driver.locator('output')).toHaveText(before);
});
