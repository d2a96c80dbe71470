import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, DIR_TARGET, Platform, build, type Configuration } from 'electron-builder';
import type { Architecture } from './electron-zip.ts';

const ARCH = { x64: Arch.x64, arm64: Arch.arm64 } as const;

/**
 * Removes from Electron's own files what a product does not need: its demonstration page and the
 * languages not named in electron-builder.yml. electron-builder does so only for an Electron it
 * downloaded by itself.
 */
export async function trimElectron(appOutDir: string, languages: readonly string[]): Promise<void> {
  await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  const locales = join(appOutDir, 'locales');
  const kept = new Set(languages.map((language) => `${language}.pak`));
  for (const name of await readdir(locales)) {
    if (!kept.has(name)) await rm(join(locales, name));
  }
}

function languagesOf({ electronLanguages }: Configuration): readonly string[] {
  return typeof electronLanguages === 'string' ? [electronLanguages] : (electronLanguages ?? []);
}

/** Files electron-builder leaves beside the packages. */
const BY_PRODUCTS = /^(builder-.*|.*\.blockmap|latest.*\.yml|\..*)$/;

/**
 * Makes the packages of one architecture as electron-builder.yml says, and answers their names in
 * `final`. They are built in `draft` and moved only when all of them are complete.
 *
 * @param electronZip release file of Electron for this architecture, or a folder with its contents
 * @throws Error when a package cannot be made
 */
export async function buildArtefacts(options: {
  readonly root: string;
  readonly arch: Architecture;
  readonly electronZip: string;
  readonly electronVersion: string;
  readonly draft: string;
  readonly final: string;
  readonly targets: readonly string[];
}): Promise<string[]> {
  const { root, arch, electronZip, electronVersion, draft, final, targets } = options;
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget([...targets], ARCH[arch]),
    config: {
      electronDist: electronZip,
      electronVersion,
      afterExtract: ({ appOutDir, packager }) =>
        trimElectron(appOutDir, languagesOf(packager.config)),
      directories: { output: draft },
    },
  });
  const entries = await readdir(draft, { withFileTypes: true });
  const packages = entries
    .filter((entry) =>
      entry.isFile() ? !BY_PRODUCTS.test(entry.name) : targets.includes(DIR_TARGET),
    )
    .map(({ name }) => name);
  for (const name of packages) {
    await rm(join(final, name), { recursive: true, force: true });
    await rename(join(draft, name), join(final, name));
  }
  return packages;
}
