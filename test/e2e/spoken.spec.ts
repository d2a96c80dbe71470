import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { join, silence, spokenLine } from '../../main/assistant/hearing/sound.fixture.ts';
import type { Desk } from '../../main/desk/desk.ts';
import type { AssistantState } from '../../shared/assistant/assistant-state.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { FILE_RATE, launchWithMicrophone, writeSaid } from '../fixtures/hearing/microphone.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';
import { live } from './desk-test.ts';

/** What the scripted recogniser can hear, each by its own tones. */
const WISHES = ['打开后备箱', '主驾温度调到二十六度', '打开设置', '隐私'];

interface SpokenFixtures {
  readonly desk: Desk;
  /** Another page of the same display, which hears what the assistant's state is. */
  readonly other: NavigationPage;
  /** What is said when the microphone opens next, by its place in {@link WISHES}. */
  readonly say: (wish: number) => void;
  readonly hmi: Page;
}

/** The whole way, in the running product: microphone, page, host, understanding, and the car. */
const test = base.extend<SpokenFixtures & { readonly folder: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(joinPath(tmpdir(), 'zhilu-spoken-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  desk: async ({ folder }, use) => {
    const script = joinPath(folder, 'script.jsonl');
    writeFileSync(script, WISHES.map((text) => JSON.stringify({ text })).join('\n'));
    const desk = await startTestDesk({
      agentOptions: ['--scenario', 'parked'],
      assistant: { script },
    });
    await use(desk);
    await desk.close();
  },
  other: async ({ desk }, use) => {
    const other = new NavigationPage(desk);
    await use(other);
    other.close();
  },
  say: async ({ folder }, use) => {
    await use((wish) => {
      const sound = join(silence(0.5, FILE_RATE), spokenLine(wish, 1, FILE_RATE));
      writeSaid(joinPath(folder, 'said.wav'), sound);
    });
  },
  hmi: async ({ folder, desk }, use) => {
    const browser = await launchWithMicrophone(joinPath(folder, 'said.wav'));
    const context = await browser.newContext({ viewport: { width: 1920, height: 720 } });
    await context.grantPermissions(['microphone'], { origin: desk.origin });
    const page = await context.newPage();
    await withoutMap(page);
    await page.goto(desk.address());
    await live(page);
    await use(page);
    await browser.close();
  },
});

test('what is said is shown as it is heard, and a label that is said is pressed', async ({
  hmi,
  say,
}) => {
  const card = hmi.locator('[data-assistant]');
  const entry = hmi.locator('nav [data-panel=assistant]');
  const mark = hmi.getByRole('img', { name: '麦克风已打开' });

  say(1);
  await entry.click();
  // In the status line as well as in the card.
  await expect(mark.first()).toBeVisible();
  await expect(card.getByRole('heading')).toHaveText('主驾温度调到二十六度');
  await expect(hmi.getByRole('group', { name: '主驾温度' })).toContainText('26.0');
  await expect(mark).toHaveCount(0);
  await hmi.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await hmi.locator('nav [data-panel=settings]').click();
  await hmi.getByRole('radio', { name: '隐私' }).waitFor();
  say(3);
  await hmi.keyboard.press('Escape');
  await entry.click();
  await expect(hmi.getByRole('radio', { name: '隐私' })).toBeChecked();
});

test('wish after wish is heard and done, and the microphone closes after each', async ({
  other,
  hmi,
  say,
}) => {
  await expect(hmi.locator('[data-state=connected]')).toBeVisible();
  await other.connected();
  const { client } = other;
  const states: Partial<AssistantState>[] = [];
  const follow = async () => {
    for await (const { state } of await client.assistant.watch()) states.push(state);
  };
  // Ends with an abort when the page is closed.
  follow().catch(() => undefined);
  const turn = () => states.findLast((state) => state.turn)?.turn;
  const microphones = () => states.flatMap(({ hearing }) => (hearing ? [hearing.microphone] : []));
  for (const wish of [1, 2]) {
    const before = microphones().length;
    say(wish);
    expect(await other.perform('assistant.listen', {})).toEqual({ status: 'done' });
    await expect.poll(() => microphones().slice(before)).toContain('open');
    await expect.poll(() => turn()?.heard).toEqual({ text: WISHES[wish], isFinal: true });
    await expect.poll(() => turn()?.results[0]?.kind).toBe('done');
    await expect.poll(() => microphones().at(-1)).toBe('closed');
  }
});
