import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { REGION_FILES, REGION_MANIFEST } from '../../../shared/contract/region.ts';
import { RegionError, hasCode, messageOf } from './region-error.ts';

/**
 * The folders around a pack while it is built. A build works in `<out>.building-<pid>-…` beside its
 * output and takes the output's name at the very end. The name tells whose it is, so that there is no
 * moment at which a killed build leaves a folder that nobody owns. A pack that is replaced is called `<out>.replaced-…`
 * between two renames and is then removed; if the build is killed right there, the next build, or
 * whoever looks for packs, finds it under that name.
 */
const BUILDING = '.building-';
const REPLACED = '.replaced-';

/** A builder that outlives a killed build for a moment may still write. */
const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 } as const;

const PACK_FILES: ReadonlySet<string> = new Set([...REGION_FILES, REGION_MANIFEST]);

const BUILDER = /^(?<pid>[1-9]\d*)-[0-9a-f]{8}$/;

/** Whether a folder of this name is somebody's unfinished build. */
export function isBuildingFolder(name: string): boolean {
  return name.includes(BUILDING);
}

/** The name of the folder that this one was before it was replaced, or null. */
export function replacedFolderOf(name: string): string | null {
  const at = name.lastIndexOf(REPLACED);
  return at > 0 ? name.slice(0, at) : null;
}

/**
 * Makes a folder to build in. Folders of builds that were killed are removed first: a build starts
 * over, because it takes seconds for a city and parts of an older extract must not get into it.
 * @throws RegionError `output-not-a-pack`, `output-unwritable`
 */
export async function createWorkFolder(out: string): Promise<string> {
  try {
    await mkdir(dirname(out), { recursive: true });
    await recover(out);
    await checkReplaceable(out);
    await removeAbandoned(out);
    const folder = `${out}${BUILDING}${String(process.pid)}-${randomBytes(4).toString('hex')}`;
    await mkdir(folder);
    return folder;
  } catch (error) {
    throw unwritable(out, error);
  }
}

/** Removes the folder of a build that failed. */
export async function discard(folder: string): Promise<void> {
  await rm(folder, REMOVE);
}

/**
 * Gives the finished folder the name of the output, on disk for good before it can be seen.
 * @throws RegionError `output-not-a-pack`, `output-unwritable`
 */
export async function publish(folder: string, out: string): Promise<void> {
  try {
    for (const name of PACK_FILES) await syncPath(join(folder, name));
    await syncPath(folder);
    await checkReplaceable(out);
    const replaced = `${out}${REPLACED}${randomBytes(4).toString('hex')}`;
    const hadPack = await renameIfThere(out, replaced);
    try {
      await rename(folder, out);
    } catch (error) {
      if (hadPack) await rename(replaced, out);
      throw error;
    }
    await syncPath(dirname(out));
    if (hadPack) await rm(replaced, { recursive: true });
  } catch (error) {
    throw unwritable(out, error);
  }
}

/** Puts back a pack whose replacement was killed between its two renames. */
async function recover(out: string): Promise<void> {
  const siblings = await readdir(dirname(out));
  for (const name of siblings.filter((sibling) => replacedFolderOf(sibling) === basename(out))) {
    const replaced = join(dirname(out), name);
    if (!(await holdsOnlyPackFiles(replaced))) continue;
    if (siblings.includes(basename(out))) await rm(replaced, { recursive: true });
    else return rename(replaced, out);
  }
}

/** Whatever is replaced must be a pack and nothing else: a mistyped folder is never removed. */
async function checkReplaceable(out: string): Promise<void> {
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(out)).isDirectory();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (isDirectory && (await holdsOnlyPackFiles(out))) return;
  throw new RegionError(
    'output-not-a-pack',
    `${out} exists and is not a region pack: choose another folder, or remove it yourself.`,
  );
}

async function holdsOnlyPackFiles(folder: string): Promise<boolean> {
  return (await readdir(folder)).every((name) => PACK_FILES.has(name));
}

async function removeAbandoned(out: string): Promise<void> {
  const parent = dirname(out);
  const prefix = `${basename(out)}${BUILDING}`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const pid = BUILDER.exec(name.slice(prefix.length))?.groups?.['pid'];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(parent, name), REMOVE);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function unwritable(out: string, error: unknown): unknown {
  if (error instanceof RegionError) return error;
  return new RegionError(
    'output-unwritable',
    `${out} cannot be written: ${messageOf(error)}.`,
    error,
  );
}
