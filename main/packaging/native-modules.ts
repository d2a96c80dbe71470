import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { unpackLocked } from './npm-package.ts';

/** Architectures that products are made for; the packages' own names for them. */
const ARCHITECTURES = ['x64', 'arm64'] as const;

/** What a product needs of Valhalla's package; the rest is for other systems and for its own tools. */
const VALHALLA = '@valhallajs/valhallajs';
const VALHALLA_FILES = ['package.json', 'index.js', 'index.mjs', 'lib'];

/** Speech: a package of JavaScript, and one with the libraries for each kind of machine. */
const SHERPA = 'sherpa-onnx-node';

/**
 * Copies the native modules of the host for each architecture into `<folder>/<architecture>`, laid
 * out as a `node_modules`.
 *
 * @throws Error when a file is missing
 */
export async function copyNativeModules(root: string, folder: string): Promise<void> {
  const require = createRequire(join(root, 'package.json'));
  const valhalla = dirname(require.resolve(VALHALLA));
  const sherpa = dirname(require.resolve(SHERPA));
  for (const arch of ARCHITECTURES) {
    const target = join(folder, arch, VALHALLA);
    await mkdir(target, { recursive: true });
    for (const name of [...VALHALLA_FILES, join('linux', arch)]) {
      await cp(join(valhalla, name), join(target, name), { recursive: true });
    }
    await cp(sherpa, join(folder, arch, SHERPA), { recursive: true });
    await copySherpaLibraries(root, dirname(sherpa), join(folder, arch), arch);
  }
}

/** npm installs the libraries of its own machine only; those of the other are fetched. */
async function copySherpaLibraries(
  root: string,
  nodeModules: string,
  target: string,
  arch: (typeof ARCHITECTURES)[number],
): Promise<void> {
  const name = `sherpa-onnx-linux-${arch}`;
  const installed = join(nodeModules, name);
  if (existsSync(installed)) await cp(installed, join(target, name), { recursive: true });
  else await unpackLocked(root, name, join(target, name));
}
