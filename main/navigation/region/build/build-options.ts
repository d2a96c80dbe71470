import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { chineseName } from '../../../../shared/navigation/osm.ts';
import { driveOnIn, type DriveOn } from './admin-area.ts';
import type { Extract } from './extract.ts';

/** What `buildRegion` is asked for; everything but the two paths has a default. */
export interface BuildRegionOptions {
  /** `.osm.pbf` or `.osm`. */
  readonly extract: string;
  /** The folder to make; an existing pack there is replaced at the end. */
  readonly out: string;
  readonly id?: string;
  readonly nameZh?: string;
  readonly nameEn?: string;
  readonly version?: string;
  readonly attribution?: string;
  readonly licence?: string;
  /** The review number of the map. */
  readonly mapApproval?: string;
  readonly schematic?: boolean;
  /** `.pmtiles` or `.mbtiles` of tilemaker or planetiler, instead of tiles of our own. */
  readonly tiles?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly driveOn?: DriveOn;
  /** The version of Zhilu, for the manifest. */
  readonly zhiluVersion: string;
  readonly signal?: AbortSignal;
}

export const DEFAULT_ATTRIBUTION = '© OpenStreetMap contributors';
export const DEFAULT_LICENCE = 'ODbL-1.0';
export const DEFAULT_COUNTRY = 'CN';

/** A region's id after the name of its extract: `hangzhou.osm.pbf` → `hangzhou`. */
export function idFromFile(extract: string): string {
  const id = basename(extract)
    .toLowerCase()
    .replace(/(\.osm)?(\.pbf)?$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);
  return id === '' ? 'region' : id;
}

/** The day an extract was written, e.g. `2026-11-22`: the version of data that has none. */
export async function dayOfFile(path: string): Promise<string> {
  return (await stat(path)).mtime.toISOString().slice(0, 10);
}

const SETTLEMENTS = ['city', 'town'];

/** The names of a region: what was asked for, else its largest settlement's, else its id. */
export function regionNames(
  { nameZh, nameEn }: Pick<BuildRegionOptions, 'nameZh' | 'nameEn'>,
  id: string,
  { taggedNodes }: Pick<Extract, 'taggedNodes'>,
): { 'zh-CN': string; 'en-US': string } {
  const [tags] = SETTLEMENTS.flatMap((kind) =>
    taggedNodes.filter((node) => node.tags['place'] === kind).map((node) => node.tags),
  );
  const words = id.replaceAll('-', ' ');
  const fallback = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    'zh-CN': nameZh ?? (tags && chineseName(tags)?.slice(0, 60)) ?? fallback,
    'en-US': nameEn ?? tags?.['name:en']?.slice(0, 60) ?? fallback,
  };
}

/** The side of the road, as asked for or as the country has it. */
export function drivingSide({ country = DEFAULT_COUNTRY, driveOn }: BuildRegionOptions): DriveOn {
  return driveOn ?? driveOnIn(country);
}
