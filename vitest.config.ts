import { defineConfig } from 'vitest/config';

/**
 * No limit is an assertion: what does not come at all fails, what comes late on a busy machine does
 * not. Without this a test gets 5 s, and `expect.poll` 1 s.
 */
const PATIENCE = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    // Vitest keeps one core for itself, which on two cores is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{main,renderer,shared,locales}/**/*.test.{ts,tsx}',
            'test/{bench,fixtures}/**/*.test.ts',
          ],
          environment: 'node',
          ...PATIENCE,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['test/fixtures/demo-pack.ts'],
          ...PATIENCE,
        },
      },
    ],
  },
});
