import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { namesSchema } from './names.ts';
import { lineSchema, pointSchema, ringSchema } from './vertex.ts';

const named = { name: z.string().min(1), en: z.string().min(1), pinyin: z.string().optional() };

const roadClassSchema = z.enum(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);
export type RoadClass = z.infer<typeof roadClassSchema>;

const roadSchema = z.strictObject({
  id: z.string(),
  class: roadClassSchema,
  dual: z.boolean(),
  oneway: z.boolean().default(false),
  /** Lanes of one carriageway; of both directions together where the road has only one. */
  lanes: z.int().min(1),
  speed: z.int(),
  parts: z.array(z.strictObject({ ...named, line: lineSchema })),
});

const expresswaySchema = z.strictObject({
  id: z.string(),
  class: roadClassSchema,
  layer: z.int(),
  lanes: z.int(),
  speed: z.int(),
  line: lineSchema,
  parts: z.array(
    z.strictObject({
      from: z.int(),
      ...named,
      ref: z.string().optional(),
      class: roadClassSchema.optional(),
      speed: z.int().optional(),
    }),
  ),
  /** The road on the ground below it, by vertex. */
  ground: z.array(z.strictObject({ from: z.int(), to: z.int(), class: roadClassSchema, ...named })),
  /** Where ramps lead up and down: vertex and share of the way to the next. */
  ramps: z.array(z.number()),
});

const roadsSchema = z.strictObject({
  roads: z.array(roadSchema),
  expressways: z.array(expresswaySchema),
  interchanges: z.array(z.strictObject({ a: z.string(), b: z.string(), ...named })),
});

const area = { ...named, ring: ringSchema };
const areasSchema = z.strictObject({
  lakes: z.array(z.strictObject({ id: z.string(), ...area })),
  islands: z.array(z.strictObject({ id: z.string(), kind: z.enum(['park', 'wood']), ...area })),
  causeways: z.array(
    z.strictObject({
      id: z.string(),
      ...named,
      line: lineSchema,
      widthM: z.number(),
      /** Where a bridge interrupts it: share of the way. */
      gaps: z.array(z.strictObject({ at: z.number(), ...named })),
    }),
  ),
  ponds: z.array(z.strictObject({ id: z.string(), ...area })),
  river: z.strictObject({ ...named, north: lineSchema, south: lineSchema }),
  canals: z.array(
    z.strictObject({ id: z.string(), ...named, widthM: z.number(), line: lineSchema }),
  ),
  hills: z.array(z.strictObject({ id: z.string(), ...area, peak: pointSchema, ele: z.int() })),
  parks: z.array(z.strictObject(area)),
  campuses: z.array(z.strictObject({ ...area, kind: z.enum(['university', 'stadium']) })),
  zones: z.array(
    z.strictObject({ kind: z.enum(['scenic', 'cbd', 'old', 'industry']), ring: ringSchema }),
  ),
  /** The districts, as far as they lie in the region. */
  outlines: z.array(z.strictObject(area)),
  districts: z.array(
    z.strictObject({
      ...named,
      place: z.enum(['city', 'suburb', 'neighbourhood']),
      at: pointSchema,
    }),
  ),
});

const railSchema = z.strictObject({
  lines: z.array(
    z.strictObject({
      ...named,
      kind: z.literal('rail'),
      tracks: z.int(),
      elevated: z.boolean().default(false),
      line: lineSchema,
    }),
  ),
  stations: z.array(z.strictObject({ ...named, alt: z.string().optional(), at: pointSchema })),
  metro: z.array(
    z.strictObject({
      ref: z.string(),
      ...named,
      colour: z.string(),
      stops: z.array(z.tuple([z.string(), z.string(), pointSchema])),
    }),
  ),
});

const tagsSchema = z.record(z.string(), z.string());
const wordSchema = z.tuple([z.string(), z.string()]);

const placesSchema = z.strictObject({
  /** Tags of each kind of place. */
  kinds: z.record(z.string(), tagsSchema),
  places: z.array(z.strictObject({ kind: z.string(), ...named, at: pointSchema })),
  /** Places that do not exist: how many, and the words that their names are made of. */
  fill: z.array(
    z.strictObject({
      kind: z.string(),
      count: z.int(),
      tags: tagsSchema,
      brands: z.array(wordSchema),
      nouns: z.array(wordSchema),
    }),
  ),
  schools: z.array(wordSchema),
});

const driveSchema = z.strictObject({
  name: z.string(),
  about: z.string(),
  vias: z.array(z.strictObject({ at: pointSchema, heading: z.number() })),
  /** Where the driver pulls up once per lap. */
  kerb: pointSchema.optional(),
});

const drivesSchema = z.strictObject({
  routes: z.array(driveSchema),
  /** Where a car stands: at the right edge of the nearest road, in the direction nearest to `heading`. */
  places: z.array(
    z.strictObject({ name: z.string(), about: z.string(), at: pointSchema, heading: z.number() }),
  ),
});

export type DrivesSource = z.infer<typeof drivesSchema>;
export type PlacesSource = z.infer<typeof placesSchema>;
export type RoadSource = z.infer<typeof roadSchema>;
export type ExpresswaySource = z.infer<typeof expresswaySchema>;
export type RoadsSource = z.infer<typeof roadsSchema>;
export type AreasSource = z.infer<typeof areasSchema>;
export type RailSource = z.infer<typeof railSchema>;

export interface DemoSource {
  readonly roads: RoadsSource;
  readonly areas: AreasSource;
  readonly rail: RailSource;
  readonly places: PlacesSource;
  readonly drives: DrivesSource;
  readonly names: z.infer<typeof namesSchema>;
}

/**
 * Reads what was written by hand: `roads.json`, `areas.json`, `rail.json`, `places.json`,
 * `names.json`, and `drives.json`.
 *
 * @throws Error naming the file, when one cannot be read or does not fit its schema
 */
export function readSource(folder: string): DemoSource {
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> => {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  return {
    roads: read('roads.json', roadsSchema),
    areas: read('areas.json', areasSchema),
    rail: read('rail.json', railSchema),
    places: read('places.json', placesSchema),
    drives: read('drives.json', drivesSchema),
    names: read('names.json', namesSchema),
  };
}
