import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Bbox } from '../../../../shared/contract/region.ts';
import { adminArea, type DriveOn } from './admin-area.ts';
import { packGraphTiles } from './graph-tar.ts';
import type { Routable } from './routable.ts';
import { runValhalla } from './valhalla-tools.ts';
import { writePbf } from './write-pbf.ts';

export interface RoutingGraphOptions {
  readonly routable: Routable;
  readonly bbox: Bbox;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly driveOn: DriveOn;
  /** A folder for the parts in between; it is removed. */
  readonly workDir: string;
  readonly outFile: string;
  readonly signal?: AbortSignal;
}

/** Steps of building a graph, for whoever shows progress. */
export type RoutingGraphStep = 'roads' | 'admins' | 'graph' | 'tar';

/**
 * Builds the road graph of a pack: `valhalla.tar`, as Valhalla's `tile_extract` takes it.
 * @throws RegionError `tool-failed`
 */
export async function buildRoutingGraph(
  options: RoutingGraphOptions,
  onStep: (step: RoutingGraphStep) => void = () => undefined,
): Promise<void> {
  const { routable, bbox, country, driveOn, workDir, outFile, signal } = options;
  const roadsFile = join(workDir, 'roads.osm.pbf');
  const adminFile = join(workDir, 'admin.osm.pbf');
  const adminDatabase = join(workDir, 'admin.sqlite');
  const configFile = join(workDir, 'valhalla.json');
  const tileDir = join(workDir, 'graph');
  await mkdir(tileDir, { recursive: true });
  onStep('roads');
  await writePbf(roadsFile, routable);
  await writePbf(adminFile, adminArea(bbox, country));
  await writeFile(configFile, JSON.stringify(buildConfig(tileDir, adminDatabase)));
  onStep('admins');
  await runValhalla('valhalla_build_admins', ['-c', configFile, adminFile], workDir, signal);
  setDrivingSide(adminDatabase, driveOn);
  onStep('graph');
  await runValhalla('valhalla_build_tiles', ['-c', configFile, roadsFile], workDir, signal);
  onStep('tar');
  await packGraphTiles(tileDir, outFile);
  await rm(workDir, { recursive: true, force: true });
}

/**
 * Valhalla decides the side by a list of English country names of its own; we say it, so that it is
 * right for every region and for a bus lane in Hong Kong.
 */
function setDrivingSide(adminDatabase: string, driveOn: DriveOn): void {
  const database = new DatabaseSync(adminDatabase);
  try {
    database.prepare('UPDATE admins SET drive_on_right = ?').run(driveOn === 'right' ? 1 : 0);
  } finally {
    database.close();
  }
}

/** What the builders read of Valhalla's configuration; the rest is for the service. */
function buildConfig(tileDir: string, adminDatabase: string): object {
  return {
    mjolnir: {
      tile_dir: tileDir,
      admin: adminDatabase,
      hierarchy: true,
      shortcuts: true,
      include_driveways: true,
      include_bicycle: true,
      include_pedestrian: true,
      include_driving: true,
      include_construction: false,
      reclassify_links: true,
      data_processing: {
        infer_internal_intersections: true,
        infer_turn_channels: true,
        apply_country_overrides: true,
        use_admin_db: true,
        use_direction_on_ways: false,
        // The English names; see `routableOf`.
        allow_alt_name: true,
        use_urban_tag: false,
        use_rest_area: true,
      },
      logging: { type: 'std_out', color: false },
    },
  };
}
