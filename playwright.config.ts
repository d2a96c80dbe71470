import { defineConfig } from '@playwright/test';
import {
  findChromium,
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  sandboxSwitches,
} from './main/desk/find-chromium.ts';
import type { DeskOptions } from './test/e2e/desk-test.ts';

const chromium = await findChromium();

const SWITCHES = [...QUIET_SWITCHES, ...sandboxSwitches(process.getuid?.())];
const executable = chromium && { executablePath: chromium.path };

/** Without a map to draw, and mostly waiting: two at once do not disturb each other. */
const SIDE_BY_SIDE = [
  'navigation*',
  'services*',
  'media',
  'ownership*',
  'privacy*',
  'layout',
  'shell',
  'drive',
  'assistant',
  'assistant-screens',
  'assistant-visible',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig<DeskOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Two cores: each worker runs an agent, a host, and a browser.
  workers: 1,
  retries: 0,
  // No limit is an assertion: what does not come at all fails, what comes late on a busy machine does not.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  projects: [
    {
      name: 'side-by-side',
      testMatch: SIDE_BY_SIDE,
      fullyParallel: true,
      use: {
        drawsMap: false,
        // A page without WebGL is drawn in half the time when no graphics card is imitated.
        launchOptions: { ...executable, args: [...SWITCHES, '--disable-gpu'] },
      },
    },
    {
      name: 'alone',
      testIgnore: SIDE_BY_SIDE,
      use: { launchOptions: { ...executable, args: [...SWITCHES, ...SOFTWARE_GL_SWITCHES] } },
    },
  ],
  use: {
    viewport: { width: 1920, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Filming the page would draw it twice, in software.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
  },
});
