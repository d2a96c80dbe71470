import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import {
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  findChromium,
  sandboxSwitches,
} from '../../main/desk/find-chromium.ts';
import { join, silence, spokenLine, writeWav } from '../../main/assistant/hearing/sound.fixture.ts';
import type { AssistantState } from '../../shared/assistant/assistant-state.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { live } from './desk-test.ts';

const FILE_RATE = 48_000;
const WISHES = ['打开后备箱', '主驾温度调到二十六度', '打开设置'];

/** The whole way, in the running product: microphone, page, host, understanding, and the car. */
test('what is said is heard, understood, and done, and the microphone closes', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'zhilu-spoken-'));
  const script = joinPath(folder, 'script.jsonl');
  const said = joinPath(folder, 'said.wav');
  writeFileSync(script, WISHES.map((text) => JSON.stringify({ text })).join('\n'));
  const found = await findChromium();
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    assistant: { script },
  });
  const browser = await chromium.launch({
    ...(found && { executablePath: found.path }),
    args: [
      ...QUIET_SWITCHES,
      ...SOFTWARE_GL_SWITCHES,
      ...sandboxSwitches(process.getuid?.()),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${said}%noloop`,
    ],
  });
  const other = new NavigationPage(desk);
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 720 } });
    await context.grantPermissions(['microphone'], { origin: desk.origin });
    const page = await context.newPage();
    await page.goto(desk.address());
    await live(page);
    const { client } = other;
    const states: Partial<AssistantState>[] = [];
    const follow = async () => {
      for await (const { state } of await client.assistant.watch()) states.push(state);
    };
    // Ends with an abort when the page is closed.
    follow().catch(() => undefined);
    const turn = () => states.findLast((state) => state.turn)?.turn;
    const microphone = () => states.findLast((state) => state.hearing)?.hearing?.microphone;

    for (const line of [1, 2]) {
      const sound = join(silence(0.5, FILE_RATE), spokenLine(line, 1, FILE_RATE));
      writeWav(said, join(sound, silence(30, FILE_RATE)), FILE_RATE);
      expect(await other.perform('assistant.listen', {})).toEqual({ status: 'done' });
      await expect.poll(microphone).toBe('open');
      await expect.poll(() => turn()?.heard).toEqual({ text: WISHES[line], isFinal: true });
      await expect.poll(() => turn()?.results[0]?.kind).toBe('done');
      await expect.poll(microphone).toBe('closed');
    }
  } finally {
    other.close();
    await browser.close();
    await desk.close();
    rmSync(folder, { recursive: true });
  }
});
