import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildRegion } from '../../main/navigation/region/build/build-region.ts';
import { openPack, type RegionPack } from '../../main/navigation/region/open-pack.ts';
import { ROOT } from '../fixtures/desk.ts';

const EXTRACTS = join(ROOT, '..', 'shared', 'data', 'regions');
const PACKS = join(ROOT, 'out', 'bench-regions');

/** The real regions that are measured on. */
export const BENCH_REGIONS = ['shanghai', 'hangzhou'] as const;

/** The extract of a real region; it is not part of the repository and may be missing. */
export function extractOf(region: string): string {
  return join(EXTRACTS, `${region}.osm.pbf`);
}

/**
 * Packs of the real regions, built once and kept below `out`. Empty, with a line that says so,
 * where the extracts are not there.
 */
export async function benchPacks(): Promise<RegionPack[]> {
  const packs: RegionPack[] = [];
  for (const region of BENCH_REGIONS) {
    const extract = extractOf(region);
    const out = join(PACKS, region);
    if (!existsSync(extract)) {
      console.log(`skipped: ${region}, since ${extract} is not there`);
      continue;
    }
    if (!existsSync(out)) await buildRegion({ extract, out, zhiluVersion: 'bench' });
    packs.push(await openPack(out));
  }
  return packs;
}
