import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { join, silence, spokenLine, writeWav } from '../../main/assistant/hearing/sound.fixture.ts';
import { QUIET_SWITCHES, findChromium, sandboxSwitches } from '../../main/desk/find-chromium.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';
import { live } from './desk-test.ts';

const FILE_RATE = 48_000;
const LINES = ['主驾温度调到二十六度', '隐私'];

test('what is said is shown as it is heard, and a label that is said is pressed', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'zhilu-said-'));
  const script = joinPath(folder, 'script.jsonl');
  const said = joinPath(folder, 'said.wav');
  writeFileSync(script, LINES.map((text) => JSON.stringify({ text })).join('\n'));
  const say = (line: number) => {
    const sound = join(silence(0.5, FILE_RATE), spokenLine(line, 1, FILE_RATE));
    writeWav(said, join(sound, silence(30, FILE_RATE)), FILE_RATE);
  };
  const found = await findChromium();
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    assistant: { script },
  });
  const browser = await chromium.launch({
    ...(found && { executablePath: found.path }),
    args: [
      ...QUIET_SWITCHES,
      ...sandboxSwitches(process.getuid?.()),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${said}%noloop`,
    ],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 720 } });
    await context.grantPermissions(['microphone'], { origin: desk.origin });
    const page = await context.newPage();
    await withoutMap(page);
    await page.goto(desk.address());
    await live(page);
    const card = page.locator('[data-assistant]');
    const entry = page.locator('nav [data-panel=assistant]');
    const mark = page.getByRole('img', { name: '麦克风已打开' });

    say(0);
    await entry.click();
    // In the status line as well as in the card.
    await expect(mark.first()).toBeVisible();
    await expect(card.getByRole('heading')).toHaveText(LINES[0] ?? '');
    await expect(page.getByRole('group', { name: '主驾温度' })).toContainText('26.0');
    await expect(mark).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();

    await page.locator('nav [data-panel=settings]').click();
    await page.getByRole('radio', { name: '隐私' }).waitFor();
    say(1);
    await page.keyboard.press('Escape');
    await entry.click();
    await expect(page.getByRole('radio', { name: '隐私' })).toBeChecked();
  } finally {
    await browser.close();
    await desk.close();
    rmSync(folder, { recursive: true });
  }
});
