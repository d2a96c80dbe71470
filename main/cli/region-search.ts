import { Command, InvalidArgumentError } from 'commander';
import {
  placeQuerySchema,
  pointSchema,
  type PlaceHit,
  type Point,
} from '../../shared/navigation/place.ts';
import { openPlaceIndex } from '../navigation/places/place-index.ts';
import { openPack } from '../navigation/region/open-pack.ts';
import { RegionError } from '../navigation/region/region-error.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { reportFailure } from './region-report.ts';

interface SearchOptions {
  readonly near?: Point;
  readonly limit: number;
  readonly json?: boolean;
}

/** `zhilu region search DIR TEXT`. */
export function regionSearchCommand(): Command {
  return new Command('search')
    .description('Find places of a region pack by name, pinyin, initials, or category')
    .exitOverride(exitAfterParsing)
    .argument('<dir>', 'region pack')
    .argument('<text>', 'what to look for')
    .option('--near <lon,lat>', 'where from; default: the middle of the region', parsePoint)
    .option('--limit <count>', 'most places to print', parseLimit, 10)
    .option('--json', 'print an array, best first')
    .action(async (dir: string, text: string, options: SearchOptions) => {
      process.exitCode = await search(dir, text, options);
    });
}

/** `lon,lat` in degrees as an option. */
export function parsePoint(text: string): Point {
  const [lon, lat, ...rest] = text.split(',').map(Number);
  const point = pointSchema.safeParse({ lon, lat });
  if (!point.success || rest.length > 0) {
    throw new InvalidArgumentError('A point is LON,LAT in degrees, e.g. 120.16,30.25.');
  }
  return point.data;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
    throw new InvalidArgumentError('A limit is a whole number from 1 to 50.');
  }
  return limit;
}

async function search(
  dir: string,
  text: string,
  { near, limit, json }: SearchOptions,
): Promise<ExitCode> {
  try {
    const { manifest, files } = await openPack(dir);
    const index = openPlaceIndex(files['places.sqlite']);
    if ('code' in index) throw new RegionError(index.code, index.message);
    try {
      const [west, south, east, north] = manifest.bbox;
      const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
      const query = placeQuerySchema.parse({ text, limit });
      const { hits } = index.search(query, { near: near ?? middle });
      if (json) console.log(JSON.stringify(hits, null, 2));
      else if (hits.length === 0) console.log('Nothing found.');
      else console.log(hits.map(rowOf).join('\n'));
      return EXIT.ok;
    } finally {
      index.close();
    }
  } catch (error) {
    return reportFailure('search', error, json);
  }
}

function rowOf({ name, category, lon, lat, area, distanceM }: PlaceHit): string {
  const where = area === undefined ? '' : `  ${area}`;
  const far = distanceM === undefined ? '' : `  ${(distanceM / 1000).toFixed(1)} km`;
  return `${name}  ${category}  ${lon.toFixed(5)},${lat.toFixed(5)}${where}${far}`;
}
