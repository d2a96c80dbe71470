import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { measureCarCommands } from './car-commands.ts';
import { line, type Figure } from './figure.ts';
import { measureGuidance } from './guidance.ts';
import { mapFrame } from './map-frame.ts';
import { measureMediaScan } from './media-scan.ts';
import { recovery } from './recovery.ts';
import { measureRegionBuild } from './region-build.ts';
import { measureRoute } from './route.ts';
import { measureSearch } from './search.ts';
import { measureServicesCrash } from './services-crash.ts';
import { signalToPixel } from './signal-to-pixel.ts';
import { soak } from './soak.ts';
import { measureFirstSound } from './speech-first-sound.ts';
import { startToUsable } from './start-to-usable.ts';
import { measureSuggestions } from './suggestion.ts';
import { tileOpen } from './tile-open.ts';
import { tile } from './tile.ts';
import { measureUnderstanding } from './understand.ts';
import { measurePhonemes } from './tts-phonemes.ts';
import { measureWishes } from './wishes-end-to-end.ts';
import { setup as buildDemoPack } from '../fixtures/demo-pack.ts';

/** Each bench with the names of the figures it measures. */
const BENCHES: readonly {
  readonly names: readonly string[];
  readonly run: (browser: Browser) => Promise<readonly Figure[]>;
}[] = [
  { names: ['signal-to-pixel', 'host-cpu'], run: signalToPixel },
  { names: ['start-to-usable', 'first-load-js'], run: startToUsable },
  { names: ['recovery'], run: () => recovery() },
  { names: ['soak'], run: soak },
  { names: ['tile'], run: tile },
  { names: ['tile-open'], run: tileOpen },
  { names: ['map-frame'], run: mapFrame },
  { names: ['route'], run: measureRoute },
  { names: ['search'], run: measureSearch },
  { names: ['guidance'], run: () => measureGuidance() },
  { names: ['services-crash'], run: () => measureServicesCrash() },
  { names: ['region-build'], run: measureRegionBuild },
  { names: ['suggestion'], run: () => measureSuggestions() },
  { names: ['media-scan'], run: measureMediaScan },
  { names: ['car-commands'], run: () => Promise.resolve(measureCarCommands()) },
  { names: ['wishes'], run: measureWishes },
  { names: ['understand'], run: () => Promise.resolve(measureUnderstanding()) },
  { names: ['tts-phonemes'], run: () => Promise.resolve(measurePhonemes()) },
  { names: ['speech-first-sound'], run: measureFirstSound },
];

const USAGE = `npm run bench -- [--only NAME] [--json FILE]
  NAME is one of: ${BENCHES.flatMap(({ names }) => names).join(', ')}`;

/** Runs the benches; a slow machine gives slow figures, only a broken measurement gives an error. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      json: { type: 'string', default: 'out/bench.json' },
      help: { type: 'boolean' },
    },
  });
  const { only } = values;
  const chosen = BENCHES.filter(({ names }) => only === undefined || names.includes(only));
  if (values.help || chosen.length === 0) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  await buildDemoPack();
  const browser = await launchBrowser();
  try {
    const figures: Figure[] = [];
    for (const bench of chosen) {
      for (const figure of await bench.run(browser)) {
        if (only !== undefined && !figure.name.startsWith(only)) continue;
        figures.push(figure);
        console.log(line(figure));
      }
    }
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
