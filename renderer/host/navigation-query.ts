import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { PlaceAnswer, PlacesAnswer } from '../../shared/contract/host.ts';
import type { placeQuerySchema, Point } from '../../shared/navigation/place.ts';
import { ask } from './ask.ts';
import type { HostLink } from './host-link.ts';

/** Questions about places; each is answered, if only with the reason why not. */
export interface NavigationQuery {
  searchPlaces(query: z.input<typeof placeQuerySchema>): Promise<PlacesAnswer>;
  /** The nearest street, address, or place. */
  reversePlace(point: Point): Promise<PlaceAnswer>;
}

/** Asks the host over `link`. */
export function createNavigationQuery(link: HostLink): NavigationQuery {
  return {
    searchPlaces: (query) => ask(link, ({ navigation }) => navigation.search(query)),
    reversePlace: (point) => ask(link, ({ navigation }) => navigation.reverse(point)),
  };
}

/** Provided once by the shell; see `renderer/app/main.tsx`. */
export const NavigationQueryContext = createContext<NavigationQuery | null>(null);

/** The one way from a component to the places of the region. */
export function useNavigationQuery(): NavigationQuery {
  const query = useContext(NavigationQueryContext);
  if (!query) throw new Error('useNavigationQuery needs a NavigationQueryContext above it');
  return query;
}
