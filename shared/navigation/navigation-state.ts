import { z } from 'zod';
import { reasonSchema } from '../contract/reason.ts';
import { bboxSchema, regionFaultSchema } from '../contract/region.ts';
import {
  guidanceSchema,
  navigationSessionSchema,
  positionSchema,
  utteranceSchema,
} from './guidance.ts';
import { placeSchema, pointSchema } from './place.ts';
import { routeSchema, waypointSchema } from './route.ts';

/** A region pack as the map needs it. */
export const regionSummarySchema = z.object({
  id: z.string(),
  names: z.object({ 'zh-CN': z.string(), 'en-US': z.string() }),
  version: z.string(),
  bbox: bboxSchema,
  attribution: z.string(),
  mapApproval: z.string().exactOptional(),
  schematic: z.boolean(),
  minZoom: z.number(),
  maxZoom: z.number(),
});

export type RegionSummary = z.infer<typeof regionSummarySchema>;

export const regionsStateSchema = z.object({
  /** The region of the map and of every search; `null` when no pack can be used. */
  active: regionSummarySchema.nullable(),
  available: z.array(regionSummarySchema),
  /** Packs that were set aside, and why. */
  faults: z.array(z.object({ pack: z.string(), fault: regionFaultSchema })),
});

export type RegionsState = z.infer<typeof regionsStateSchema>;

/** The ways found for a destination, before the driver sets off. */
export const planningStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('routing'), destination: waypointSchema }),
  z.object({
    state: z.literal('ready'),
    destination: waypointSchema,
    vias: z.array(waypointSchema),
    roundTrip: z.boolean(),
    /** Best first. */
    routes: z.array(routeSchema).min(1).max(3),
    selected: z.number().int().nonnegative(),
  }),
  z.object({ state: z.literal('failed'), destination: waypointSchema, reason: reasonSchema }),
]);

export type PlanningState = z.infer<typeof planningStateSchema>;

/** Places the driver has chosen before. */
export const savedPlacesSchema = z.object({
  home: placeSchema.nullable(),
  company: placeSchema.nullable(),
  favourites: z.array(placeSchema),
  /** Latest first. */
  recents: z.array(placeSchema),
});

export type SavedPlaces = z.infer<typeof savedPlacesSchema>;

/** The area the charge reaches, as rings of points. */
export const reachableAreaSchema = z.object({
  rings: z.array(z.array(pointSchema)),
  rangeM: z.number(),
});

export type ReachableArea = z.infer<typeof reachableAreaSchema>;

/** A drive that was under way when the car was switched off, offered to be continued. */
export const resumableSchema = z.object({ destination: waypointSchema, stoppedAt: z.number() });

/**
 * Everything about navigation that every display shows. Each part is sent whole when it changes and
 * left alone when it does not: a new fix does not carry the route along.
 */
export const navigationStateSchema = z.object({
  regions: regionsStateSchema,
  position: positionSchema.nullable(),
  saved: savedPlacesSchema,
  planning: planningStateSchema,
  session: navigationSessionSchema.nullable(),
  guidance: guidanceSchema.nullable(),
  utterance: utteranceSchema.nullable(),
  resumable: resumableSchema.nullable(),
  reachable: reachableAreaSchema.nullable(),
});

export type NavigationState = z.infer<typeof navigationStateSchema>;

/** Nothing is known yet. */
export const EMPTY_NAVIGATION: NavigationState = {
  regions: { active: null, available: [], faults: [] },
  position: null,
  saved: { home: null, company: null, favourites: [], recents: [] },
  planning: { state: 'none' },
  session: null,
  guidance: null,
  utterance: null,
  resumable: null,
  reachable: null,
};
