import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRegion } from '../../main/navigation/region/build/build-region.ts';
import { ROOT } from '../fixtures/desk.ts';
import { alone, type Figure } from './figure.ts';
import { extractOf } from './region-packs.ts';

/** What is built; of the real extracts those that are at hand. */
const EXTRACTS = [
  join(ROOT, 'resources', 'regions', 'hangzhou-demo', 'hangzhou-demo.osm.pbf'),
  ...['shanghai', 'hangzhou', 'tsinghua'].map(extractOf),
];

/** Seconds to build a region pack, and the size of extract and pack. */
export async function measureRegionBuild(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhilu-bench-'));
  const figures: Figure[] = [];
  try {
    for (const extract of EXTRACTS) {
      if (!existsSync(extract)) {
        console.log(`skipped: ${extract} is not there`);
        continue;
      }
      const begun = performance.now();
      const { manifest } = await buildRegion({
        extract,
        out: join(folder, 'pack'),
        zhiluVersion: 'bench',
      });
      const seconds = (performance.now() - begun) / 1000;
      const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
      figures.push(
        alone(`region-build.${manifest.id}`, seconds, 's'),
        alone(`region-build.${manifest.id}.extract`, statSync(extract).size / 1e6, 'MB'),
        alone(`region-build.${manifest.id}.pack`, bytes / 1e6, 'MB'),
      );
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
