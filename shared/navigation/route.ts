import { z } from 'zod';
import { pointSchema } from './place.ts';

/**
 * Valhalla's manoeuvre types by their own names; the index is Valhalla's number
 * (valhalla/proto/directions.proto, `DirectionsLeg.Maneuver.Type`).
 */
export const MANOEUVRE_TYPES = [
  'None',
  'Start',
  'StartRight',
  'StartLeft',
  'Destination',
  'DestinationRight',
  'DestinationLeft',
  'Becomes',
  'Continue',
  'SlightRight',
  'Right',
  'SharpRight',
  'UturnRight',
  'UturnLeft',
  'SharpLeft',
  'Left',
  'SlightLeft',
  'RampStraight',
  'RampRight',
  'RampLeft',
  'ExitRight',
  'ExitLeft',
  'StayStraight',
  'StayRight',
  'StayLeft',
  'Merge',
  'RoundaboutEnter',
  'RoundaboutExit',
  'FerryEnter',
  'FerryExit',
  'Transit',
  'TransitTransfer',
  'TransitRemainOn',
  'TransitConnectionStart',
  'TransitConnectionTransfer',
  'TransitConnectionDestination',
  'PostTransitConnectionDestination',
  'MergeRight',
  'MergeLeft',
  'ElevatorEnter',
  'StepsEnter',
  'EscalatorEnter',
  'BuildingEnter',
  'BuildingExit',
] as const;

export type ManoeuvreType = (typeof MANOEUVRE_TYPES)[number];

/** Where an arrow on the road surface points; OSM's `turn:lanes` values, in Valhalla's spelling. */
export const LANE_DIRECTIONS = [
  'reverse',
  'sharpLeft',
  'left',
  'slightLeft',
  'through',
  'slightRight',
  'right',
  'sharpRight',
  'mergeToLeft',
  'mergeToRight',
] as const;

export type LaneDirection = (typeof LANE_DIRECTIONS)[number];

/** One lane, left to right as the driver sees it. Empty `directions`: nothing is painted. */
export const laneSchema = z.object({
  directions: z.array(z.enum(LANE_DIRECTIONS)),
  /** `active`: best for what follows too; `valid`: leads through this manoeuvre. */
  use: z.enum(['invalid', 'valid', 'active']),
  /** The direction of this lane that the route takes. */
  take: z.enum(LANE_DIRECTIONS).exactOptional(),
});

export type Lane = z.infer<typeof laneSchema>;

export const manoeuvreSchema = z.object({
  type: z.enum(MANOEUVRE_TYPES),
  /** Index of the leg it belongs to. */
  leg: z.number().int().nonnegative(),
  /** Where it happens, and where the next one does: indices into the route's geometry. */
  beginShapeIndex: z.number().int().nonnegative(),
  endShapeIndex: z.number().int().nonnegative(),
  /** From this manoeuvre to the next. */
  distanceM: z.number().nonnegative(),
  durationS: z.number().nonnegative(),
  /** The road it leads into, in the driver's script; absent when the data has no name. */
  roadName: z.string().exactOptional(),
  roadRef: z.string().exactOptional(),
  /** English name of that road, where the data has one. */
  roadNameEn: z.string().exactOptional(),
  /** Which exit of the roundabout, from 1. */
  roundaboutExit: z.number().int().positive().exactOptional(),
  /** Number of a motorway exit, and where its sign points to. */
  exitNumber: z.string().exactOptional(),
  exitToward: z.string().exactOptional(),
  /** Lanes before the manoeuvre, when the data has them. */
  lanes: z.array(laneSchema).exactOptional(),
});

export type Manoeuvre = z.infer<typeof manoeuvreSchema>;

/** What to stay clear of; each is avoided where there is another way at all. */
export const AVOIDANCES = ['tolls', 'motorways', 'ferries'] as const;

export type Avoidance = (typeof AVOIDANCES)[number];

/** Most stops between start and end: more are a day's work, not a drive. */
export const MAX_VIAS = 8;

