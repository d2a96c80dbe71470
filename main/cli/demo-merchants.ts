import { join } from 'node:path';
import { elementId } from '../../shared/navigation/osm.ts';
import { addressOf } from '../navigation/region/build/place-facts.ts';
import { readExtract } from '../navigation/region/build/read-extract.ts';
import {
  buildDemoMerchants,
  type DemoFiles,
  type RegionPlace,
} from '../services/gateway/build-demo-merchants.ts';
import { DemoData } from '../services/gateway/demo-data.ts';

const SIGHTS: ReadonlySet<string> = new Set(['attraction', 'museum']);

/** The folder of the demo merchants below the project's root. */
export function demoServicesDir(root: string): string {
  return join(root, 'resources/services/demo');
}

/** The demo merchants that the demo region below `root` has; the same on every run. */
export async function demoMerchantFiles(root: string): Promise<DemoFiles> {
  const extract = join(root, 'resources/regions/hangzhou-demo/hangzhou-demo.osm.pbf');
  const { taggedNodes, ways } = await readExtract(extract);
  const streets = new Map(ways.map(({ tags }) => [tags['name'], tags['name:en']]));
  const places = taggedNodes.map(({ id, lon, lat, tags }): RegionPlace => {
    const streetEn = streets.get(tags['addr:street']);
    const address = addressOf(tags);
    return {
      id: elementId('node', id),
      lon,
      lat,
      tags,
      ...(address !== undefined && { address }),
      ...(streetEn !== undefined && tags['addr:street'] !== undefined && { streetEn }),
    };
  });
  // The generator gives house numbers to what it invents, and to nothing else.
  const invented = places.filter(({ tags }) => tags['addr:housenumber'] !== undefined);
  const sights = places.filter(({ tags }) => SIGHTS.has(tags['tourism'] ?? ''));
  const { dealer } = new DemoData(demoServicesDir(root)).words;
  return buildDemoMerchants(invented, sights, dealer);
}

/** Text of a file of demo merchants. */
export function demoFileText(merchants: DemoFiles[string]): string {
  return `${JSON.stringify({ merchants }, null, 2)}\n`;
}
