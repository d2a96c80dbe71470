import { Command } from 'commander';
import { verifyPack, type RegionPack } from '../navigation/region/open-pack.ts';
import { RegionLibrary } from '../navigation/region/region-library.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { reportFailure } from './region-report.ts';

interface InspectOptions {
  readonly json?: boolean;
}

/** `zhilu region verify DIR`. */
export function regionVerifyCommand(): Command {
  return new Command('verify')
    .description('Check every byte of a region pack against its manifest')
    .exitOverride(exitAfterParsing)
    .argument('<dir>', 'folder of the pack')
    .option('--json', 'print JSON')
    .action(async (dir: string, { json }: InspectOptions) => {
      process.exitCode = await verify(dir, json);
    });
}

/** `zhilu region list [DIR…]`. */
export function regionListCommand(): Command {
  return new Command('list')
    .description('List the region packs in folders, the broken ones with their reason')
    .exitOverride(exitAfterParsing)
    .argument('[dirs...]', 'packs, or folders of packs', ['.'])
    .option('--json', 'print JSON')
    .action(async (dirs: string[], { json }: InspectOptions) => {
      process.exitCode = await list(dirs, json);
    });
}

async function verify(dir: string, json = false): Promise<ExitCode> {
  try {
    const pack = await verifyPack(dir);
    console.log(json ? JSON.stringify(described(pack), null, 2) : `${line(pack)}: whole`);
    return EXIT.ok;
  } catch (error) {
    return reportFailure('verify', error, json);
  }
}

async function list(dirs: readonly string[], json = false): Promise<ExitCode> {
  const { packs, broken } = await RegionLibrary.scan(dirs);
  if (json) {
    console.log(JSON.stringify({ packs: packs.map(described), broken }, null, 2));
  } else {
    for (const pack of packs) console.log(line(pack));
    for (const { dir, fault } of broken) console.log(`${dir}: ${fault.code}: ${fault.message}`);
    if (packs.length + broken.length === 0) console.log('No region packs.');
  }
  return broken.length > 0 ? EXIT.degraded : EXIT.ok;
}

function described({ dir, manifest }: RegionPack): object {
  return { dir, ...manifest };
}

function line({ dir, manifest }: RegionPack): string {
  const { id, names, version, counts, licence, mapApproval = '-' } = manifest;
  return `${dir}: ${names['zh-CN']} (${id}) ${version}, ${counts.roadKm} km, ${counts.places} places, ${licence}, ${mapApproval}`;
}
