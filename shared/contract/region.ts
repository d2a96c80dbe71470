import { z } from 'zod';

/**
 * The region pack: a folder with a manifest, the tiles, the road graph, and the places of one
 * region. Everything inside is WGS-84. Built by `zhilu region build`; `docs/region-packs.md` is the
 * integrator's guide.
 */

/** The pack format this build writes and reads. A pack of a newer format is refused by name. */
export const REGION_FORMAT = 1;

/** Files of a pack besides its manifest. */
export const REGION_FILES = ['tiles.pmtiles', 'valhalla.tar', 'places.sqlite'] as const;

export type RegionFile = (typeof REGION_FILES)[number];

export const REGION_MANIFEST = 'manifest.json';

export const lonSchema = z.number().min(-180).max(180);
export const latSchema = z.number().min(-90).max(90);

/** `[west, south, east, north]` in degrees, WGS-84. */
export const bboxSchema = z
  .tuple([lonSchema, latSchema, lonSchema, latSchema])
  .refine(([west, south, east, north]) => west < east && south < north, {
    error: 'bbox must be [west, south, east, north] with west < east and south < north',
  });

export type Bbox = z.infer<typeof bboxSchema>;

const fileSchema = z.object({
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const regionManifestSchema = z.object({
  format: z.literal(REGION_FORMAT),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  /** The region's name by language; Chinese is always there. */
  names: z.object({ 'zh-CN': z.string().min(1).max(60), 'en-US': z.string().min(1).max(60) }),
  /** Version of the data, e.g. the date of the extract. */
  version: z.string().min(1).max(60),
  /** When the pack was built, ISO 8601. */
  builtAt: z.iso.datetime(),
  bbox: bboxSchema,
  datum: z.literal('WGS-84'),
  source: z.object({
    /** Who made the data; stands on the map. */
    attribution: z.string().min(1).max(200),
    name: z.string().max(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** SPDX id or name of the licence of the data. */
  licence: z.string().min(1).max(100),
  /** The review number of the map (shenhuihao), e.g. `GS(2024)0001`. Without it the map is marked as demo data. */
  mapApproval: z.string().min(1).max(60).exactOptional(),
  /** True for a drawn-up region whose fill is invented; the map says so. */
  schematic: z.boolean().default(false),
  /** Which of the pack's tiles exist. */
  tiles: z.object({
    minZoom: z.number().int().min(0).max(22),
    maxZoom: z.number().int().min(0).max(22),
    /** `built-in`: by this command; else the tool that made the tiles handed in. */
    maker: z.string().max(100),
  }),
  counts: z.object({
    places: z.number().int().nonnegative(),
    roadKm: z.number().nonnegative(),
    tiles: z.number().int().nonnegative(),
  }),
  builder: z.object({ zhilu: z.string(), valhalla: z.string() }),
  files: z.record(z.enum(REGION_FILES), fileSchema),
});

export type RegionManifest = z.infer<typeof regionManifestSchema>;

/** Why a pack cannot be built or used. */
export const REGION_ERRORS = [
  // reading an extract
  'extract-missing',
  'extract-unreadable',
  'extract-truncated',
  'extract-empty',
  'extract-without-roads',
  // building
  'output-unwritable',
  'output-not-a-pack',
  'tool-failed',
  'tiles-unsuitable',
  // a pack as found
  'pack-missing',
  'pack-incomplete',
  'pack-newer-format',
  'manifest-unreadable',
  'manifest-invalid',
  'file-missing',
  'file-wrong-size',
  'file-wrong-hash',
  'tiles-unreadable',
  'routing-unreadable',
  'places-unreadable',
] as const;

export type RegionErrorCode = (typeof REGION_ERRORS)[number];

/** What is wrong with an extract or a pack: the code, and a message a person can act on. */
export const regionFaultSchema = z.object({
  code: z.enum(REGION_ERRORS),
  message: z.string(),
});

export type RegionFault = z.infer<typeof regionFaultSchema>;
