import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/** How npm is asked for the archive of a package, into a folder; replaced by tests. */
export type Fetch = (spec: string, folder: string) => Promise<void>;

const fetchWithNpm: Fetch = async (spec, folder) => {
  await run('npm', ['pack', spec, '--pack-destination', folder, '--prefer-offline']);
};

/**
 * Unpacks a package that npm does not install here, since it is for another kind of machine, into
 * `target`: the version that the lock file names, checked against the hash it names.
 *
 * @throws Error when it is not in the lock file, cannot be had, or is not what the lock file says
 */
export async function unpackLocked(
  root: string,
  name: string,
  target: string,
  fetch: Fetch = fetchWithNpm,
): Promise<void> {
  const lock = lockSchema.parse(
    JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')),
  );
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined) {
    throw new Error(`${name} is not in package-lock.json`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-npm-'));
  try {
    await fetch(`${name}@${version}`, folder);
    const [archive] = await readdir(folder);
    if (archive === undefined) throw new Error('npm brought no archive');
    const hash = createHash('sha512').update(await readFile(join(folder, archive)));
    if (`sha512-${hash.digest('base64')}` !== integrity) {
      throw new Error(`${archive} is not the one that package-lock.json names`);
    }
    await mkdir(target, { recursive: true });
    await run('tar', ['-xzf', join(folder, archive), '-C', target, '--strip-components=1']);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `${name}@${version} is needed for the package and cannot be had: ${why}\n` +
        `Without a network, fill npm's cache beforehand: npm cache add ${name}@${version}`,
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
