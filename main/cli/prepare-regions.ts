import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildRegion } from '../navigation/region/build/build-region.ts';
import { hashFile } from '../navigation/region/hash-file.ts';
import { openPack } from '../navigation/region/open-pack.ts';
import { RegionError } from '../navigation/region/region-error.ts';
import { showBuildProgress } from './region-progress.ts';
import { readVersion } from './versions.ts';

/** The options of `region build` that a region's own source folder carries. */
const regionSourceSchema = z.strictObject({
  /** The extract, beside this file. */
  extract: z.string().regex(/^[\w.-]+$/),
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  version: z.string(),
  attribution: z.string(),
  licence: z.string(),
  schematic: z.boolean(),
});

/** Name of the file that describes a region's source. */
const SOURCE_FILE = 'region.json';

/**
 * Builds the regions whose sources lie below `sourcesDir`, each into a folder of its id below
 * `packsDir`. A pack that was built from the same source by the same version is left as it is.
 *
 * @returns `packsDir`, to look for packs in.
 * @throws RegionError when a source cannot be built.
 */
export async function prepareRegions(sourcesDir: string, packsDir: string): Promise<string> {
  for (const entry of readdirSync(sourcesDir, { withFileTypes: true })) {
    const folder = join(sourcesDir, entry.name);
    const file = join(folder, SOURCE_FILE);
    if (!existsSync(file)) continue;
    const { extract, ...options } = regionSourceSchema.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    );
    const source = join(folder, extract);
    const out = join(packsDir, options.id);
    if (await isCurrent(out, source)) continue;
    const progress = showBuildProgress(`Building the map of ${options.nameEn}`);
    try {
      await buildRegion(
        { ...options, extract: source, out, zhiluVersion: readVersion() },
        progress.show,
      );
    } finally {
      progress.stop();
    }
  }
  return packsDir;
}

async function isCurrent(pack: string, source: string): Promise<boolean> {
  try {
    const { manifest } = await openPack(pack);
    return (
      manifest.builder.zhilu === readVersion() &&
      manifest.source.sha256 === (await hashFile(source))
    );
  } catch (error) {
    // Missing, broken, or of another format: all of these are cured by building it.
    if (error instanceof RegionError) return false;
    throw error;
  }
}
