import { join, resolve } from 'node:path';
import {
  REGION_FILES,
  type RegionFile,
  type RegionManifest,
} from '../../../shared/contract/region.ts';
import { checkGraph, checkPlaces, checkSize, checkTiles } from './check-files.ts';
import { hashFile } from './hash-file.ts';
import { readManifest } from './read-manifest.ts';
import { RegionError } from './region-error.ts';

/** A pack whose files are there and can be opened. */
export interface RegionPack {
  /** Absolute path of the folder. */
  readonly dir: string;
  readonly manifest: RegionManifest;
  /** Absolute path of one of its files. */
  readonly files: Readonly<Record<RegionFile, string>>;
}

/**
 * Opens a pack: reads its manifest and makes sure that each file is there, has its size, and begins
 * as it must. The whole of the files is checked by {@link verifyPack} only.
 * @throws RegionError
 */
export async function openPack(dir: string): Promise<RegionPack> {
  const absolute = resolve(dir);
  const manifest = await readManifest(absolute);
  const files = {
    'tiles.pmtiles': join(absolute, 'tiles.pmtiles'),
    'valhalla.tar': join(absolute, 'valhalla.tar'),
    'places.sqlite': join(absolute, 'places.sqlite'),
  } satisfies Record<RegionFile, string>;
  for (const name of REGION_FILES) await checkSize(files[name], manifest.files[name].bytes);
  await checkTiles(files['tiles.pmtiles']);
  await checkGraph(files['valhalla.tar']);
  checkPlaces(files['places.sqlite']);
  return { dir: absolute, manifest, files };
}

/**
 * Opens a pack and compares every byte of its files with the manifest.
 * @throws RegionError, `file-wrong-hash` besides those of {@link openPack}
 */
export async function verifyPack(dir: string): Promise<RegionPack> {
  const pack = await openPack(dir);
  for (const name of REGION_FILES) {
    const path = pack.files[name];
    if ((await hashFile(path)) === pack.manifest.files[name].sha256) continue;
    throw new RegionError(
      'file-wrong-hash',
      `${path} is not the file that was built: copy or build the pack again.`,
    );
  }
  return pack;
}
