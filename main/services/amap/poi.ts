import { z } from 'zod';

/**
 * Answers of the Amap Web Service, place search 2.0 (`/v5/place/…`), as far as they are used. Values
 * that a place lacks come as `""` or `[]`.
 */

const text = z.union([z.string(), z.array(z.unknown()).transform(() => '')]);

export const poiSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  /** `lon,lat`, GCJ-02. */
  location: z.string().regex(/^-?\d{1,3}(?:\.\d+)?,-?\d{1,2}(?:\.\d+)?$/),
  /** Six digits; several are joined by `|`. */
  typecode: z.string().regex(/^\d{6}(?:\|\d{6})*$/),
  address: text.optional(),
  adname: text.optional(),
  business: z
    .object({ rating: text.optional(), opentime_today: text.optional() })
    .optional()
    .catch(undefined),
});

export type Poi = z.infer<typeof poiSchema>;

export const placesSchema = z.object({
  status: z.literal('1'),
  pois: z.array(z.unknown()).max(100),
});

/** `status` 0: refused, and `infocode` says why. */
export const refusalSchema = z.object({
  status: z.literal('0'),
  infocode: z.string().regex(/^\d{5}$/),
});
