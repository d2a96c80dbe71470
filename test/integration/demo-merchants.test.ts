import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFileText, demoMerchantFiles, demoServicesDir } from '../../main/cli/demo-merchants.ts';
import { BBOX } from '../../main/navigation/demo-region/demo-region.ts';
import type { DemoFiles } from '../../main/services/gateway/build-demo-merchants.ts';

const root = join(import.meta.dirname, '../..');

let files: DemoFiles;

beforeAll(async () => {
  files = await demoMerchantFiles(root);
});

describe('resources/services/demo', () => {
  it('is what the demo region gives: else run node main/cli/write-demo-merchants.ts', () => {
    for (const [file, merchants] of Object.entries(files)) {
      const text = readFileSync(join(demoServicesDir(root), file), 'utf8');
      expect(text === demoFileText(merchants), file).toBe(true);
    }
  });

  it('lies inside the region', () => {
    for (const { lon, lat } of Object.values(files).flat()) {
      expect(lon).toBeGreaterThan(BBOX.west);
      expect(lon).toBeLessThan(BBOX.east);
      expect(lat).toBeGreaterThan(BBOX.south);
      expect(lat).toBeLessThan(BBOX.north);
    }
  });
});
