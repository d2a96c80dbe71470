import { stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import {
  REGION_FORMAT,
  REGION_MANIFEST,
  regionManifestSchema,
  type Bbox,
  type RegionManifest,
} from '../../../../shared/contract/region.ts';
import { MAX_TILE_ZOOM, MIN_TILE_ZOOM } from '../../../../shared/navigation/tile-layers.ts';
import { buildPlaceIndex } from '../../places/build-index.ts';
import { hashFile } from '../hash-file.ts';
import { openPack } from '../open-pack.ts';
import { createWorkFolder, discard, publish } from '../pack-folder.ts';
import { RegionError } from '../region-error.ts';
import {
  dayOfFile,
  DEFAULT_ATTRIBUTION,
  DEFAULT_COUNTRY,
  DEFAULT_LICENCE,
  drivingSide,
  idFromFile,
  regionNames,
  type BuildRegionOptions,
} from './build-options.ts';
import type { Extract } from './extract.ts';
import { importTiles } from './import-tiles.ts';
import { makeTiles } from './make-tiles.ts';
import { areasOf, type OsmArea } from './osm-areas.ts';
import { placesOf } from './places.ts';
import { readExtract } from './read-extract.ts';
import { regionBbox } from './region-bbox.ts';
import { routableOf } from './routable.ts';
import { buildRoutingGraph } from './routing-graph.ts';
import { tileFeatures } from './tile-features.ts';

/** The steps of a build in order. */
export const BUILD_STEPS = ['extract', 'places', 'tiles', 'graph', 'pack'] as const;

export type BuildStep = (typeof BUILD_STEPS)[number];

/** @param share of this step that is done, 0..1 */
export type BuildProgress = (step: BuildStep, share: number) => void;

/** What was made, and what of the extract could not be used. */
export interface BuiltRegion {
  readonly dir: string;
  readonly manifest: RegionManifest;
  readonly notes: {
    readonly misplacedNodes: number;
    readonly droppedWays: number;
    readonly repairedWays: number;
  };
}

/**
 * Builds a region pack from an OpenStreetMap extract. The pack appears under its name only when it is
 * whole; whatever goes wrong before leaves what was there as it was.
 * @throws RegionError
 */
export async function buildRegion(
  options: BuildRegionOptions,
  onProgress: BuildProgress = () => undefined,
): Promise<BuiltRegion> {
  const out = resolve(options.out);
  const extract = await readExtract(options.extract, (share) => onProgress('extract', share));
  const folder = await createWorkFolder(out);
  try {
    const built = await buildInto(folder, extract, options, onProgress);
    await openPack(folder);
    options.signal?.throwIfAborted();
    await publish(folder, out);
    onProgress('pack', 1);
    return { dir: out, ...built };
  } catch (error) {
    await discard(folder);
    throw error;
  }
}

async function buildInto(
  folder: string,
  extract: Extract,
  options: BuildRegionOptions,
  onProgress: BuildProgress,
): Promise<Omit<BuiltRegion, 'dir'>> {
  const { signal } = options;
  const bbox = regionBbox(extract);
  const areas = [...areasOf(extract, bbox)];
  signal?.throwIfAborted();
  onProgress('places', 0);
  const placesFile = join(folder, 'places.sqlite');
  const places = await buildPlaceIndex(placesFile, placesOf(extract, areas, bbox), {
    onProgress: (share) => onProgress('places', share),
  });
  signal?.throwIfAborted();
  onProgress('tiles', 0);
  const tiles = await tilesInto(folder, extract, areas, bbox, options, onProgress);
  signal?.throwIfAborted();
  onProgress('graph', 0);
  const routable = routableOf(extract);
  await graphInto(folder, routable, bbox, options, onProgress);
  onProgress('pack', 0);
  const manifest = regionManifestSchema.safeParse({
    ...(await description(extract, options)),
    bbox,
    tiles: { minZoom: tiles.minZoom, maxZoom: tiles.maxZoom, maker: tiles.maker },
    counts: { places: places.count, roadKm: routable.roadKm, tiles: tiles.count },
    files: {
      'tiles.pmtiles': await described(join(folder, 'tiles.pmtiles')),
      'valhalla.tar': await described(join(folder, 'valhalla.tar')),
      'places.sqlite': await described(placesFile),
    },
  });
  if (!manifest.success) {
    throw new RegionError('manifest-invalid', z.prettifyError(manifest.error), manifest.error);
  }
  const text = `${JSON.stringify(manifest.data, null, 2)}\n`;
  await writeFile(join(folder, REGION_MANIFEST), text);
  const { droppedWays, repairedWays } = routable;
  const { misplacedNodes } = extract.ignored;
  return { manifest: manifest.data, notes: { misplacedNodes, droppedWays, repairedWays } };
}

interface TilesMade {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly maker: string;
  readonly count: number;
}

async function tilesInto(
  folder: string,
  extract: Extract,
  areas: readonly OsmArea[],
  bbox: Bbox,
  options: BuildRegionOptions,
  onProgress: BuildProgress,
): Promise<TilesMade> {
  const outFile = join(folder, 'tiles.pmtiles');
  if (options.tiles !== undefined) return importTiles(options.tiles, bbox, outFile);
  const { count } = await makeTiles(
    {
      features: tileFeatures(extract, areas),
      bbox,
      outFile,
      name: options.id ?? idFromFile(options.extract),
      attribution: options.attribution ?? DEFAULT_ATTRIBUTION,
    },
    (share) => onProgress('tiles', share),
  );
  return { minZoom: MIN_TILE_ZOOM, maxZoom: MAX_TILE_ZOOM, maker: 'built-in', count };
}

const GRAPH_STEP_SHARES = { roads: 0.05, admins: 0.2, graph: 0.3, tar: 0.95 } as const;

async function graphInto(
  folder: string,
  routable: ReturnType<typeof routableOf>,
  bbox: Bbox,
  options: BuildRegionOptions,
  onProgress: BuildProgress,
): Promise<void> {
  await buildRoutingGraph(
    {
      routable,
      bbox,
      country: options.country ?? DEFAULT_COUNTRY,
      driveOn: drivingSide(options),
      workDir: join(folder, 'routing'),
      outFile: join(folder, 'valhalla.tar'),
      ...(options.signal && { signal: options.signal }),
    },
    (step) => onProgress('graph', GRAPH_STEP_SHARES[step]),
  );
  onProgress('graph', 1);
}

/** The part of the manifest that tells what this is and where it comes from. */
async function description(extract: Extract, options: BuildRegionOptions): Promise<object> {
  const id = options.id ?? idFromFile(options.extract);
  return {
    format: REGION_FORMAT,
    id,
    names: regionNames(options, id, extract),
    version: options.version ?? (await dayOfFile(options.extract)),
    builtAt: new Date().toISOString(),
    datum: 'WGS-84',
    source: {
      attribution: options.attribution ?? DEFAULT_ATTRIBUTION,
      name: basename(options.extract),
      sha256: await hashFile(options.extract),
    },
    licence: options.licence ?? DEFAULT_LICENCE,
    schematic: options.schematic ?? false,
    builder: { zhilu: options.zhiluVersion, valhalla: valhallaVersion() },
    ...(options.mapApproval !== undefined && { mapApproval: options.mapApproval }),
  };
}

async function described(path: string): Promise<{ bytes: number; sha256: string }> {
  return { bytes: (await stat(path)).size, sha256: await hashFile(path) };
}

const packageSchema = z.object({ version: z.string() });

/** The version of Valhalla that built the graph: a graph is read by the same or a newer one. */
function valhallaVersion(): string {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@valhallajs/valhallajs').replace(/index\.[a-z]+$/, 'package.json');
  return packageSchema.parse(require(file)).version;
}
