import type { SavedPlaces } from './navigation-state.ts';
import type { Place } from './place.ts';
import type { SavedAs } from './command.ts';

/** Most recent destinations that are kept. */
export const MAX_RECENTS = 30;

/** Most favourites; the list stays one that a driver can look through. */
export const MAX_FAVOURITES = 50;

/** Places this close with the same name are one place, degrees (about 30 m). */
const SAME_PLACE_DEG = 0.0003;

/** True when both mean the same place: the same element of the map, or the same name at one spot. */
export function isSamePlace(one: Place, other: Place): boolean {
  if (one.id === other.id && one.id !== 'point') return true;
  return (
    one.name === other.name &&
    Math.abs(one.lon - other.lon) < SAME_PLACE_DEG &&
    Math.abs(one.lat - other.lat) < SAME_PLACE_DEG
  );
}

function without(list: readonly Place[], place: Place): Place[] {
  return list.filter((kept) => !isSamePlace(kept, place));
}

/** The lists after `place` was chosen as a destination. */
export function withRecent(saved: SavedPlaces, place: Place): SavedPlaces {
  return { ...saved, recents: [place, ...without(saved.recents, place)].slice(0, MAX_RECENTS) };
}

/** The lists after `place` was kept as home, company, or favourite. */
export function withSaved(saved: SavedPlaces, as: SavedAs, place: Place): SavedPlaces {
  if (as !== 'favourite') return { ...saved, [as]: place };
  const favourites = [place, ...without(saved.favourites, place)].slice(0, MAX_FAVOURITES);
  return { ...saved, favourites };
}

/** The lists without home, company, or the favourite with this id (all favourites without an id). */
export function withoutSaved(saved: SavedPlaces, as: SavedAs, placeId?: string): SavedPlaces {
  if (as !== 'favourite') return { ...saved, [as]: null };
  const favourites = saved.favourites.filter(({ id }) => placeId !== undefined && id !== placeId);
  return { ...saved, favourites };
}
