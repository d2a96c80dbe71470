import type { Browser, Page } from '@playwright/test';
import { loadServices } from '../../main/services/manifests/load-services.ts';
import type { ServiceFlow } from '../../shared/services/service.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { BUILT_IN_SERVICES, startTestDesk } from '../fixtures/desk.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { launchAsStarted, REFERENCE_DISPLAY } from './browser.ts';
import { alone, quantile, type Figure } from './figure.ts';
import { seededRandom } from './seeded-random.ts';

const ROUNDS = 15;

/** The driver looks at the tiles for a moment before the tap, from here to there, ms. */
const SHORTEST_LOOK_MS = 200;
const LONGEST_LOOK_MS = 600;

/** What takes longer than this does not come at all, ms. */
const TIMEOUT_MS = 15_000;

const MERCHANTS = 'ol[aria-label="商家"] > li';

/** What a driver opens a tile for; a heading, a spinner, or a word in its place is not that. */
const CONTENT: Readonly<Record<ServiceFlow, string>> = {
  charging: MERCHANTS,
  parking: MERCHANTS,
  fuel: MERCHANTS,
  orderAhead: MERCHANTS,
  appointment: MERCHANTS,
  places: MERCHANTS,
  weather: 'ol[aria-label="未来几小时"] > li',
  payment: 'dl dd',
  offers: 'ol[aria-label="优惠"] > li',
  showroom: 'ol[aria-label="车型"] > li',
};

interface Sample {
  readonly tile: string;
  readonly ms: number;
}

/**
 * From the finger's touch on a tile to its content with its figures on the screen, on a desk without a
 * network. A round opens every tile once, from services that were opened anew; the first round, in
 * which nothing is warm, counts like the others. Measured twice: as the desk starts its window on this
 * machine, and with every pixel drawn by an imitated graphics card.
 */
export async function tileOpen(imitated: Browser): Promise<readonly Figure[]> {
  const asStarted = await launchAsStarted();
  try {
    return [
      ...(await measure('tile-open', asStarted)),
      ...(await measure('tile-open.imitated-gpu', imitated)),
    ];
  } finally {
    await asStarted.close();
  }
}

async function measure(name: string, browser: Browser): Promise<readonly Figure[]> {
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    regionDirs: [demoPack()],
  });
  const client = new NavigationPage(desk);
  try {
    await client.until('a place', ({ position }) => position !== null);
    // Without it the tile of offers shows a question.
    await client.perform('privacy.setConsent', { purpose: 'offers', isGranted: true });
    const page = await browser.newPage({ viewport: REFERENCE_DISPLAY, locale: 'zh-CN' });
    await page.goto(desk.address());
    await page.locator('[data-state=connected]').waitFor();
    const samples = await openAgainAndAgain(page);
    await page.close();
    const all = samples.map(({ ms }) => ms);
    const worst = samples.reduce((slowest, sample) => (sample.ms > slowest.ms ? sample : slowest));
    return [
      alone(`${name}.p50`, quantile(all, 0.5), 'ms'),
      alone(`${name}.p99`, quantile(all, 0.99), 'ms'),
      alone(`${name}.worst`, worst.ms, `ms (${worst.tile})`),
    ];
  } finally {
    client.close();
    await desk.close();
  }
}

async function openAgainAndAgain(page: Page): Promise<readonly Sample[]> {
  const random = seededRandom(1);
  const { services } = loadServices([BUILT_IN_SERVICES]);
  const samples: Sample[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { manifest } of services) {
      await page.locator('nav [data-panel=services]').click();
      const button = panel(page).getByRole('button', {
        name: startingWith(manifest.names['zh-CN']),
      });
      await button.waitFor();
      await page.waitForTimeout(SHORTEST_LOOK_MS + random() * (LONGEST_LOOK_MS - SHORTEST_LOOK_MS));
      const painted = watch(page, CONTENT[manifest.flow]);
      await button.click();
      const ms = await painted;
      if (ms === null) throw new Error(`The tile of ${manifest.id} shows nothing.`);
      samples.push({ tile: manifest.id, ms });
      await panel(page).getByRole('button', { name: '关闭' }).click();
    }
  }
  return samples;
}

const panel = (page: Page) => page.locator('[data-card=panel]');

const startingWith = (name: string) => new RegExp(`^${name}`);

/** Milliseconds from the next touch until an element with a figure in it was painted; `null`: never. */
function watch(page: Page, content: string): Promise<number | null> {
  return page.evaluate(
    ({ selector, timeoutMs }) =>
      new Promise<number | null>((resolve) => {
        let touchedAt = Infinity;
        const touched = ({ timeStamp }: Event) => {
          touchedAt = timeStamp;
        };
        addEventListener('pointerdown', touched, { capture: true, once: true });
        const isThere = () =>
          [...document.querySelectorAll(`[data-card=panel] ${selector}`)].some((element) =>
            /\d/.test(element.textContent),
          );
        const look = () => {
          // The frame after the next has it on the screen.
          if (touchedAt < Infinity && isThere()) {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - touchedAt)));
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        setTimeout(() => resolve(null), timeoutMs);
      }),
    { selector: content, timeoutMs: TIMEOUT_MS },
  );
}
