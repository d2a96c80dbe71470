import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { ROOT, startTestDesk } from '../fixtures/desk.ts';
import { entriesBelow } from '../../main/desk/entries.ts';
import { REFERENCE_DISPLAY } from './browser.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';

const RUNS = 11;

/**
 * Navigation start to a painted dock and a live speed, with nothing cached; the peer is an empty
 * React page from the same server, to its painted text. Both are opened in turn.
 */
export async function startToUsable(browser: Browser): Promise<readonly Figure[]> {
  const emptyPage = mkdtempSync(join(tmpdir(), 'zhilu-bench-'));
  const product = await startTestDesk({ agentOptions: ['--scenario', 'city'] });
  try {
    await buildEmptyPage(emptyPage);
    const empty = await startTestDesk({ pageDir: emptyPage });
    try {
      const mine: number[] = [];
      const peers: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        peers.push(await timeToPaint(browser, empty.address(), '#empty'));
        mine.push(
          await timeToPaint(browser, product.address(), 'nav button', '[data-testid=speed]'),
        );
      }
      const at = (share: number) =>
        compared(
          `start-to-usable.p${Math.round(share * 100)}`,
          quantile(mine, share),
          'ms',
          'empty React page',
          quantile(peers, share),
        );
      return [at(0.5), at(0.9), alone('first-load-js', firstLoadScriptBytes() / 1000, 'kB gzip')];
    } finally {
      await empty.close();
    }
  } finally {
    await product.close();
    rmSync(emptyPage, { recursive: true });
  }
}

/** Time from navigation start until all elements are there, the last with a figure, and painted. */
async function timeToPaint(
  browser: Browser,
  address: string,
  ...selectors: string[]
): Promise<number> {
  const context = await browser.newContext({ viewport: REFERENCE_DISPLAY });
  try {
    const page = await context.newPage();
    await page.addInitScript((wanted) => {
      const isThere = () => {
        const elements = wanted.map((selector) => document.querySelector(selector));
        const last = elements.at(-1);
        return elements.every(Boolean) && /\d/.test(last?.textContent ?? '');
      };
      const painted = new Promise<number>((resolve) => {
        const look = () => {
          // The frame after the next has the elements on the screen.
          if (isThere()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      Object.assign(globalThis, { benchPainted: painted });
    }, selectors);
    await page.goto(address);
    return await page.evaluate(
      () => (globalThis as unknown as { benchPainted: Promise<number> }).benchPainted,
    );
  } finally {
    await context.close();
  }
}

async function buildEmptyPage(outDir: string): Promise<void> {
  const source = mkdtempSync(join(ROOT, 'test', 'bench', '.empty-'));
  try {
    writeFileSync(
      join(source, 'index.html'),
      '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="./main.tsx"></script>',
    );
    writeFileSync(
      join(source, 'main.tsx'),
      "import { createRoot } from 'react-dom/client';\n" +
        'createRoot(document.getElementById(\'root\')!).render(<p id="empty">0</p>);\n',
    );
    await build({
      root: source,
      configFile: false,
      plugins: [react()],
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    rmSync(source, { recursive: true });
  }
}

/** Scripts that the page loads before anything is asked of it, compressed. */
function firstLoadScriptBytes(): number {
  const { pageDir } = entriesBelow(ROOT);
  const html = readFileSync(join(pageDir, 'index.html'), 'utf8');
  const assets = readdirSync(join(pageDir, 'assets')).filter((name) => name.endsWith('.js'));
  const first = assets.filter((name) => html.includes(name));
  if (first.length === 0) throw new Error('The page loads no script; is it built?');
  return first.reduce(
    (total, name) => total + gzipSync(readFileSync(join(pageDir, 'assets', name))).length,
    0,
  );
}
