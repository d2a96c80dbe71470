import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';
import { startTestDesk } from '../fixtures/desk.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { REFERENCE_DISPLAY } from './browser.ts';
import { alone, quantile, type Figure } from './figure.ts';

const MEASURED_MS = 30_000;
/** Time for the map to load its tiles and for the compilers to settle, ms. */
const WARM_UP_MS = 15_000;

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      /** Time on the thread itself, and how much of it the event took, µs. */
      tts: z.number().exactOptional(),
      tdur: z.number().exactOptional(),
      args: z.record(z.string(), z.unknown()).exactOptional(),
    }),
  ),
});

type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number];

/** What Chromium calls the running of scripts on the main thread. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'RunMicrotasks',
  'v8.callFunction',
]);

/**
 * Script time on the page's main thread between two frames, while the map follows a simulated drive.
 * It is CPU time: the software that draws here takes the cores for itself most of the time, where a
 * head unit has a GPU.
 */
export async function mapFrame(browser: Browser): Promise<readonly Figure[]> {
  const desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    regionDirs: [demoPack()],
  });
  const client = new NavigationPage(desk);
  try {
    const page = await browser.newPage({ viewport: REFERENCE_DISPLAY });
    await page.goto(desk.address());
    await startDrive(client);
    await page.waitForTimeout(WARM_UP_MS);
    const events = await traced(browser, page);
    await page.close();
    const frames = scriptPerFrame(events);
    return [
      alone('map-frame.p50', quantile(frames, 0.5), 'ms'),
      alone('map-frame.p95', quantile(frames, 0.95), 'ms'),
      alone('map-frame.frames', (frames.length * 1000) / MEASURED_MS, 'per s'),
    ];
  } finally {
    client.close();
    await desk.close();
  }
}

async function startDrive(client: NavigationPage): Promise<void> {
  await client.until('a region and a place', ({ regions, position }) =>
    Boolean(regions.active && position),
  );
  const destination = { by: 'text', text: '杭州东站' };
  await client.perform('navigation.plan', { destination });
  await client.perform('navigation.simulate', {});
  await client.until('guidance', ({ guidance }) => guidance?.next !== undefined);
}

async function traced(browser: Browser, page: Page): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', '__metadata'] });
  await page.waitForTimeout(MEASURED_MS);
  const trace = await browser.stopTracing();
  return traceSchema.parse(JSON.parse(trace.toString('utf8'))).traceEvents;
}

/** Milliseconds of script between consecutive frames of the page's main thread. */
function scriptPerFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const counts = new Map<string, number>();
  for (const { pid, tid } of frames) {
    counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1);
  }
  const [main] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (main === undefined) throw new Error('The map drew no frame.');
  const isMain = ({ pid, tid }: TraceEvent) => `${pid}/${tid}` === main;
  // Several callbacks of one frame fire within a millisecond of each other.
  const starts = frames
    .filter(isMain)
    .sort((a, b) => a.ts - b.ts)
    .filter(({ ts }, index, all) => index === 0 || ts - (all[index - 1]?.ts ?? 0) > 2000)
    .map(({ tts = 0 }) => tts);
  const runs = merged(
    events
      .filter((event) => isMain(event) && event.ph === 'X' && SCRIPT.has(event.name))
      .map(({ tts = 0, tdur = 0 }) => ({ from: tts, to: tts + tdur })),
  );
  return starts.slice(1).map((end, index) => {
    const start = starts[index] ?? end;
    const within = runs.map(({ from, to }) => Math.min(to, end) - Math.max(from, start));
    return within.filter((span) => span > 0).reduce((sum, span) => sum + span, 0) / 1000;
  });
}

interface Span {
  readonly from: number;
  to: number;
}

/** Nested and overlapping spans count once. */
function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}
