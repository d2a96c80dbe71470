import type { Bbox } from '../../../../shared/contract/region.ts';
import { DRIVABLE_HIGHWAYS } from '../../../../shared/navigation/osm.ts';
import type { Extract } from './extract.ts';

/**
 * What a region covers: what the extract says, else where its roads are. Rivers and bus lines often
 * reach far beyond what was cut out, roads hardly.
 */
export function regionBbox(extract: Extract): Bbox {
  const roads = roadBbox(extract);
  const { bbox: told } = extract;
  return told && overlaps(told, roads) ? told : roads;
}

function roadBbox({ ways, nodes }: Extract): Bbox {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { tags, refs } of ways) {
    if (!DRIVABLE_HIGHWAYS.has(tags['highway'] ?? '')) continue;
    for (const ref of refs) {
      const position = nodes.position(ref);
      if (!position) continue;
      west = Math.min(west, position[0]);
      east = Math.max(east, position[0]);
      south = Math.min(south, position[1]);
      north = Math.max(north, position[1]);
    }
  }
  // A single straight road has no width of its own.
  const least = 1e-4;
  return [west - least, south - least, east + least, north + least];
}

function overlaps(a: Bbox, b: Bbox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
