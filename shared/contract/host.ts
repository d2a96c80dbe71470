import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { lyricsSchema } from '../media/lyrics.ts';
import { mediaStateSchema } from '../media/media-state.ts';
import {
  browseQuerySchema,
  mediaPageSchema,
  mediaSearchSchema,
  playerReportSchema,
} from '../media/query.ts';
import { mediaIdSchema, mediaItemSchema } from '../media/track.ts';
import { mapCommandSchema } from '../navigation/command.ts';
import { navigationStateSchema } from '../navigation/navigation-state.ts';
import { placeHitSchema, placeQuerySchema, placeSchema, pointSchema } from '../navigation/place.ts';
import { routeRequestSchema, routeSchema } from '../navigation/route.ts';
import { showroomSchema } from '../ownership/showroom.ts';
import { showroomWishSchema } from '../ownership/view.ts';
import {
  draftQuerySchema,
  merchantQuerySchema,
  oneMerchantQuerySchema,
  slotQuerySchema,
} from '../services/query.ts';
import { merchantHitSchema, merchantSchema, slotSchema } from '../services/merchant.ts';
import { quoteSchema } from '../services/order.ts';
import { serviceIdSchema } from '../services/service.ts';
import { servicesStateSchema } from '../services/services-state.ts';
import { THEMES, settingsSchema } from '../settings/settings.ts';
import { RESTRICTION_FLAGS } from '../vehicle/restrictions.ts';
import {
  isActuatorPath,
  isSignalPath,
  type ActuatorPath,
  type SignalPath,
} from '../vehicle/signal.ts';
import { panelSchema } from '../actions/panel.ts';
import { assistantStateSchema } from '../assistant/assistant-state.ts';
import { heardSoundSchema } from '../assistant/hearing/sound.ts';
import { speechReportSchema } from '../assistant/speaking/speech-state.ts';
import { visibleSchema } from '../assistant/visible.ts';
import { mapConfigSchema } from './map-config.ts';
import { partsUpdate } from './parts.ts';
import { reasonSchema } from './reason.ts';
import { SOURCE_PRESENCES } from './viss.ts';

/**
 * The host API: everything a page may ask of the host. Bound to a MessagePort on the head unit and
 * to a WebSocket on the desk; which display is speaking belongs to the connection, not to the call.
 *
 * Every `watch` starts with `kind: 'full'` and continues with `kind: 'delta'`; after a reconnect it
 * starts anew, so a page never has to reconcile. A `full` comes again when a known signal has become
 * absent, which a delta cannot say: it replaces everything. A delta without content is a heartbeat, sent at
 * least every {@link HEARTBEAT_MS}.
 */

export const HEARTBEAT_MS = 500;

/** Silence after which a page counts the host as lost; leaves room for one missed heartbeat. */
export const HOST_LOST_MS = 1200;

const signalPathSchema = z.custom<SignalPath>(
  (path) => typeof path === 'string' && isSignalPath(path),
);
const actuatorPathSchema = z.custom<ActuatorPath>(
  (path) => typeof path === 'string' && isActuatorPath(path),
);

const rawValueSchema = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);

/**
 * One signal as it stands: the value, whether it is current, and when it was captured (epoch ms). A
 * value that stays the same is not sent again, so `ts` is the time of its last change.
 */
export const signalUpdateSchema = z.object({
  path: signalPathSchema,
  value: rawValueSchema,
  freshness: z.enum(['fresh', 'stale']),
  ts: z.number(),
});

export type SignalUpdate = z.infer<typeof signalUpdateSchema>;

/** State of the way from the vehicle to the host. */
export const agentLinkSchema = z.object({
  state: z.enum(['connecting', 'connected', 'lost', 'refused']),
  /** Since when, epoch ms. */
  since: z.number(),
  source: z
    .object({ kind: z.string(), presence: z.enum(SOURCE_PRESENCES), simulated: z.boolean() })
    .exactOptional(),
});

export type AgentLink = z.infer<typeof agentLinkSchema>;

export const restrictionsSchema = z.object({
  drivingState: z.enum(['unknown', 'parked', 'idling', 'moving']),
  active: z.array(z.enum(RESTRICTION_FLAGS)).readonly(),
  maxMessageLength: z.number(),
  maxItems: z.number(),
  maxDepth: z.number(),
});

export const vehicleCommandSchema = z.object({
  id: z.string(),
  path: actuatorPathSchema,
  target: rawValueSchema,
  state: z.enum(['sending', 'pending', 'confirmed', 'failed']),
  reason: reasonSchema.exactOptional(),
});

