import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Versions } from '../../shared/contract/host.ts';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';

const packageSchema = z.object({ version: z.string() });
const manifestSchema = z.object({ commit: z.string().optional() });

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Versions of the product and of what it runs on.
 *
 * @param root directory with `package.json` and, in a packaged product, `manifest.json`
 * @param runtime `process.versions` of Electron
 */
export function readShellVersions(
  root: string,
  runtime: Readonly<Record<string, string | undefined>>,
): Versions {
  const { version } = packageSchema.parse(readJson(join(root, 'package.json')));
  const { electron, chrome } = runtime;
  const commit = readCommit(root);
  return {
    zhilu: version,
    vss: VSS_VERSION,
    node: runtime['node'] ?? 'unknown',
    ...(commit !== undefined && { commit }),
    ...(electron !== undefined && { electron }),
    ...(chrome !== undefined && { chromium: chrome }),
  };
}

/** Only a packaged product has a manifest. */
function readCommit(root: string): string | undefined {
  try {
    return manifestSchema.parse(readJson(join(root, 'manifest.json'))).commit;
  } catch {
    return undefined;
  }
}
