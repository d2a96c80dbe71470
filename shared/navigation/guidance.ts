import { z } from 'zod';
import { reasonSchema } from '../contract/reason.ts';
import { pointSchema } from './place.ts';
import { routeSchema } from './route.ts';

/** Where the car is, as the map shows it. */
export const positionSchema = pointSchema.extend({
  /** Degrees clockwise from north; absent until the car has moved. */
  heading: z.number().min(0).lt(360).exactOptional(),
  speedMps: z.number().nonnegative(),
  accuracyM: z.number().nonnegative(),
  /**
   * `fix`: from the receiver. `estimated`: no fix for a moment, reckoned on from speed and heading (or
   * along the route). `lost`: the last known place, no longer trusted.
   */
  quality: z.enum(['fix', 'estimated', 'lost']),
  /** True in a simulated drive: this is not where the car is. */
  simulated: z.boolean(),
  /** True when the point was put onto the route. */
  onRoute: z.boolean(),
  /** Epoch ms of the fix, or of the reckoning. */
  ts: z.number(),
});

export type Position = z.infer<typeof positionSchema>;

export const GUIDANCE_STATUSES = ['following', 'waitingForFix', 'offRoute', 'arrived'] as const;

/**
 * What the driver is told now. While `offRoute` there is no manoeuvre and nothing is spoken: what
 * belonged to the old way must not be shown as current.
 */
export const guidanceSchema = z.object({
  status: z.enum(GUIDANCE_STATUSES),
  /** The manoeuvre ahead: its index in the route, and how far it is. */
  next: z
    .object({ manoeuvre: z.number().int(), distanceM: z.number().nonnegative() })
    .exactOptional(),
  /** The one after it, when it follows so closely that the driver must know now. */
  then: z
    .object({ manoeuvre: z.number().int(), distanceM: z.number().nonnegative() })
    .exactOptional(),
  /** True while the lanes of `next` matter. */
  showLanes: z.boolean(),
  /** The road the car is on. */
  roadName: z.string().exactOptional(),
  speedLimitKmh: z.number().int().positive().exactOptional(),
  isOverSpeed: z.boolean(),
  /** How far along the route the car is, metres from its start. */
  travelledM: z.number().nonnegative(),
  remainingM: z.number().nonnegative(),
  remainingS: z.number().nonnegative(),
  /** Epoch ms. */
  arrivalAt: z.number(),
  /** State of charge on arrival, %, of an electric car. */
  arrivalSoc: z.number().exactOptional(),
  /** The waypoint headed for: index into the route's waypoints. */
  waypoint: z.number().int().nonnegative(),
});

export type Guidance = z.infer<typeof guidanceSchema>;

/** Something said, or to be said: text in the language of the settings. */
export const utteranceSchema = z.object({
  id: z.number().int(),
  text: z.string(),
  kind: z.enum(['manoeuvre', 'overSpeed', 'offRoute', 'rerouted', 'arrival', 'state']),
});

export type Utterance = z.infer<typeof utteranceSchema>;

/** A drive being guided. */
export const navigationSessionSchema = z.object({
  id: z.string(),
  route: routeSchema,
  simulated: z.boolean(),
  /** The simulated drive stands still; real drives are never paused. */
  paused: z.boolean(),
  /** How often the way was found anew. */
  reroutes: z.number().int().nonnegative(),
  /** A new way is being looked for. */
  isRerouting: z.boolean(),
  /** Why no new way could be found. */
  trouble: reasonSchema.exactOptional(),
});

export type NavigationSession = z.infer<typeof navigationSessionSchema>;

/**
 * What happened, one to one with the broadcast states of Amap Auto that Chinese integrators know
 * (KEY_TYPE 10019); `docs/navigation-events.md` has the table.
 */
export const NAVIGATION_EVENTS = [
  'started',
  'initialised',
  'foreground',
  'background',
  'routing',
  'routeReady',
  'routeFailed',
  'guidanceStarted',
  'guidanceEnded',
  'simulationStarted',
  'simulationPaused',
  'simulationEnded',
  'speechStarted',
  'speechEnded',
  'homeChanged',
  'companyChanged',
  'arrived',
  'rerouting',
] as const;

export type NavigationEvent = (typeof NAVIGATION_EVENTS)[number];
