import { writeFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { decodePolyline } from '../../shared/navigation/polyline.ts';
import { systemClock } from '../host/clock.ts';
import { RegionLibrary } from '../navigation/region/region-library.ts';
import { createRouter } from '../navigation/routing/router.ts';

/** Ends of the tours that are tried, as shares of the region from its south-western corner. */
const TRIES = [
  [0.45, 0.45, 0.65, 0.65],
  [0.4, 0.6, 0.6, 0.4],
  [0.3, 0.5, 0.7, 0.5],
  [0.5, 0.3, 0.5, 0.7],
  [0.25, 0.25, 0.75, 0.75],
] as const;

/**
 * Writes a way across the first region of `folders` as a GeoJSON LineString for the simulated car,
 * which has roads of its own in the demo region only.
 *
 * @throws Error when there is no usable pack, or no way through it
 */
export async function writeRegionTour(
  folders: readonly string[],
  file: string,
  stateDir: string,
  log: Logger,
): Promise<void> {
  const { packs, broken } = await RegionLibrary.scan(folders);
  const [pack] = packs;
  if (!pack) {
    const why = broken.map(({ fault }) => fault.message).join(' ');
    throw new Error(`There is no region pack in ${folders.join(', ')}. ${why}`.trimEnd());
  }
  const { id, bbox } = pack.manifest;
  const router = createRouter({ log, stateDir, clock: systemClock });
  try {
    const fault = await router.open({ id, graphFile: pack.files['valhalla.tar'], bbox });
    if (fault)
      throw new Error(`The roads of ${pack.dir} cannot be used: ${fault.detail ?? fault.key}`);
    const [west, south, east, north] = bbox;
    const at = (x: number, y: number) => ({
      lon: west + (east - west) * x,
      lat: south + (north - south) * y,
    });
    for (const [x1, y1, x2, y2] of TRIES) {
      const to = { ...at(x2, y2), name: '', kind: 'destination' as const };
      const answer = await router.route({ from: at(x1, y1), to });
      const [route] = answer.ok ? answer.value : [];
      if (!route) continue;
      const coordinates = decodePolyline(route.geometry);
      await writeFile(file, JSON.stringify({ type: 'LineString', coordinates }));
      return;
    }
    throw new Error(`No way was found across ${pack.dir}: does it have roads?`);
  } finally {
    await router.close();
  }
}
