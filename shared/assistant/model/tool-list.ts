import { z } from 'zod';
import type { ActionId } from '../../actions/registry.ts';
import { MAX_SEARCH_TEXT, PLACE_CATEGORIES } from '../../navigation/place.ts';

/**
 * A destination as it can be said. A place of a list has coordinates, which would lead wherever a
 * model likes under whatever name: it is chosen from the list instead.
 */
const saidDestination = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('text'),
    text: z.string().trim().min(1).max(MAX_SEARCH_TEXT).describe('The name as the driver said it'),
  }),
  z.strictObject({ by: z.literal('category'), category: z.enum(PLACE_CATEGORIES) }),
  z.strictObject({ by: z.literal('home') }),
  z.strictObject({ by: z.literal('company') }),
]);

/** How an action is offered to a language model. */
export interface Offer {
  readonly id: ActionId;
  /** Fields of the input that nobody says (ids of a list, moments): left to their defaults. */
  readonly without?: readonly string[];
  /** Fields with a narrower schema than the action's own. */
  readonly narrowed?: Readonly<Record<string, z.ZodType>>;
  /** Withheld in motion by the action itself: not worth offering then. */
  readonly isForRest?: true;
}

const to = { narrowed: { destination: saidDestination } } as const;

/**
 * What a language model may wish for; an action that does not stand here is never its to call. Left
 * out: what cannot be undone (reset, forget, delete, save over), what a model cannot name (ids of
 * tracks, orders, products), consent, the conversation itself, and suggestions, whose words it does
 * not know.
 */
export const OFFERS: readonly Offer[] = [
  { id: 'climate.setTemperature' },
  { id: 'climate.adjustTemperature' },
  { id: 'climate.setFanSpeed' },
  { id: 'climate.setAirDistribution' },
  { id: 'climate.setPower' },
  { id: 'climate.setAirConditioning' },
  { id: 'climate.setAuto' },
  { id: 'climate.setSync' },
  { id: 'climate.setRecirculation' },
  { id: 'climate.setFrontDefroster' },
  { id: 'climate.setRearDefroster' },
  { id: 'seat.setHeatingCooling' },
  { id: 'seat.setSteeringWheelHeating' },
  { id: 'window.setPosition' },
  { id: 'door.setLocked' },
  { id: 'trunk.setOpen' },
  { id: 'lights.setSwitch' },
  { id: 'lights.setHighBeam' },
  { id: 'wipers.setMode' },
  { id: 'display.setTheme' },
  { id: 'display.setLanguage', isForRest: true },
  { id: 'display.setDistanceUnit', isForRest: true },
  { id: 'display.setTemperatureUnit', isForRest: true },
  { id: 'display.setPressureUnit', isForRest: true },
  { id: 'panel.open' },
  { id: 'panel.close' },
  { id: 'map.zoom' },
  { id: 'map.setView' },
  { id: 'map.overview' },
  { id: 'map.recentre' },
  { id: 'navigation.plan', ...to },
  { id: 'navigation.navigate', ...to },
  { id: 'navigation.goHome' },
  { id: 'navigation.goToCompany' },
  { id: 'navigation.goToNearest' },
  { id: 'navigation.selectRoute' },
  { id: 'navigation.start' },
  { id: 'navigation.cancelPlan' },
  { id: 'navigation.stop' },
  { id: 'navigation.addVia', ...to },
  { id: 'navigation.addChargingStops' },
  { id: 'navigation.reroute' },
  { id: 'navigation.repeat' },
  { id: 'navigation.setVoice' },
  { id: 'navigation.setAvoid' },
  { id: 'navigation.showReachable' },
  { id: 'media.play' },
  { id: 'media.pause' },
  { id: 'media.next' },
  { id: 'media.previous' },
  { id: 'media.setVolume' },
  { id: 'media.changeVolume' },
  { id: 'media.setShuffle' },
  { id: 'media.setRepeat' },
  { id: 'media.playAll' },
  { id: 'media.playByName' },
  { id: 'media.playFavourites' },
  { id: 'services.showCategory' },
  { id: 'charging.reserve', without: ['merchant', 'connectorId'] },
  { id: 'charging.start', without: ['merchant', 'connectorId'], isForRest: true },
  { id: 'charging.stop' },
  { id: 'parking.reserve', without: ['merchant', 'from', 'to'] },
  { id: 'parking.leave' },
  { id: 'fuel.order', without: ['merchant', 'pump'], isForRest: true },
  { id: 'food.orderUsual' },
  { id: 'carCare.book', without: ['merchant', 'slotId', 'productIds', 'subject'] },
  { id: 'orders.pay', without: ['key'] },
  { id: 'orders.cancel', without: ['key'] },
  { id: 'ownership.show' },
];
