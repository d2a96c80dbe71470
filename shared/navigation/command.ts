import { z } from 'zod';
import { MAX_SEARCH_TEXT, PLACE_CATEGORIES, placeSchema } from './place.ts';

/**
 * What a destination is named by: a place from a list, words (the best match is taken), the nearest
 * of a category, or a place saved before.
 */
export const destinationSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('place'), place: placeSchema }),
  z.object({ by: z.literal('text'), text: z.string().trim().min(1).max(MAX_SEARCH_TEXT) }),
  z.object({ by: z.literal('category'), category: z.enum(PLACE_CATEGORIES) }),
  z.object({ by: z.literal('home') }),
  z.object({ by: z.literal('company') }),
]);

export type Destination = z.infer<typeof destinationSchema>;

/** The lists a place can be kept in. */
export const SAVED_AS = ['home', 'company', 'favourite'] as const;

export type SavedAs = (typeof SAVED_AS)[number];

/** What an action asks of navigation, as data; `main/navigation` carries it out. */
export type NavigationCommand =
  /** Find ways; `start` sets off along the best at once. */
  | {
      readonly kind: 'plan';
      readonly destination: Destination;
      readonly roundTrip: boolean;
      readonly start: boolean;
    }
  | { readonly kind: 'selectRoute'; readonly index: number }
  | { readonly kind: 'start'; readonly simulated: boolean }
  | { readonly kind: 'cancelPlan' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'dismissResume' }
  | { readonly kind: 'addVia'; readonly destination: Destination }
  | { readonly kind: 'removeVia'; readonly index: number }
  | { readonly kind: 'addChargingStops' }
  | { readonly kind: 'reroute' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'pauseSimulation'; readonly paused: boolean }
  /** Simulated drives only: take a wrong turn, to see what follows. */
  | { readonly kind: 'leaveRoute' }
  | { readonly kind: 'showReachable'; readonly shown: boolean }
  | { readonly kind: 'save'; readonly as: SavedAs; readonly destination: Destination }
  | { readonly kind: 'forget'; readonly as: SavedAs; readonly placeId?: string }
  | { readonly kind: 'clearRecents' };

/** What the map of one display is asked to do. */
export const mapCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('zoom'), direction: z.enum(['in', 'out']) }),
  /** Back to following the car. */
  z.object({ kind: z.literal('recentre') }),
  z.object({ kind: z.literal('overview'), shown: z.boolean() }),
]);

export type MapCommand = z.infer<typeof mapCommandSchema>;
