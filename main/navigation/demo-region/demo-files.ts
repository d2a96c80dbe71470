import { join } from 'node:path';
import { composeDocument } from './compose.ts';
import { buildDemoRegion } from './demo-region.ts';
import type { OsmDocument } from './osm-document.ts';
import { simulatorRoutes } from './simulator-routes.ts';
import { readSource } from './source.ts';

export interface DemoFiles {
  /** The map. */
  readonly document: OsmDocument;
  /** Text of `main/agent/simulator/routes.ts`. */
  readonly routes: string;
}

/** What the hand-written source in `folder` describes; the same on every run. */
export function buildDemoFiles(folder: string): DemoFiles {
  const source = readSource(join(folder, 'source'));
  const region = buildDemoRegion(source);
  return {
    document: composeDocument(region, source),
    routes: simulatorRoutes(region, source.drives),
  };
}
