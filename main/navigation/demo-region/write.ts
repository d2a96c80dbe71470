// Writes the demo region's extract and the routes of the vehicle simulator that run through it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePbf } from '../region/build/write-pbf.ts';
import { buildDemoFiles } from './demo-files.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'resources/regions/hangzhou-demo');
const { document, routes } = buildDemoFiles(folder);
await writePbf(join(folder, 'hangzhou-demo.osm.pbf'), document);
writeFileSync(join(root, 'main/agent/simulator/routes.ts'), routes);