const vehicleFields = {
  /** Counts up by one per update of this stream; a gap means a lost update. */
  seq: z.number(),
  signals: z.array(signalUpdateSchema),
};

/**
 * `link`, `restrictions`, `commands`, and `actuators` are sent whole when they change. `commands`
 * lists commands in flight and, for a few seconds, those just confirmed or failed. `actuators` are
 * the paths the source can actuate now: a control for any other path is shown as not supported.
 */
export const vehicleUpdateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('full'),
    ...vehicleFields,
    link: agentLinkSchema,
    restrictions: restrictionsSchema,
    commands: z.array(vehicleCommandSchema),
    actuators: z.array(actuatorPathSchema),
  }),
  z.object({
    kind: z.literal('delta'),
    ...vehicleFields,
    link: agentLinkSchema.exactOptional(),
    restrictions: restrictionsSchema.exactOptional(),
    commands: z.array(vehicleCommandSchema).exactOptional(),
    actuators: z.array(actuatorPathSchema).exactOptional(),
  }),
]);

export type VehicleUpdate = z.infer<typeof vehicleUpdateSchema>;
export type VehicleDelta = Extract<VehicleUpdate, { kind: 'delta' }>;

/** Settings as chosen, and what follows from them now. Small, therefore always sent whole. */
export const settingsStateSchema = z.object({
  settings: settingsSchema,
  /** The theme to paint now, after auto mode has been resolved. */
  theme: z.enum(THEMES),
});

export type SettingsState = z.infer<typeof settingsStateSchema>;

export const ACTION_ORIGINS = ['touch', 'voice', 'key', 'phone', 'model'] as const;

export const performInputSchema = z.object({
  id: z.string().max(64),
  input: z.unknown(),
  origin: z.enum(ACTION_ORIGINS),
});

export const actionOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done') }),
  /** Handed to the vehicle; follow the named commands in `vehicle.watch`. */
  z.object({ status: z.literal('pending'), commands: z.array(z.string()) }),
  z.object({ status: z.literal('refused'), reason: reasonSchema }),
  z.object({ status: z.literal('failed'), reason: reasonSchema }),
]);

export type ActionOutcome = z.infer<typeof actionOutcomeSchema>;
export type ActionOrigin = (typeof ACTION_ORIGINS)[number];

/** Something the host asks this display to do, because an action elsewhere (voice, key) wants it. */
export const displayRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('openPanel'), panel: panelSchema.nullable() }),
  z.object({ kind: z.literal('map'), command: mapCommandSchema }),
  z.object({ kind: z.literal('showService'), service: serviceIdSchema.nullable() }),
  z.object({ kind: z.literal('showroom'), service: serviceIdSchema, wish: showroomWishSchema }),
  /** Tap the control that was named by its label. */
  z.object({ kind: z.literal('press'), id: z.string() }),
  z.object({ kind: z.literal('heartbeat') }),
]);

export type DisplayRequest = z.infer<typeof displayRequestSchema>;

/** The updates of the states that are told part by part, each by the `watch` of its feature. */
export const navigationUpdateSchema = partsUpdate(navigationStateSchema);
export const servicesUpdateSchema = partsUpdate(servicesStateSchema);
export const mediaUpdateSchema = partsUpdate(mediaStateSchema);
export const assistantUpdateSchema = partsUpdate(assistantStateSchema);

/** The answer of a query: its value, or why there is none. */
const answer = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), reason: reasonSchema }),
  ]);

export const placesAnswerSchema = answer(z.array(placeHitSchema));
export const placeAnswerSchema = answer(placeSchema.nullable());
/** Best first. */
export const routesAnswerSchema = answer(z.array(routeSchema).min(1).max(3));

export type PlacesAnswer = z.infer<typeof placesAnswerSchema>;
export type PlaceAnswer = z.infer<typeof placeAnswerSchema>;
export type RoutesAnswer = z.infer<typeof routesAnswerSchema>;

export const merchantsAnswerSchema = answer(z.array(merchantHitSchema));
export const merchantAnswerSchema = answer(merchantSchema);
export const slotsAnswerSchema = answer(z.array(slotSchema));
export const quoteAnswerSchema = answer(quoteSchema);

export type MerchantsAnswer = z.infer<typeof merchantsAnswerSchema>;
export type MerchantAnswer = z.infer<typeof merchantAnswerSchema>;
export type SlotsAnswer = z.infer<typeof slotsAnswerSchema>;
export type QuoteAnswer = z.infer<typeof quoteAnswerSchema>;

