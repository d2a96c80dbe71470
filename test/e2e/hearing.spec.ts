import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { join, silence, spokenLine, tone } from '../../main/assistant/hearing/sound.fixture.ts';
import { SAMPLE_RATE } from '../../shared/assistant/hearing/sound.ts';
import {
  buildHearingPage,
  startHearingHost,
  type HearingHost,
} from '../fixtures/hearing/hearing-host.ts';
import { FILE_RATE, launchWithMicrophone, writeSaid } from '../fixtures/hearing/microphone.ts';

/**
 * Sound from Chromium's fake microphone, through the page's capture, to the host's ears. Chromium
 * reads the file anew whenever a page opens the microphone.
 */
const LINES = ['打开空调', '导航去西湖', '主驾座椅加热'];

declare global {
  interface Window {
    openedTracks?: readonly MediaStreamTrack[];
  }
}

interface HearingFixtures {
  readonly folder: string;
  readonly host: HearingHost;
  /** What the microphone picks up; silence follows. */
  readonly say: (sound: Float32Array) => void;
  /** Whether there is Chromium's fake microphone; a machine of tests has no other. */
  readonly hasMicrophone: boolean;
  readonly hearingPage: Page;
}

const test = base.extend<HearingFixtures, { readonly pageDir: string }>({
  pageDir: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const folder = mkdtempSync(joinPath(tmpdir(), 'zhilu-hearing-page-'));
      await buildHearingPage(folder);
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- As above.
  folder: async ({}, use) => {
    const folder = mkdtempSync(joinPath(tmpdir(), 'zhilu-hearing-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  say: async ({ folder }, use) => {
    await use((sound) => writeSaid(joinPath(folder, 'said.wav'), sound));
  },
  host: async ({ pageDir }, use) => {
    const host = await startHearingHost(pageDir, LINES);
    await use(host);
    await host.close();
  },
  hasMicrophone: [true, { option: true }],
  hearingPage: async ({ folder, host, say, hasMicrophone }, use) => {
    say(silence(1, FILE_RATE));
    const browser = await launchWithMicrophone(hasMicrophone ? joinPath(folder, 'said.wav') : null);
    const page = await browser.newPage();
    await page.addInitScript(rememberTracks);
    await page.goto(host.url);
    await expect(page.locator('#microphone')).toHaveText('closed');
    await use(page);
    await browser.close();
  },
});

async function allow(page: Page, host: HearingHost): Promise<void> {
  await page.context().grantPermissions(['microphone'], { origin: host.url });
}

/** Whether the tracks that the page has opened so far are live, the latest last. */
function tracks(page: Page): Promise<readonly MediaStreamTrackState[]> {
  return page.evaluate(() => window.openedTracks?.map(({ readyState }) => readyState) ?? []);
}

/** Remembers every track that a page opens; what the page does is not changed. */
function rememberTracks(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    window.openedTracks = [...(window.openedTracks ?? []), ...stream.getTracks()];
    return stream;
  };
}

/** How often a wave crosses zero upwards, Hz: its frequency, when it is a sine. */
function frequencyOf(samples: Float32Array): number {
  let crossings = 0;
  for (let index = 1; index < samples.length; index += 1) {
    if ((samples[index - 1] ?? 0) < 0 && (samples[index] ?? 0) >= 0) crossings += 1;
  }
  return (crossings * SAMPLE_RATE) / samples.length;
}

/** From the first to the last moment that is loud. */
function loudPart(samples: Float32Array): Float32Array {
  const isLoud = (sample: number) => Math.abs(sample) > 0.02;
  return samples.slice(samples.findIndex(isLoud), samples.findLastIndex(isLoud) + 1);
}

test('what arrives at the host is the sound of the microphone, in frequency and length', async ({
  host,
  say,
  hearingPage,
}) => {
  await allow(hearingPage, host);
  say(join(silence(0.5, FILE_RATE), tone(1000, 1.5, FILE_RATE)));
  const heard = host.listen();
  await expect(hearingPage.locator('#level')).not.toHaveText(/^(|0\.00)$/);
  await heard;
  const loud = loudPart(host.samples());
  expect(loud.length / SAMPLE_RATE).toBeGreaterThan(1.45);
  expect(loud.length / SAMPLE_RATE).toBeLessThan(1.6);
  // The automatic gain needs a moment at the beginning.
  const steady = loud.slice(SAMPLE_RATE / 2, (5 * SAMPLE_RATE) / 4);
  expect(frequencyOf(steady)).toBeGreaterThan(998);
  expect(frequencyOf(steady)).toBeLessThan(1002);
  expect(host.rejections.counts()).toEqual({});
});

test('the microphone is open while it is wanted, and its track ends with the turn', async ({
  host,
  hearingPage,
}) => {
  await allow(hearingPage, host);
  expect(await tracks(hearingPage)).toEqual([]);
  void host.listen();
  await expect(hearingPage.locator('#microphone')).toHaveText('open');
  expect(await tracks(hearingPage)).toEqual(['live']);
  host.hearing.stop();
  await expect(hearingPage.locator('#microphone')).toHaveText('closed');
  await expect.poll(() => tracks(hearingPage)).toEqual(['ended']);
  await expect(hearingPage.locator('#level')).toHaveText(/^(0\.00)?$/);
  await expect.poll(() => host.sounds.at(-1)?.kind).toBe('closed');
  const count = host.sounds.length;
  await hearingPage.waitForTimeout(500);
  expect(host.sounds).toHaveLength(count);
});

test('a page that is loaded anew in the middle hears on', async ({ host, hearingPage, say }) => {
  await allow(hearingPage, host);
  void host.listen();
  await expect(hearingPage.locator('#microphone')).toHaveText('open');
  say(join(silence(0.5, FILE_RATE), spokenLine(1, 1, FILE_RATE)));
  await hearingPage.reload();
  // Half of a wish is none: what was under way fails, and the next one is heard.
  await expect(hearingPage.locator('#microphone')).toHaveText(/closed|failed/);
  expect(await host.listen()).toBe(LINES[1]);
});

test('a microphone that is not allowed says so', async ({ host, hearingPage }) => {
  await hearingPage.context().grantPermissions([], { origin: host.url });
  expect(await host.listen()).toBe('assistant.microphoneDenied');
  await expect(hearingPage.locator('#microphone')).toHaveText('failed');
});

test.describe('a machine without a microphone', () => {
  test.use({ hasMicrophone: false });

  test('says so', async ({ host, hearingPage }) => {
    await allow(hearingPage, host);
    expect(await host.listen()).toBe('assistant.noMicrophone');
  });
});

for (const [index, text] of LINES.entries()) {
  test(`"${text}" is understood by its sound`, async ({ host, say, hearingPage }) => {
    await allow(hearingPage, host);
    say(join(silence(0.5, FILE_RATE), spokenLine(index, 1, FILE_RATE)));
    expect(await host.listen()).toBe(text);
    await expect(hearingPage.locator('#microphone')).toHaveText('closed');
  });
}
