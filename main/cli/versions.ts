import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Versions } from '../../shared/contract/host.ts';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { projectRoot } from './project-root.ts';

const packageSchema = z.object({ version: z.string() });

/** The version of the product. */
export function readVersion(): string {
  const file = join(projectRoot(), 'package.json');
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** The versions shown on the about page, in `--version`, and in `/health`. */
export function readVersions(): Versions {
  const commit = checkoutCommit(projectRoot());
  return {
    zhilu: readVersion(),
    vss: VSS_VERSION,
    node: process.versions.node,
    ...(commit && { commit }),
  };
}

/** Only a checkout has a commit to tell; an installed product has it in its manifest. */
function checkoutCommit(root: string): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
