import { defineConfig } from '@playwright/test';
import {
  findChromium,
  QUIET_SWITCHES,
  SOFTWARE_GL_SWITCHES,
  sandboxSwitches,
} from './main/desk/find-chromium.ts';

const chromium = await findChromium();

/** Without a map to draw, and mostly waiting: two at once do not disturb each other. */
const SIDE_BY_SIDE = [
  'navigation*',
  'services*',
  'media',
  'ownership*',
  'privacy*',
  'layout',
  'shell',
  'assistant-screens',
  'assistant-visible',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Two cores: each worker runs an agent, a host, and a browser.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    { name: 'side-by-side', testMatch: SIDE_BY_SIDE, fullyParallel: true },
    { name: 'alone', testIgnore: SIDE_BY_SIDE },
  ],
  use: {
    viewport: { width: 1920, height: 720 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium.path }),
      args: [...QUIET_SWITCHES, ...SOFTWARE_GL_SWITCHES, ...sandboxSwitches(process.getuid?.())],
    },
  },
});
