import type { PlaceAnswer, PlacesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { PlaceQuery, Point } from '../../shared/navigation/place.ts';
import { lineAhead, routeInView } from '../../shared/navigation/route-ahead.ts';
import type { PlacesFailure } from './places/places-messages.ts';
import type { Places } from './places/places.ts';
import type { ChosenPlace, SearchContext } from './places/search-types.ts';

/** Recents are kept in order, not with their dates; this much apart is a fair guess, days. */
const DAYS_PER_RECENT = 2;

/** Why a question about places has no answer. */
export function reasonOf(failure: PlacesFailure): Reason {
  switch (failure.kind) {
    case 'fault':
      return reason('navigation.searchFailed', `${failure.fault.code}: ${failure.fault.message}`);
    case 'closed':
      return reason('navigation.noRegion');
    case 'superseded':
      return reason('navigation.searchFailed', 'a newer search took its place');
    case 'crashed':
      return reason('navigation.searchFailed', failure.detail);
  }
}

function historyOf({ saved }: NavigationState): ChosenPlace[] {
  const recents = saved.recents.map((place, index) => ({
    place,
    daysAgo: index * DAYS_PER_RECENT,
  }));
  const kept = [...saved.favourites, saved.home, saved.company]
    .filter((place) => place !== null)
    .map((place) => ({ place, daysAgo: 0 }));
  return [...kept, ...recents].map(({ place: { id, name }, daysAgo }) => ({
    id,
    name,
    count: 1,
    daysAgo,
  }));
}

/** What a search may know of the drive. */
export function searchContextOf(state: NavigationState): SearchContext {
  const { position, guidance } = state;
  const route = routeInView(state);
  const destination = route?.waypoints.at(-1);
  return {
    ...(position && { near: { lon: position.lon, lat: position.lat } }),
    ...(route && { route: { line: lineAhead(route, guidance) } }),
    ...(destination && { destination: { lon: destination.lon, lat: destination.lat } }),
    history: historyOf(state),
  };
}

/** Searches with what is known of the drive; `stream` names who is typing. */
export async function searchPlaces(
  places: Places,
  query: PlaceQuery,
  state: NavigationState,
  stream: string,
): Promise<PlacesAnswer> {
  if (!state.regions.active) return { ok: false, reason: reason('navigation.noRegion') };
  const result = await places.search(query, searchContextOf(state), stream);
  return result.ok
    ? { ok: true, value: result.value.hits }
    : { ok: false, reason: reasonOf(result.failure) };
}

/** What is at a point. */
export async function reversePlace(
  places: Places,
  point: Point,
  state: NavigationState,
): Promise<PlaceAnswer> {
  if (!state.regions.active) return { ok: false, reason: reason('navigation.noRegion') };
  const result = await places.reverse(point);
  return result.ok ? result : { ok: false, reason: reasonOf(result.failure) };
}
