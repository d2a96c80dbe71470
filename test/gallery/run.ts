import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { spokenLine } from '../../main/assistant/hearing/sound.fixture.ts';
import { buildPage, isPageOutdated } from '../../main/desk/build-page.ts';
import { entriesBelow } from '../../main/desk/entries.ts';
import type { Desk } from '../../main/desk/desk.ts';
import { launchAsStarted } from '../bench/browser.ts';
import { writeDemoMedia } from '../../main/media/demo/demo-media.ts';
import { demoPack, setup as buildDemoPack } from '../fixtures/demo-pack.ts';
import { ROOT, startTestDesk } from '../fixtures/desk.ts';
import { FILE_RATE, microphoneSwitches, writeSaid } from '../fixtures/hearing/microphone.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes.ts';

interface Variant {
  readonly width: number;
  readonly height: number;
  readonly theme: 'day' | 'night';
  readonly language: 'zh-CN' | 'en-US';
}

const REFERENCE: readonly Variant[] = (['day', 'night'] as const).map((theme) => ({
  width: 1920,
  height: 720,
  theme,
  language: 'zh-CN',
}));

const ELSEWHERE: readonly Variant[] = [
  { width: 1920, height: 720, theme: 'day', language: 'en-US' },
  { width: 1280, height: 720, theme: 'night', language: 'zh-CN' },
  { width: 1280, height: 720, theme: 'day', language: 'en-US' },
  { width: 1080, height: 1920, theme: 'day', language: 'zh-CN' },
  { width: 1080, height: 1920, theme: 'night', language: 'en-US' },
  { width: 1920, height: 1080, theme: 'night', language: 'zh-CN' },
];

/** Drives the real product through its states and writes a picture of each to `gallery/`. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, out: { type: 'string', default: join(ROOT, 'gallery') } },
  });
  const { pageDir } = entriesBelow(ROOT);
  if (isPageOutdated(ROOT, pageDir)) buildPage(ROOT);
  const scenes = SCENES.filter(({ name }) => values.only === undefined || name === values.only);
  if (scenes.length === 0) {
    console.error(`--only takes one of: ${SCENES.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  if (values.only === undefined) rmSync(values.out, { recursive: true, force: true });
  mkdirSync(values.out, { recursive: true });
  await buildDemoPack();
  const sound = mkdtempSync(join(tmpdir(), 'zhilu-gallery-'));
  const heard = join(sound, 'heard.wav');
  writeSaid(heard, spokenLine(0, SAID_S, FILE_RATE));
  const browser = await launchAsStarted(microphoneSwitches(heard));
  try {
    for (const scene of scenes) {
      const script = scene.said === undefined ? undefined : join(sound, `${scene.name}.jsonl`);
      if (script) writeFileSync(script, JSON.stringify({ text: scene.said, partial: scene.said }));
      for (const variant of [...REFERENCE, ...(scene.everywhere ? ELSEWHERE : [])]) {
        await picture(browser, { ...scene, script }, variant, values.out);
      }
    }
    return 0;
  } finally {
    await browser.close();
    rmSync(sound, { recursive: true });
  }
}

/** How long something is said, s: longer than it takes to draw a picture of it. */
const SAID_S = 60;

/** Music that was made up, for the pictures of the player. */
const music = writeDemoMedia(
  join(ROOT, 'resources', 'media', 'demo-tunes.json'),
  join(ROOT, 'out', 'media'),
);

async function picture(
  browser: Browser,
  scene: Scene & { readonly script: string | undefined },
  variant: Variant,
  folder: string,
): Promise<void> {
  const { width, height, theme, language } = variant;
  const desk = await startTestDesk({
    agentOptions: scene.agentOptions,
    regionDirs: [demoPack()],
    mediaDirs: [music],
    ...(scene.script !== undefined && { assistant: { script: scene.script } }),
    ...(scene.demoPace !== undefined && { demoPace: scene.demoPace }),
  });
  try {
    await choose(browser, desk, variant);
    const context = await browser.newContext({
      viewport: { width, height },
      timezoneId: 'Asia/Shanghai',
    });
    if (scene.script) await context.grantPermissions(['microphone'], { origin: desk.origin });
    const page = await context.newPage();
    await page.goto(desk.address(scene.display));
    await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
    await page.locator('[data-state=connected]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await scene.prepare(page, desk);
    // Longer than any animation and than the loading of a slice of the font.
    await page.waitForTimeout(800);
    const file = `${scene.name}-${width}x${height}-${theme}-${language}.png`;
    await page.screenshot({ path: join(folder, file) });
    console.log(file);
    await context.close();
  } finally {
    await desk.close();
  }
}

/**
 * Chooses theme and language through the actions of the product, from a passenger's display: that
 * one may change them while the car is driving.
 */
async function choose(browser: Browser, desk: Desk, { theme, language }: Variant): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 720 } });
  await page.goto(desk.address('passenger'));
  await page.locator('[data-state=connected]').waitFor();
  await page.locator('nav [data-panel=settings]').click();
  await page.getByRole('radio', { name: theme === 'day' ? /白天/ : /夜/ }).click();
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  if (language === 'en-US') await page.getByRole('radio', { name: 'English' }).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.close();
}

process.exitCode = await main();
