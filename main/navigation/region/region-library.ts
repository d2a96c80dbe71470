import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  REGION_MANIFEST,
  type RegionFault,
  type RegionManifest,
} from '../../../shared/contract/region.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { openPack, type RegionPack } from './open-pack.ts';
import { RegionError, messageOf } from './region-error.ts';
import { isBuildingFolder, replacedFolderOf } from './pack-folder.ts';

/** A folder that should be a pack and cannot be used. */
export interface BrokenPack {
  readonly dir: string;
  readonly fault: RegionFault;
}

/**
 * The packs of this machine. A broken one is set aside with its reason and never keeps the others
 * from working.
 */
export class RegionLibrary {
  readonly packs: readonly RegionPack[];
  readonly broken: readonly BrokenPack[];

  private constructor(packs: readonly RegionPack[], broken: readonly BrokenPack[]) {
    this.packs = packs;
    this.broken = broken;
  }

  /**
   * Looks through folders. Each is a pack, or contains packs; a folder that does not exist has none.
   * Of packs with the same id the first found is used, the other is set aside.
   */
  static async scan(folders: readonly string[]): Promise<RegionLibrary> {
    const packs: RegionPack[] = [];
    const broken: BrokenPack[] = [];
    const seen = new Set<string>();
    for (const folder of folders) {
      const listed = await candidates(resolve(folder));
      if (!Array.isArray(listed)) broken.push(listed);
      else {
        for (const dir of listed) {
          if (seen.has(dir)) continue;
          seen.add(dir);
          const opened = await tryOpen(dir, packs);
          if ('fault' in opened) broken.push(opened);
          else packs.push(opened);
        }
      }
    }
    return new RegionLibrary(packs, broken);
  }

  /** The pack with this id, or undefined. */
  pack(id: string): RegionPack | undefined {
    return this.packs.find(({ manifest }) => manifest.id === id);
  }

  /** The pack around a point; of several the smallest, which shows it best. Undefined outside all. */
  packAt(point: Point): RegionPack | undefined {
    return this.packs
      .filter(({ manifest }) => covers(manifest, point))
      .sort((a, b) => sizeOf(a.manifest) - sizeOf(b.manifest))[0];
  }
}

/** Whether a point lies in a region. */
export function covers({ bbox }: Pick<RegionManifest, 'bbox'>, { lon, lat }: Point): boolean {
  const [west, south, east, north] = bbox;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function sizeOf({ bbox: [west, south, east, north] }: RegionManifest): number {
  return (east - west) * (north - south);
}

async function tryOpen(
  dir: string,
  others: readonly RegionPack[],
): Promise<RegionPack | BrokenPack> {
  try {
    const pack = await openPack(dir);
    const twin = others.find(({ manifest }) => manifest.id === pack.manifest.id);
    if (!twin) return pack;
    const message = `${dir} has the same id as ${twin.dir}: give one of them another with --id.`;
    return { dir, fault: { code: 'manifest-invalid', message } };
  } catch (error) {
    if (error instanceof RegionError) return { dir, fault: error.fault };
    return { dir, fault: { code: 'manifest-unreadable', message: messageOf(error) } };
  }
}

/** The folders that should be packs: the folder itself, or what is in it. */
async function candidates(folder: string): Promise<string[] | BrokenPack> {
  if (await exists(join(folder, REGION_MANIFEST))) return [folder];
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch (error) {
    if (!(await exists(folder))) return [];
    const message = `${folder} cannot be looked through: ${messageOf(error)}.`;
    return { dir: folder, fault: { code: 'pack-missing', message } };
  }
  const dirs: string[] = [];
  for (const name of names.sort()) {
    if (isBuildingFolder(name)) continue;
    // A build that was killed between its last two steps leaves the old pack under another name.
    const original = replacedFolderOf(name);
    if (original !== null && names.includes(original)) continue;
    dirs.push(join(folder, name));
  }
  return dirs;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
