import { z } from 'zod';

/**
 * Which engine draws the base map. `maplibre` draws the region packs and needs nothing else;
 * `mapbox` draws Mapbox's own base map over the network, for an OEM that has a contract and token.
 */
export const mapConfigSchema = z.discriminatedUnion('engine', [
  z.strictObject({ engine: z.literal('maplibre') }),
  z.strictObject({
    engine: z.literal('mapbox'),
    /** A public token (`pk.…`); it is part of every request and therefore no secret to the page. */
    token: z.string().regex(/^pk\.[\w.-]{8,400}$/),
    day: z.string().max(200).default('mapbox://styles/mapbox/navigation-day-v1'),
    night: z.string().max(200).default('mapbox://styles/mapbox/navigation-night-v1'),
    /** Datum of the base map's coordinates; base maps for China are shifted. */
    datum: z.enum(['WGS-84', 'GCJ-02']).default('WGS-84'),
  }),
]);

export type MapConfig = z.infer<typeof mapConfigSchema>;

export const OFFLINE_MAP: MapConfig = { engine: 'maplibre' };
