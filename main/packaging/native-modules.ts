import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** Architectures that products are made for; the packages' own names for them. */
const ARCHITECTURES = ['x64', 'arm64'] as const;

/** What a product needs of Valhalla's package; the rest is for other systems and for its own tools. */
const VALHALLA = '@valhallajs/valhallajs';
const VALHALLA_FILES = ['package.json', 'index.js', 'index.mjs', 'lib'];

/**
 * Copies the native modules of the host for each architecture into `<folder>/<architecture>`, laid
 * out as a `node_modules`.
 *
 * @throws Error when a file is missing
 */
export async function copyNativeModules(root: string, folder: string): Promise<void> {
  const require = createRequire(join(root, 'package.json'));
  const source = dirname(require.resolve(VALHALLA));
  for (const arch of ARCHITECTURES) {
    const target = join(folder, arch, VALHALLA);
    await mkdir(target, { recursive: true });
    for (const name of [...VALHALLA_FILES, join('linux', arch)]) {
      await cp(join(source, name), join(target, name), { recursive: true });
    }
  }
}
