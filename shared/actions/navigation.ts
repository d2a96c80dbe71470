import { z } from 'zod';
import { reason, type Reason } from '../contract/reason.ts';
import {
  destinationSchema,
  SAVED_AS,
  type Destination,
  type NavigationCommand,
} from '../navigation/command.ts';
import { PLACE_CATEGORIES } from '../navigation/place.ts';
import { AVOIDANCES, MAX_VIAS } from '../navigation/route.ts';
import { GUIDANCE_VOICES } from '../settings/settings.ts';
import { always, defineAction, type ActionContext, type Effect } from './define.ts';
import { firstReason, onlyAtStandstill } from './predicates.ts';

const navigation = (command: NavigationCommand): readonly Effect[] => [
  { kind: 'navigation', command },
];

function needsMap({ navigation: { hasRegion, hasPosition } }: ActionContext): Reason | null {
  if (!hasRegion) return reason('navigation.noRegion');
  return hasPosition ? null : reason('navigation.noPosition');
}

function needsSaved({ navigation: facts }: ActionContext, { by }: Destination): Reason | null {
  if (by === 'home' && !facts.hasHome) return reason('navigation.noHome');
  if (by === 'company' && !facts.hasCompany) return reason('navigation.noCompany');
  return null;
}

function needsPlan({ navigation: { planning } }: ActionContext): Reason | null {
  return planning === 'ready' ? null : reason('navigation.nothingPlanned');
}

function needsDrive({ navigation: { isNavigating } }: ActionContext): Reason | null {
  return isNavigating ? null : reason('navigation.notNavigating');
}

function needsSimulation({ navigation: facts }: ActionContext): Reason | null {
  if (!facts.isNavigating) return reason('navigation.notNavigating');
  return facts.isSimulated ? null : reason('navigation.notSimulated');
}

function needsRoute(context: ActionContext): Reason | null {
  return context.navigation.isNavigating ? null : needsPlan(context);
}

function needsRoomForVia({ navigation: { viaCount } }: ActionContext): Reason | null {
  return viaCount < MAX_VIAS ? null : reason('navigation.tooManyVias');
}

const to = z.object({ destination: destinationSchema });

