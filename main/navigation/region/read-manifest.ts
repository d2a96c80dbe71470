import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  REGION_FORMAT,
  REGION_MANIFEST,
  regionManifestSchema,
  type RegionManifest,
} from '../../../shared/contract/region.ts';
import { RegionError, hasCode, messageOf } from './region-error.ts';

/** A manifest is a page of text; a file of another size is something else. */
const MAX_MANIFEST_BYTES = 1 << 20;

const formatSchema = z.object({ format: z.number() });

/**
 * The manifest of a pack.
 * @throws RegionError `pack-missing`, `pack-incomplete`, `manifest-unreadable`, `pack-newer-format`,
 *   `manifest-invalid`
 */
export async function readManifest(dir: string): Promise<RegionManifest> {
  const found = parseJson(await readText(dir), dir);
  const format = formatSchema.safeParse(found);
  if (format.success && format.data.format > REGION_FORMAT) {
    throw new RegionError(
      'pack-newer-format',
      `The pack ${dir} has format ${format.data.format}, this version reads ${REGION_FORMAT}: update Zhilu or rebuild the pack.`,
    );
  }
  const manifest = regionManifestSchema.safeParse(found);
  if (manifest.success) return manifest.data;
  const [issue] = manifest.error.issues;
  throw new RegionError(
    'manifest-invalid',
    `The manifest of ${dir} is not valid at ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? '?'}.`,
  );
}

async function readText(dir: string): Promise<string> {
  const path = join(dir, REGION_MANIFEST);
  try {
    const bytes = await readFile(path);
    if (bytes.length <= MAX_MANIFEST_BYTES) return bytes.toString('utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) throw await missing(dir, error);
    throw new RegionError(
      'manifest-unreadable',
      `${path} cannot be read: ${messageOf(error)}.`,
      error,
    );
  }
  throw new RegionError('manifest-unreadable', `${path} is too large to be a manifest.`);
}

/** The manifest is written last: a folder without one was never finished. */
async function missing(dir: string, cause: unknown): Promise<RegionError> {
  const isDirectory = await stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isDirectory
    ? new RegionError(
        'pack-incomplete',
        `${dir} has no manifest: it is no pack, or its build or copy was broken off.`,
        cause,
      )
    : new RegionError('pack-missing', `There is no pack at ${dir}.`, cause);
}

function parseJson(text: string, dir: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RegionError(
      'manifest-unreadable',
      `The manifest of ${dir} is not JSON: ${messageOf(error)}.`,
      error,
    );
  }
}
