import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { Destination } from '../../shared/navigation/command.ts';
import type { SavedPlaces } from '../../shared/navigation/navigation-state.ts';
import {
  placeQuerySchema,
  type Place,
  type PlaceHit,
  type PlaceQuery,
} from '../../shared/navigation/place.ts';

/** Hits of a search, or why there are none. */
export type Found =
  | { readonly ok: true; readonly value: readonly PlaceHit[] }
  | { readonly ok: false; readonly reason: Reason };

/** The place that `destination` names, or why there is none. */
export async function resolveDestination(
  destination: Destination,
  saved: SavedPlaces,
  search: (query: PlaceQuery) => Promise<Found>,
): Promise<Place | Reason> {
  switch (destination.by) {
    case 'place':
      return destination.place;
    case 'home':
      return saved.home ?? reason('navigation.noHome');
    case 'company':
      return saved.company ?? reason('navigation.noCompany');
    case 'text':
      return (
        keptAs(destination.text, saved) ??
        best(await search(placeQuerySchema.parse({ text: destination.text, limit: 1 })))
      );
    case 'category':
      return best(
        await search(placeQuerySchema.parse({ category: destination.category, limit: 1 })),
      );
  }
}

/** A place that was kept under this very name need not be in the region's index at all. */
const keptAs = (name: string, { favourites, recents }: SavedPlaces): Place | undefined =>
  [...favourites, ...recents].find((place) => place.name === name);

function best(found: Found): Place | Reason {
  if (!found.ok) return found.reason;
  return found.value[0] ?? reason('navigation.noPlace');
}
