import type { Point } from '../place.ts';
import type { Avoidance, routeRequestSchema } from '../route.ts';
import type { z } from 'zod';

/** A request whose defaults are filled in. */
export type CheckedRouteRequest = z.output<typeof routeRequestSchema>;

/** How far a street may bend away from where the car heads, degrees. */
const HEADING_TOLERANCE = 45;

/** How roads are looked for around a point. */
export interface Search {
  /** How far away, m. */
  readonly cutoffM: number;
  /** How many edges must be reachable from a road for it to count. */
  readonly reach: number;
}

/** As Valhalla looks by itself: far, and for roads that lead on for fifty edges. */
export const THOROUGH_SEARCH: Search = { cutoffM: 35_000, reach: 50 };

/**
 * Counting the reachable edges of every road around is the largest part of a short route's time. Ten
 * are enough to pass by car parks without a way out, and give the same way; where that finds none,
 * the thorough search has the last word.
 */
export const QUICK_SEARCH: Search = { cutoffM: 2000, reach: 10 };

/** Valhalla's word for each; 0 avoids wherever there is another way at all. */
const USE: Readonly<Record<Avoidance, string>> = {
  tolls: 'use_tolls',
  motorways: 'use_highways',
  ferries: 'use_ferry',
};

interface QueryLocation extends Point {
  readonly heading?: number | undefined;
}

function locationOf(
  { lon, lat, heading }: QueryLocation,
  { cutoffM, reach }: Search = THOROUGH_SEARCH,
): object {
  return {
    lon,
    lat,
    type: 'break',
    search_cutoff: cutoffM,
    minimum_reachability: reach,
    ...(heading !== undefined && { heading, heading_tolerance: HEADING_TOLERANCE }),
  };
}

/**
 * Valhalla's route query through `points`. Directions without narrative: the text is written from
 * the manoeuvres, and leaving it out saves a part of the time. Lanes cost nothing measurable.
 *
 * @param alternates ways besides the best; Valhalla gives none when there are stops between
 */
export function routeQuery(
  points: readonly QueryLocation[],
  avoid: readonly Avoidance[],
  alternates: number,
  search: Search,
): string {
  return JSON.stringify({
    locations: points.map((point) => locationOf(point, search)),
    costing: 'auto',
    costing_options: { auto: Object.fromEntries(avoid.map((what) => [USE[what], 0])) },
    directions_type: 'maneuvers',
    turn_lanes: true,
    ...(alternates > 0 && { alternates }),
  });
}

/** Times and distances between every source and every target. */
export function matrixQuery(
  sources: readonly Point[],
  targets: readonly Point[],
  avoid: readonly Avoidance[],
): string {
  return JSON.stringify({
    sources: sources.map((point) => locationOf(point)),
    targets: targets.map((point) => locationOf(point)),
    costing: 'auto',
    costing_options: { auto: Object.fromEntries(avoid.map((what) => [USE[what], 0])) },
    verbose: false,
  });
}

/** Share of the largest part below which a separate part of the area is noise. */
const DENOISE = 0.05;
/** Tolerance of the outline, m: finer than a map of the whole area can show. */
const GENERALIZE_M = 60;

/** The area within `rangeM` of driving. */
export function isochroneQuery(from: Point, rangeM: number): string {
  return JSON.stringify({
    locations: [locationOf(from)],
    costing: 'auto',
    contours: [{ distance: rangeM / 1000 }],
    polygons: true,
    denoise: DENOISE,
    generalize: GENERALIZE_M,
  });
}

/** The speed limits of the edges under a way that came from the same graph. */
export function speedLimitQuery(geometry: string): string {
  return JSON.stringify({
    encoded_polyline: geometry,
    costing: 'auto',
    shape_match: 'edge_walk',
    filters: { attributes: ['edge.speed_limit', 'edge.begin_shape_index'], action: 'include' },
  });
}
