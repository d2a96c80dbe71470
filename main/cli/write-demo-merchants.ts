// Writes the demo merchants of the embedded gateway anew from the demo region.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFileText, demoMerchantFiles, demoServicesDir } from './demo-merchants.ts';
import { projectRoot } from './project-root.ts';

const root = projectRoot();
for (const [file, merchants] of Object.entries(await demoMerchantFiles(root))) {
  writeFileSync(join(demoServicesDir(root), file), demoFileText(merchants));
}
