import { z } from 'zod';
import { latSchema, lonSchema } from '../contract/region.ts';

/** A point on WGS-84, degrees. */
export const pointSchema = z.object({ lon: lonSchema, lat: latSchema });

export type Point = z.infer<typeof pointSchema>;

/** What a place is, as a driver would ask for it. `shared/navigation/category.ts` maps OSM tags to these. */
export const PLACE_CATEGORIES = [
  'charging',
  'parking',
  'fuel',
  'food',
  'cafe',
  'toilets',
  'hotel',
  'sight',
  'hospital',
  'pharmacy',
  'mall',
  'supermarket',
  'bank',
  'metro',
  'station',
  'airport',
  'school',
  'park',
  'government',
  'carRepair',
  'street',
  'crossing',
  'area',
  'building',
  'address',
  'other',
] as const;

export type PlaceCategory = (typeof PLACE_CATEGORIES)[number];

export const placeSchema = z.object({
  /** The OSM element it came from (`n123`, `w45`, `r6`), or `point` for bare coordinates. */
  id: z.string().min(1).max(80),
  /** The name in Simplified Chinese where the data has one. */
  name: z.string().min(1).max(200),
  nameEn: z.string().max(200).exactOptional(),
  category: z.enum(PLACE_CATEGORIES),
  ...pointSchema.shape,
  /** Street and number, as far as the data tells. */
  address: z.string().max(200).exactOptional(),
  /** The district or town around it. */
  area: z.string().max(100).exactOptional(),
  /** Charging stations: what they offer, where the data tells. */
  charging: z
    .object({
      powerKw: z.number().positive().exactOptional(),
      capacity: z.number().int().positive().exactOptional(),
    })
    .exactOptional(),
  /** Car parks: number of spaces, where the data tells. */
  capacity: z.number().int().positive().exactOptional(),
});

export type Place = z.infer<typeof placeSchema>;

/** A place that was looked for: with how far it is, and the name's part that matched. */
export const placeHitSchema = placeSchema.extend({
  /** Straight distance from where the search was made, metres. */
  distanceM: z.number().nonnegative().exactOptional(),
  /** Extra driving when it lies along a route, metres. */
  detourM: z.number().nonnegative().exactOptional(),
});

export type PlaceHit = z.infer<typeof placeHitSchema>;

/** Longest search text that is looked at; the rest cannot narrow a place down any further. */
export const MAX_SEARCH_TEXT = 64;

/**
 * A search. `text` may be Chinese, pinyin, initials, or a mix; empty text with a category lists that
 * category. Where the search happens decides the order.
 */
export const placeQuerySchema = z.object({
  /** Longer text than {@link MAX_SEARCH_TEXT} is cut, not refused. */
  text: z.string().max(20_000).default(''),
  category: z.enum(PLACE_CATEGORIES).exactOptional(),
  /** Where to measure distances from; the car when left out. */
  near: pointSchema.exactOptional(),
  /**
   * `route`: along the rest of the current route. `destination`: around its end. Else around `near`.
   */
  where: z.enum(['anywhere', 'route', 'destination']).default('anywhere'),
  limit: z.number().int().min(1).max(50).default(10),
});

export type PlaceQuery = z.infer<typeof placeQuerySchema>;