/** Where a route leads to or through. */
export const waypointSchema = pointSchema.extend({
  name: z.string().max(200),
  nameEn: z.string().max(200).exactOptional(),
  /** Why it is on the way: the driver's wish, or a charging stop that the car needs. */
  kind: z.enum(['destination', 'via', 'charging']),
  /** Charging stops: state of charge to leave with (%), and how long that takes. */
  charge: z
    .object({
      arriveSoc: z.number(),
      leaveSoc: z.number(),
      durationS: z.number(),
      powerKw: z.number(),
    })
    .exactOptional(),
});

export type Waypoint = z.infer<typeof waypointSchema>;

/** The car as the energy estimate needs it. Absent: no electric car, or its charge is unknown. */
export const electricStateSchema = z.object({
  /** State of charge now, %. */
  soc: z.number().min(0).max(100),
  /** Usable energy of a full battery, kWh. */
  capacityKwh: z.number().positive(),
  outsideC: z.number().min(-60).max(70).exactOptional(),
});

export type ElectricState = z.infer<typeof electricStateSchema>;

export const routeRequestSchema = z.object({
  from: pointSchema.extend({
    /** Where the car heads, degrees clockwise from north: a moving car is not asked to turn round. */
    heading: z.number().min(0).lt(360).exactOptional(),
  }),
  to: waypointSchema,
  vias: z.array(waypointSchema).max(MAX_VIAS).default([]),
  avoid: z.array(z.enum(AVOIDANCES)).default([]),
  /** How many ways to offer besides the best. */
  alternatives: z.number().int().min(0).max(2).default(0),
  /** Return to where it started, through `to`. */
  roundTrip: z.boolean().default(false),
  electric: electricStateSchema.exactOptional(),
  /** Add charging stops so that the charge stays above this floor, %. Needs `electric`. */
  keepSocAbove: z.number().min(0).max(50).exactOptional(),
});

export type RouteRequest = z.input<typeof routeRequestSchema>;

export const legSchema = z.object({
  distanceM: z.number().nonnegative(),
  durationS: z.number().nonnegative(),
  /** Index into the route's geometry where the leg ends. */
  endShapeIndex: z.number().int().nonnegative(),
  /** Electric cars with known charge only. */
  energyKwh: z.number().exactOptional(),
  /** State of charge at the end of the leg, %; below 0 means the charge does not reach. */
  arrivalSoc: z.number().exactOptional(),
});

/** A stretch with one speed limit. */
export const speedLimitSchema = z.object({
  fromShapeIndex: z.number().int().nonnegative(),
  /** `null` where the data does not tell. */
  kmh: z.number().int().positive().nullable(),
});

export const routeSchema = z.object({
  /** Unique within the host's life. */
  id: z.string(),
  /** The way as an encoded polyline, six digits. */
  geometry: z.string(),
  /** `[west, south, east, north]`; flat when the way runs along a meridian or parallel. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  distanceM: z.number().nonnegative(),
  durationS: z.number().nonnegative(),
  /** In order; the last is the destination. */
  waypoints: z.array(waypointSchema).min(1),
  legs: z.array(legSchema).min(1),
  manoeuvres: z.array(manoeuvreSchema),
  speedLimits: z.array(speedLimitSchema),
  /** `null`: the data does not tell. */
  tolls: z.boolean().nullable(),
  motorways: z.boolean(),
  ferries: z.boolean(),
  /** The roads with the longest part of the way, to tell alternatives apart. */
  viaRoads: z.array(z.object({ name: z.string(), nameEn: z.string().exactOptional() })).max(3),
  /** Which side of the road the destination is on, as seen when arriving. */
  arrivalSide: z.enum(['left', 'right']).exactOptional(),
});

export type Route = z.infer<typeof routeSchema>;
export type Leg = z.infer<typeof legSchema>;
export type SpeedLimit = z.infer<typeof speedLimitSchema>;
