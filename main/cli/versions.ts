import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Versions } from '../../shared/contract/host.ts';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { projectRoot } from './project-root.ts';

const packageSchema = z.object({ version: z.string() });

/** The versions shown on the about page, in `--version`, and in `/health`. */
export function readVersions(): Versions {
  const root = projectRoot();
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const commit = checkoutCommit(root);
  return {
    zhilu: version,
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
