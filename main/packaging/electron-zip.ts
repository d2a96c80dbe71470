import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { downloadArtifact } from '@electron/get';
import { z } from 'zod';

export type Architecture = 'x64' | 'arm64';

export type ElectronZip =
  { readonly found: true; readonly path: string } | { readonly found: false; readonly why: string };

/** Version of the installed `electron` package. */
export async function installedElectronVersion(): Promise<string> {
  const file = createRequire(import.meta.url).resolve('electron/package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version;
}

/** Electron's own name of a release file. */
export function electronZipName(version: string, arch: Architecture): string {
  return `electron-v${version}-linux-${arch}.zip`;
}

async function checksums(): Promise<Record<string, string>> {
  const file = createRequire(import.meta.url).resolve('electron/checksums.json');
  return z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')));
}

type Download = typeof downloadArtifact;

/**
 * Finds the Electron binary for an architecture: in `folder` when one is given, otherwise in
 * Electron's cache or from the network, checked against the hashes of the installed package.
 *
 * @param folder folder with release zips as Electron publishes them
 */
export async function obtainElectronZip(
  version: string,
  arch: Architecture,
  folder: string | undefined,
  download: Download = downloadArtifact,
): Promise<ElectronZip> {
  if (folder !== undefined) {
    const path = join(folder, electronZipName(version, arch));
    return (await stat(path).catch(() => undefined))?.isFile() === true
      ? { found: true, path }
      : { found: false, why: `${path} does not exist` };
  }
  try {
    const path = await download({
      version,
      artifactName: 'electron',
      platform: 'linux',
      arch,
      checksums: await checksums(),
    });
    return { found: true, path };
  } catch (cause) {
    return { found: false, why: reason(cause) };
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** What to do when the binary could not be had; the only message about it. */
export function electronMissingMessage(
  version: string,
  missing: readonly { readonly arch: Architecture; readonly why: string }[],
  appFolder: string,
): string {
  return [
    `The application directory is complete: ${appFolder}`,
    `Only the Electron ${version} binary is missing, so no packages were made:`,
    ...missing.map(({ arch, why }) => `  ${electronZipName(version, arch)}: ${why}`),
    'Get the file from an Electron release or a mirror of it, then do one of these:',
    '  npm run package -- --electron-zips FOLDER     a folder that holds it',
    '  electron_config_cache=FOLDER npm run package  a cache that Electron filled elsewhere',
    '  ELECTRON_MIRROR=URL npm run package           a mirror that can be reached from here',
    '',
  ].join('\n');
}
