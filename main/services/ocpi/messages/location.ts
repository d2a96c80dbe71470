import { z } from 'zod';
import { ciString, countryCode, dateTime, partyId, tolerantList } from './basics.ts';

/** Location, EVSE, and Connector of the module `locations`. */

export const connectorSchema = z.object({
  id: ciString(36),
  power_type: z.string().max(40),
  max_voltage: z.number().positive().max(5000),
  max_amperage: z.number().positive().max(5000),
  max_electric_power: z.number().positive().max(5_000_000).nullish(),
  tariff_ids: z.array(ciString(36)).max(100).nullish(),
  last_updated: dateTime,
});

/** What PATCH brings: whatever has changed, and when. */
export const connectorPatchSchema = connectorSchema.partial().required({ last_updated: true });

export type Connector = z.infer<typeof connectorSchema>;

export const evseSchema = z.object({
  uid: ciString(36),
  evse_id: z.string().max(48).nullish(),
  status: z.string().max(40),
  capabilities: z.array(z.string().max(60)).max(60).nullish(),
  connectors: tolerantList(connectorSchema, 40),
  physical_reference: z.string().max(40).nullish(),
  last_updated: dateTime,
});

export const evsePatchSchema = evseSchema.partial().required({ last_updated: true });

export type Evse = z.infer<typeof evseSchema>;

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const hoursSchema = z.object({
  twentyfourseven: z.boolean(),
  regular_hours: z
    .array(
      z.object({ weekday: z.int().min(1).max(7), period_begin: timeOfDay, period_end: timeOfDay }),
    )
    .max(60)
    .nullish(),
});

export const locationSchema = z.object({
  country_code: countryCode,
  party_id: partyId,
  id: ciString(36),
  publish: z.boolean(),
  name: z.string().max(255).nullish(),
  address: z.string().max(200),
  city: z.string().max(200),
  /** WGS-84. */
  coordinates: z.object({
    latitude: z.string().regex(/^-?\d{1,2}\.\d+$/),
    longitude: z.string().regex(/^-?\d{1,3}\.\d+$/),
  }),
  evses: tolerantList(evseSchema, 1000).nullish(),
  opening_times: hoursSchema.nullish().catch(null),
  time_zone: z.string().max(255),
  last_updated: dateTime,
});

export const locationPatchSchema = locationSchema.partial().required({ last_updated: true });

export type Location = z.infer<typeof locationSchema>;
