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

interface Inside {
  readonly name: string;
  readonly licence: string;
  /** The file of `resources/licences` with its text. */
  readonly file: string;
  /** Where its source is, which some licences want to be told. */
  readonly source?: string;
}

/** Libraries compiled into a package, which neither its own files nor the lock file name. */
const INSIDE: Readonly<Record<string, readonly Inside[]>> = {
  'sherpa-onnx-node': [
    { name: 'onnxruntime', licence: 'MIT', file: 'onnxruntime.txt' },
    // Until sherpa-onnx 2.0: github.com/k2-fsa/sherpa-onnx/issues/3731.
    {
      name: 'espeak-ng',
      licence: 'GPL-3.0-or-later',
      file: 'gpl-3.0.txt',
      source: 'https://github.com/espeak-ng/espeak-ng',
    },
  ],
};

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

async function insideOf(root: string, name: string): Promise<string[]> {
  return Promise.all(
    (INSIDE[name] ?? []).map(async ({ name: inside, licence, file, source }) => {
      const text = await readFile(join(root, 'resources', 'licences', file), 'utf8');
      const heading = `${inside} (${licence}), inside ${name}`;
      return [heading, ...(source ? [`Source: ${source}`] : []), text.trim()].join('\n\n');
    }),
  );
}

/**
 * The notices a product has to carry: name, version, licence, and licence text of each package.
 * Optional packages that are not installed are left out; libraries compiled into a package are named
 * after it.
 */
export async function createNotices(root: string, lock: unknown): Promise<string> {
  const sections = await Promise.all(
    productDependencies(lock).map(async ({ folder, name, version, licence }) => {
      const texts = await licenceTexts(join(root, folder));
      const own = [`${name} ${version} (${licence})`, ...texts.map((text) => text.trim())];
      return [own.join('\n\n'), ...(await insideOf(root, name))];
    }),
  );
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return [
    'Zhilu contains code of the following packages. Electron and Chromium bring their own notices.',
    ...sections.flat(),
    '',
  ].join(rule);
}
