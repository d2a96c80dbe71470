import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../main/desk/find-chromium.ts';

/**
 * Makes sure that a browser is there for the end-to-end tests: one that is installed, or Debian's
 * package when this may install it. Ends with 1 and says what to install when it cannot.
 */
async function ensureChromium(): Promise<number> {
  const found = await findChromium();
  if (found) {
    console.log(`Browser: ${found.path} (${found.origin})`);
    return 0;
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No Chromium or Chrome found; installing the package chromium.');
    const run = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    if (run('update') && run('install', '-y', '--no-install-recommends', 'chromium')) {
      return (await findChromium()) ? 0 : 1;
    }
  }
  console.error(
    'The end-to-end tests need Chromium or Chrome. Install one of them:\n' +
      '  Debian, Ubuntu: sudo apt-get install chromium\n' +
      '  Fedora:         sudo dnf install chromium\n' +
      '  anywhere:       npx playwright install chromium\n' +
      'or set ZHILU_CHROMIUM to the path of its executable.',
  );
  return 1;
}

process.exitCode = await ensureChromium();
