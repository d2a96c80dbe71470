import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf } from '../agent-error.ts';
import type { Corner } from './route.ts';
import { cornersAlong } from './route-line.ts';

/** Speed limit where the file names none, km/h. */
const USUAL_LIMIT = 60;
/** Largest file that is read, bytes, and the most points in it. */
const MAX_BYTES = 8_000_000;
const MAX_POINTS = 100_000;

const positionSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)], z.unknown())
  .transform(([longitude, latitude]) => [longitude, latitude] as const);

const limitSchema = z.number().min(10).max(130).default(USUAL_LIMIT);

const lineSchema = z.object({
  type: z.literal('LineString').optional(),
  coordinates: z.array(positionSchema).min(2).max(MAX_POINTS),
});

const featureSchema = z.object({
  type: z.literal('Feature'),
  geometry: lineSchema,
  properties: z.object({ maxspeed: limitSchema }).nullish(),
});

/** GeoJSON with one line, or bare coordinates. */
const routeFileSchema = z.union([
  lineSchema
    .extend({ maxspeed: limitSchema })
    .transform(({ coordinates, maxspeed }) => ({ coordinates, limit: maxspeed })),
  featureSchema.transform(({ geometry, properties }) => ({
    coordinates: geometry.coordinates,
    limit: properties?.maxspeed ?? USUAL_LIMIT,
  })),
  z
    .object({ type: z.literal('FeatureCollection'), features: z.tuple([featureSchema]) })
    .transform(({ features: [{ geometry, properties }] }) => ({
      coordinates: geometry.coordinates,
      limit: properties?.maxspeed ?? USUAL_LIMIT,
    })),
]);

/**
 * Reads a route for the simulator to drive: GeoJSON with one LineString (bare, as a Feature, or as
 * the only Feature of a collection), or `{ "coordinates": [[lon, lat], …] }`; WGS-84. A property
 * `maxspeed` (km/h) sets the speed limit, 60 otherwise.
 *
 * @throws Error with a sentence on what is wrong with the file
 */
export async function readRouteFile(file: string): Promise<readonly Corner[]> {
  const parsed = routeFileSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    throw new Error(
      `The route ${file} must hold one GeoJSON LineString of [longitude, latitude] in degrees, ` +
        `2 to ${MAX_POINTS} points, or { "coordinates": … }.`,
    );
  }
  try {
    return cornersAlong(parsed.data.coordinates, parsed.data.limit);
  } catch (error) {
    throw new Error(`The route ${file} cannot be driven: ${messageOf(error)}.`, { cause: error });
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`The route ${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}
