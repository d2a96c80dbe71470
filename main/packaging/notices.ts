import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

interface Dependency {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The packages a product contains code of: everything that is not for development only. */
export function productDependencies(lock: unknown): Dependency[] {
  return Object.entries(lockSchema.parse(lock).packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true)
    .map(([folder, { version, license }]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: version ?? 'unknown',
      licence: license ?? 'see below',
    }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

async function licenceTexts(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => LICENCE_FILE.test(name))
      .sort()
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
}

/**
 * The notices a product has to carry: name, version, licence, and licence text of each package.
 * Optional packages that are not installed are left out.
 */
export async function createNotices(root: string, lock: unknown): Promise<string> {
  const sections = await Promise.all(
    productDependencies(lock).map(async ({ folder, name, version, licence }) => {
      const texts = await licenceTexts(join(root, folder));
      return [`${name} ${version} (${licence})`, ...texts.map((text) => text.trim())].join('\n\n');
    }),
  );
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return [
    'Zhilu contains code of the following packages. Electron and Chromium bring their own notices.',
    ...sections,
    '',
  ].join(rule);
}
