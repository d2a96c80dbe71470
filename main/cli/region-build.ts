import { Command, InvalidArgumentError, Option } from 'commander';
import { basename } from 'node:path';
import type { DriveOn } from '../navigation/region/build/admin-area.ts';
import {
  DEFAULT_ATTRIBUTION,
  DEFAULT_COUNTRY,
  DEFAULT_LICENCE,
  type BuildRegionOptions,
} from '../navigation/region/build/build-options.ts';
import { buildRegion, type BuiltRegion } from '../navigation/region/build/build-region.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { showBuildProgress } from './region-progress.ts';
import { reportFailure } from './region-report.ts';
import { readVersion } from './versions.ts';

interface BuildOptions {
  readonly out: string;
  readonly id?: string;
  readonly nameZh?: string;
  readonly nameEn?: string;
  readonly version?: string;
  readonly attribution: string;
  readonly licence: string;
  readonly mapApproval?: string;
  readonly schematic?: boolean;
  readonly tiles?: string;
  readonly country: string;
  readonly driveOn?: DriveOn;
  readonly json?: boolean;
}

/** `zhilu region build EXTRACT --out DIR`. */
export function regionBuildCommand(): Command {
  return new Command('build')
    .description('Make a region pack of an OpenStreetMap extract')
    .exitOverride(exitAfterParsing)
    .argument('<extract>', 'extract, .osm.pbf or .osm')
    .requiredOption('--out <dir>', 'folder to make; a pack that is there is replaced at the end')
    .option('--id <id>', 'id of the region (a-z, 0-9, -); default: after the file', regionId)
    .option('--name-zh <name>', 'name in Chinese; default: the largest town in the data')
    .option('--name-en <name>', 'name in English; default: the largest town in the data')
    .option('--version <text>', 'version of the data; default: the date of the file')
    .option('--attribution <text>', 'who made the data; stands on the map', DEFAULT_ATTRIBUTION)
    .option('--licence <id>', 'licence of the data, SPDX id or name', DEFAULT_LICENCE)
    .option(
      '--map-approval <number>',
      'review number of the map; without it the map says demo data',
    )
    .option('--schematic', 'mark the region as drawn up, not surveyed')
    .option('--tiles <file>', 'take tiles of tilemaker or planetiler (.pmtiles, .mbtiles)')
    .option('--country <code>', 'ISO 3166-1 code of the country', countryCode, DEFAULT_COUNTRY)
    .addOption(
      new Option('--drive-on <side>', 'side of the road; default: after the country').choices([
        'right',
        'left',
      ]),
    )
    .option('--json', 'print what was built as JSON')
    .action(async (extract: string, options: BuildOptions) => {
      process.exitCode = await build(extract, options);
    });
}

function regionId(value: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/.test(value)) return value;
  throw new InvalidArgumentError('Use a-z, 0-9, and -, at most 64.');
}

function countryCode(value: string): string {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase();
  throw new InvalidArgumentError('Use two letters, e.g. CN or HK.');
}

async function build(extract: string, { json, ...options }: BuildOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Error('stopped'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const progress = showBuildProgress(`${basename(extract)} → ${options.out}`);
  const started = performance.now();
  try {
    const request: BuildRegionOptions = {
      ...options,
      extract,
      zhiluVersion: readVersion(),
      signal: stopping.signal,
    };
    const built = await buildRegion(request, progress.show);
    progress.stop();
    const seconds = (performance.now() - started) / 1000;
    console.log(json ? JSON.stringify(built.manifest, null, 2) : summary(built, seconds));
    return EXIT.ok;
  } catch (error) {
    progress.stop();
    if (!stopping.signal.aborted) return reportFailure('build', error, json);
    console.error('zhilu region build: stopped; nothing was changed.');
    return EXIT.ok;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function summary({ dir, manifest, notes }: BuiltRegion, seconds: number): string {
  const { counts, files, names, id } = manifest;
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  const lines = [
    `${dir}: ${names['zh-CN']} (${id}), ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s`,
    `  ${counts.roadKm} km of roads, ${counts.places} places, ${counts.tiles} tiles`,
  ];
  const { misplacedNodes, droppedWays, repairedWays } = notes;
  if (misplacedNodes > 0) lines.push(`  ${misplacedNodes} nodes outside the Earth were left out`);
  if (droppedWays > 0) lines.push(`  ${droppedWays} roads with fewer than two nodes were left out`);
  if (repairedWays > 0)
    lines.push(`  ${repairedWays} roads with repeated or missing nodes were repaired`);
  return lines.join('\n');
}
