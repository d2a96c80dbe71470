import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createApplicationDirectory, putInPlace } from './application-directory.ts';
import { buildArtefacts } from './artefacts.ts';
import {
  electronMissingMessage,
  installedElectronVersion,
  obtainElectronZip,
} from './electron-zip.ts';
import { EXIT } from './exit-codes.ts';
import { buildTimeOf } from './manifest.ts';
import { parsePackageOptions, PACKAGE_HELP, type PackageOptions } from './options.ts';

/**
 * `npm run package`: builds every bundle, puts the complete application into `dist/app`, and makes
 * the packages in `dist/artefacts`. Everything is built under `dist/.draft` and renamed when it is
 * complete, so that a final name never stands for half a product.
 */
async function packageProduct(options: PackageOptions): Promise<number> {
  const root = join(import.meta.dirname, '..', '..');
  const dist = join(root, 'dist');
  const draft = join(dist, '.draft');
  const app = join(dist, 'app');
  const artefacts = join(dist, 'artefacts');
  const electronVersion = await installedElectronVersion();
  const buildTime = buildTimeOf(process.env['SOURCE_DATE_EPOCH'], Date.now());
  await rm(draft, { recursive: true, force: true });
  try {
    const manifest = await createApplicationDirectory(
      root,
      join(draft, 'app'),
      electronVersion,
      buildTime,
    );
    await putInPlace(join(draft, 'app'), app);
    say(`Application: ${app} (${manifest.version}, ${manifest.commit ?? 'no commit'})`);
    if (options.applicationOnly) return EXIT.ok;

    const missing = [];
    await mkdir(artefacts, { recursive: true });
    for (const arch of options.architectures) {
      const zip = await obtainElectronZip(electronVersion, arch, options.electronZips);
      if (!zip.found) {
        missing.push({ arch, why: zip.why });
        continue;
      }
      const names = await buildArtefacts({
        root,
        arch,
        electronZip: zip.path,
        electronVersion,
        draft: join(draft, arch),
        final: artefacts,
        targets: options.targets,
      });
      for (const name of names) say(`Package: ${join(artefacts, name)}`);
    }
    if (missing.length === 0) return EXIT.ok;
    process.stderr.write(electronMissingMessage(electronVersion, missing, app));
    return EXIT.electronMissing;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const parsed = parsePackageOptions(process.argv.slice(2));
switch (parsed.kind) {
  case 'help':
    process.stdout.write(PACKAGE_HELP);
    break;
  case 'usage':
    process.stderr.write(`${parsed.message}\nTry: npm run package -- --help\n`);
    process.exitCode = EXIT.usage;
    break;
  case 'options':
    try {
      process.exitCode = await packageProduct(parsed.options);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = EXIT.failed;
    }
}