export const navigationActions = [
  defineAction({
    id: 'navigation.plan',
    input: to.extend({ roundTrip: z.boolean().default(false) }),
    risk: 'none',
    description: 'Find up to three ways to a destination and show them, without setting off.',
    predicate: (context, { destination }) =>
      firstReason(needsMap(context), needsSaved(context, destination)),
    perform: (_context, { destination, roundTrip }) =>
      navigation({ kind: 'plan', destination, roundTrip, start: false }),
  }),
  defineAction({
    id: 'navigation.navigate',
    input: to,
    risk: 'none',
    description: 'Guide the driver to a destination along the best way, at once.',
    predicate: (context, { destination }) =>
      firstReason(needsMap(context), needsSaved(context, destination)),
    perform: (_context, { destination }) =>
      navigation({ kind: 'plan', destination, roundTrip: false, start: true }),
  }),
  defineAction({
    id: 'navigation.goHome',
    input: z.object({}),
    risk: 'none',
    description: 'Guide the driver home.',
    predicate: (context) => firstReason(needsMap(context), needsSaved(context, { by: 'home' })),
    perform: () =>
      navigation({ kind: 'plan', destination: { by: 'home' }, roundTrip: false, start: true }),
  }),
  defineAction({
    id: 'navigation.goToCompany',
    input: z.object({}),
    risk: 'none',
    description: 'Guide the driver to the place of work.',
    predicate: (context) => firstReason(needsMap(context), needsSaved(context, { by: 'company' })),
    perform: () =>
      navigation({ kind: 'plan', destination: { by: 'company' }, roundTrip: false, start: true }),
  }),
  defineAction({
    id: 'navigation.goToNearest',
    input: z.object({ category: z.enum(PLACE_CATEGORIES) }),
    risk: 'none',
    description: 'Find ways to the nearest place of a category (charging, parking, fuel, food …).',
    predicate: needsMap,
    perform: (_context, { category }) =>
      navigation({
        kind: 'plan',
        destination: { by: 'category', category },
        roundTrip: false,
        start: false,
      }),
  }),
  defineAction({
    id: 'navigation.selectRoute',
    input: z.object({ index: z.number().int().min(0).max(2) }),
    risk: 'none',
    description: 'Choose one of the ways that were found; 0 is the best.',
    predicate: needsPlan,
    perform: (_context, { index }) => navigation({ kind: 'selectRoute', index }),
  }),
  defineAction({
    id: 'navigation.start',
    input: z.object({}),
    risk: 'none',
    description: 'Set off along the chosen way.',
    predicate: needsPlan,
    perform: () => navigation({ kind: 'start', simulated: false }),
  }),
  defineAction({
    id: 'navigation.simulate',
    input: z.object({}),
    risk: 'none',
    description: 'Show the chosen way as a simulated drive, at standstill.',
    predicate: (context) => firstReason(needsPlan(context), onlyAtStandstill(context)),
    perform: () => navigation({ kind: 'start', simulated: true }),
  }),
  defineAction({
    id: 'navigation.pauseSimulation',
    input: z.object({ paused: z.boolean() }),
    risk: 'none',
    description: 'Halt or continue the simulated drive.',
    predicate: needsSimulation,
    perform: (_context, { paused }) => navigation({ kind: 'pauseSimulation', paused }),
  }),
  defineAction({
    id: 'navigation.leaveRoute',
    input: z.object({}),
    risk: 'none',
    description: 'Let the simulated drive take a wrong turn, to see the new way being found.',
    predicate: needsSimulation,
    perform: () => navigation({ kind: 'leaveRoute' }),
  }),
  defineAction({
    id: 'navigation.cancelPlan',
    input: z.object({}),
    risk: 'none',
    description: 'Put the ways that were found away.',
    predicate: always,
    perform: () => navigation({ kind: 'cancelPlan' }),
  }),
  defineAction({
    id: 'navigation.stop',
    input: z.object({}),
    risk: 'none',
    description: 'End the guidance.',
    predicate: needsDrive,
    perform: () => navigation({ kind: 'stop' }),
  }),
  defineAction({
    id: 'navigation.resume',
    input: z.object({}),
    risk: 'none',
    description: 'Continue the drive that was under way before the car was switched off.',
    predicate: (context) =>
      context.navigation.isResumable ? needsMap(context) : reason('navigation.nothingToResume'),
    perform: () => navigation({ kind: 'resume' }),
  }),
  defineAction({
    id: 'navigation.dismissResume',
    input: z.object({}),
    risk: 'none',
    description: 'Do not continue the drive that was under way.',
    predicate: always,
    perform: () => navigation({ kind: 'dismissResume' }),
  }),
  defineAction({
    id: 'navigation.addVia',
    input: to,
    risk: 'none',
    description: 'Add a stop on the way.',
    predicate: (context, { destination }) =>
      firstReason(
        needsMap(context),
        needsRoute(context),
        needsSaved(context, destination),
        needsRoomForVia(context),
      ),
    perform: (_context, { destination }) => navigation({ kind: 'addVia', destination }),
  }),
  defineAction({
    id: 'navigation.removeVia',
    input: z.object({ index: z.number().int().min(0).max(MAX_VIAS) }),
    risk: 'none',
    description: 'Remove a stop from the way, counted from 0 along all of its stops.',
    predicate: needsRoute,
    perform: (_context, { index }) => navigation({ kind: 'removeVia', index }),
  }),
  defineAction({
    id: 'navigation.addChargingStops',
    input: z.object({}),
    risk: 'none',
    description: 'Add the charging stops that keep the charge above the chosen floor.',
    predicate: needsRoute,
    perform: () => navigation({ kind: 'addChargingStops' }),
  }),
  defineAction({
    id: 'navigation.reroute',
    input: z.object({}),
    risk: 'none',
    description: 'Find the way anew from where the car is.',
    predicate: needsDrive,
    perform: () => navigation({ kind: 'reroute' }),
  }),
  defineAction({
    id: 'navigation.repeat',
    input: z.object({}),
    risk: 'none',
    description: 'Say the current instruction again.',
    predicate: needsDrive,
    perform: () => navigation({ kind: 'repeat' }),
  }),
  defineAction({
    id: 'navigation.setVoice',
    input: z.object({ voice: z.enum(GUIDANCE_VOICES) }),
    risk: 'none',
    description: 'Choose how much guidance says: everything, turns only, or nothing (mute).',
    predicate: always,
    perform: (_context, { voice }) => [{ kind: 'set', key: 'guidanceVoice', value: voice }],
  }),
  defineAction({
    id: 'navigation.setAvoid',
    input: z.object({ what: z.enum(AVOIDANCES), avoided: z.boolean() }),
    risk: 'none',
    description: 'Keep routes clear of tolls, motorways, or ferries where there is another way.',
    predicate: always,
    perform: ({ settings: { avoid } }, { what, avoided }) => [
      {
        kind: 'set',
        key: 'avoid',
        value: AVOIDANCES.filter((one) => (one === what ? avoided : avoid.includes(one))),
      },
    ],
  }),
  defineAction({
    id: 'navigation.setSocFloor',
    input: z.object({ percent: z.number().int().min(5).max(50) }),
    risk: 'none',
    description: 'Choose the charge that routes with charging stops never go below.',
    predicate: always,
    perform: (_context, { percent }) => [{ kind: 'set', key: 'socFloor', value: percent }],
  }),
  defineAction({
    id: 'navigation.showReachable',
    input: z.object({ shown: z.boolean() }),
    risk: 'none',
    description: 'Show on the map how far the charge reaches.',
    predicate: (context, { shown }) => (shown ? needsMap(context) : null),
    perform: (_context, { shown }) => navigation({ kind: 'showReachable', shown }),
  }),
  defineAction({
    id: 'navigation.save',
    input: to.extend({ as: z.enum(SAVED_AS) }),
    risk: 'none',
    description: 'Keep a place as home, company, or favourite.',
    predicate: always,
    perform: (_context, { as, destination }) => navigation({ kind: 'save', as, destination }),
  }),
  defineAction({
    id: 'navigation.forget',
    input: z.object({ as: z.enum(SAVED_AS), placeId: z.string().max(80).exactOptional() }),
    risk: 'erasure',
    description: 'Remove home, company, or a favourite.',
    predicate: always,
    perform: (_context, input) => navigation({ kind: 'forget', ...input }),
  }),
  defineAction({
    id: 'navigation.clearRecents',
    input: z.object({}),
    risk: 'erasure',
    description: 'Forget the places that were navigated to.',
    predicate: always,
    perform: () => navigation({ kind: 'clearRecents' }),
  }),
];
