import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Architecture } from './electron-zip.ts';

const ARCHITECTURES = ['x64', 'arm64'] as const;
const TARGETS = ['deb', 'tar.gz', 'AppImage', 'dir'] as const;

export interface PackageOptions {
  /** Stop when `dist/app` is complete. */
  readonly applicationOnly: boolean;
  readonly architectures: readonly Architecture[];
  /** Kinds of package, in electron-builder's words. */
  readonly targets: readonly string[];
  /** Folder with release zips of Electron. */
  readonly electronZips: string | undefined;
}

export type ParsedPackageOptions =
  | { readonly kind: 'options'; readonly options: PackageOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly message: string };

export const PACKAGE_HELP = `Usage: npm run package -- [options]

Builds every bundle, the application directory dist/app, and the packages in dist/artefacts.

  --app                   stop when dist/app is complete
  --arch ARCH             x64 or arm64; repeatable (default: both)
  --target KIND           deb, tar.gz, AppImage, or dir; repeatable (default: the first three)
  --electron-zips FOLDER  take Electron's release zips from this folder
  --help

Exit codes: 0 done, 1 failed, 2 wrong usage, 4 only the Electron binary is missing.
SOURCE_DATE_EPOCH sets the build time in the manifest.
`;

/** Reads the options of `npm run package`. */
export function parsePackageOptions(args: readonly string[]): ParsedPackageOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        app: { type: 'boolean', default: false },
        arch: { type: 'string', multiple: true, default: [...ARCHITECTURES] },
        target: { type: 'string', multiple: true, default: ['deb', 'tar.gz', 'AppImage'] },
        'electron-zips': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { kind: 'usage', message: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return { kind: 'help' };
  const architectures = ARCHITECTURES.filter((arch) => values.arch.includes(arch));
  const unknownArch = values.arch.find((arch) => !ARCHITECTURES.some((known) => known === arch));
  if (unknownArch !== undefined) {
    return { kind: 'usage', message: `Unknown architecture ${unknownArch}.` };
  }
  const unknownTarget = values.target.find((target) => !TARGETS.some((known) => known === target));
  if (unknownTarget !== undefined) {
    return { kind: 'usage', message: `Unknown target ${unknownTarget}.` };
  }
  const zips = values['electron-zips'];
  return {
    kind: 'options',
    options: {
      applicationOnly: values.app,
      architectures,
      targets: values.target,
      electronZips: zips === undefined ? undefined : resolve(zips),
    },
  };
}