export const mediaPageAnswerSchema = answer(mediaPageSchema);
/** Best first. */
export const mediaItemsAnswerSchema = answer(z.array(mediaItemSchema));
/** `null`: the track has none. */
export const lyricsAnswerSchema = answer(lyricsSchema.nullable());

export type MediaPageAnswer = z.infer<typeof mediaPageAnswerSchema>;
export type MediaItemsAnswer = z.infer<typeof mediaItemsAnswerSchema>;
export type LyricsAnswer = z.infer<typeof lyricsAnswerSchema>;

export const versionsSchema = z.object({
  zhilu: z.string(),
  /** Short commit hash, when known. */
  commit: z.string().exactOptional(),
  vss: z.string(),
  node: z.string(),
  electron: z.string().exactOptional(),
  chromium: z.string().exactOptional(),
});

export type Versions = z.infer<typeof versionsSchema>;

export const sessionSchema = z.object({
  display: z.string(),
  zone: z.enum(['driver', 'passenger']),
  map: mapConfigSchema,
  versions: versionsSchema,
});

export type Session = z.infer<typeof sessionSchema>;

/** The health report of `/health`. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  /** Why the status is not `ok`. */
  problems: z.array(reasonSchema),
  uptimeSeconds: z.number(),
  versions: versionsSchema,
  agentLink: agentLinkSchema.extend({
    reconnects: z.number(),
    messages: z.number(),
  }),
  signals: z.object({
    fresh: z.number(),
    stale: z.number(),
    absent: z.number(),
    /** Age in ms of every known signal. */
    ages: z.record(z.string(), z.number()),
  }),
  /** Rejected messages on the agent link and the host API, by reason. */
  rejected: z.record(z.string(), z.number()),
  eventLoopDelayMs: z.object({ mean: z.number(), p99: z.number(), max: z.number() }),
  memory: z.object({ rssBytes: z.number(), heapUsedBytes: z.number() }),
  displays: z.array(z.object({ display: z.string(), zone: z.string(), updates: z.number() })),
});

export type Health = z.infer<typeof healthSchema>;

export const hostContract = {
  session: { open: oc.output(sessionSchema) },
  vehicle: { watch: oc.output(eventIterator(vehicleUpdateSchema)) },
  settings: { watch: oc.output(eventIterator(settingsStateSchema)) },
  actions: {
    perform: oc.input(performInputSchema).output(actionOutcomeSchema),
  },
  navigation: {
    watch: oc.output(eventIterator(navigationUpdateSchema)),
    search: oc.input(placeQuerySchema).output(placesAnswerSchema),
    /** What is here: the nearest street, address, or place. */
    reverse: oc.input(pointSchema).output(placeAnswerSchema),
    /** Ways between any two places of the region, without planning or starting anything. */
    route: oc.input(routeRequestSchema).output(routesAnswerSchema),
  },
  services: {
    watch: oc.output(eventIterator(servicesUpdateSchema)),
    /** Best first: nearest, or the least detour. */
    merchants: oc.input(merchantQuerySchema).output(merchantsAnswerSchema),
    merchant: oc.input(oneMerchantQuerySchema).output(merchantAnswerSchema),
    slots: oc.input(slotQuerySchema).output(slotsAnswerSchema),
    quote: oc.input(draftQuerySchema).output(quoteAnswerSchema),
  },
  media: {
    watch: oc.output(eventIterator(mediaUpdateSchema)),
    browse: oc.input(browseQuerySchema).output(mediaPageAnswerSchema),
    search: oc.input(mediaSearchSchema).output(mediaItemsAnswerSchema),
    lyrics: oc.input(z.object({ track: mediaIdSchema })).output(lyricsAnswerSchema),
    /** The page that sounds tells how it goes. */
    report: oc.input(playerReportSchema).output(z.void()),
  },
  assistant: {
    watch: oc.output(eventIterator(assistantUpdateSchema)),
    /** What can be pressed on this display now. */
    see: oc.input(visibleSchema).output(z.void()),
    /** What the microphone of this display picks up. */
    hear: oc.input(heardSoundSchema).output(z.void()),
    /** The page that sounds tells how speaking goes. */
    reportSpeech: oc.input(speechReportSchema).output(z.void()),
  },
  /** What the showroom offers; it does not change while the host runs. */
  ownership: { showroom: oc.output(showroomSchema) },
  display: { watch: oc.output(eventIterator(displayRequestSchema)) },
  health: { get: oc.output(healthSchema) },
};

export type HostContract = typeof hostContract;
