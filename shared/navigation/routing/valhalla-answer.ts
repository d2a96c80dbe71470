import { z } from 'zod';

/**
 * The parts of Valhalla's answers (its own JSON format, 3.6) that routes are made of. Lengths are
 * km, times s, shapes polylines of six digits.
 */

const signElementsSchema = z.array(z.object({ text: z.string() })).exactOptional();

const maneuverSchema = z.object({
  type: z.number().int(),
  street_names: z.array(z.string()).exactOptional(),
  /** The names at its beginning, where they are not those of most of it. */
  begin_street_names: z.array(z.string()).exactOptional(),
  time: z.number(),
  length: z.number(),
  begin_shape_index: z.number().int(),
  end_shape_index: z.number().int(),
  roundabout_exit_count: z.number().int().exactOptional(),
  sign: z
    .object({
      exit_number_elements: signElementsSchema,
      exit_branch_elements: signElementsSchema,
      exit_toward_elements: signElementsSchema,
    })
    .exactOptional(),
  lanes: z
    .array(
      z.object({
        directions: z.number().int(),
        active: z.number().int().exactOptional(),
        valid: z.number().int().exactOptional(),
      }),
    )
    .exactOptional(),
});

export type ValhallaManeuver = z.infer<typeof maneuverSchema>;
export type ValhallaLane = NonNullable<ValhallaManeuver['lanes']>[number];

const tripSchema = z.object({
  legs: z
    .array(
      z.object({
        maneuvers: z.array(maneuverSchema).min(1),
        summary: z.object({ time: z.number(), length: z.number() }),
        shape: z.string().min(1),
      }),
    )
    .min(1),
  summary: z.object({
    has_toll: z.boolean(),
    has_highway: z.boolean(),
    has_ferry: z.boolean(),
    min_lat: z.number(),
    min_lon: z.number(),
    max_lat: z.number(),
    max_lon: z.number(),
    time: z.number(),
    length: z.number(),
  }),
});

export type ValhallaTrip = z.infer<typeof tripSchema>;

export const routeAnswerSchema = z.object({
  trip: tripSchema,
  alternates: z.array(z.object({ trip: tripSchema })).default([]),
});

/** `null` where there is no way. */
const matrixSchema = z.array(z.array(z.number().nullable()));

/** Rows are sources, columns targets; km and s. */
export const matrixAnswerSchema = z.object({
  sources_to_targets: z.object({ distances: matrixSchema, durations: matrixSchema }),
});

const ringSchema = z.array(z.tuple([z.number(), z.number()]));

export const isochroneAnswerSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
      ]),
    }),
  ),
});

/** Edges under a trace; `speed_limit` in km/h, or the word for no limit at all. */
export const traceAnswerSchema = z.object({
  edges: z.array(
    z.object({
      begin_shape_index: z.number().int(),
      speed_limit: z.union([z.number(), z.literal('unlimited')]).exactOptional(),
    }),
  ),
});

export type TraceAnswer = z.infer<typeof traceAnswerSchema>;
