import type { Place, PlaceHit, Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { nameQuery } from '../../../shared/navigation/search/query.ts';
import { findPlaces } from './find-places.ts';
import type { NameStore } from './name-store.ts';
import type { PlaceStore, StoredPlace } from './place-store.ts';

/** Streets cross where their points come this near; points lie about 100 m apart. */
const CROSSING_M = 80;

/** Streets of one name that are tried. */
const MAX_STREETS = 8;

/** Where two streets cross, nearest first: each a place between their nearest points. */
export function findCrossings(
  names: NameStore,
  places: PlaceStore,
  [first, second]: readonly [string, string],
  near: Point | null,
  limit: number,
): PlaceHit[] {
  const streets = (text: string): StoredPlace[] => {
    const query = nameQuery(text);
    if (query === null) return [];
    return findPlaces(names, places, query, {
      near,
      limit: MAX_STREETS,
      history: [],
      category: 'street',
    }).map(({ stored }) => stored);
  };
  const crossings: PlaceHit[] = [];
  const others = streets(second);
  for (const one of streets(first)) {
    for (const other of others) {
      if (one.row === other.row) continue;
      const point = meetingPoint(places.pointsOf(one), places.pointsOf(other));
      if (point) crossings.push(crossingOf(one.place, other.place, point, near));
    }
  }
  return crossings
    .sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

function meetingPoint(one: readonly Point[], other: readonly Point[]): Point | null {
  let best: Point | null = null;
  let bestM = CROSSING_M;
  for (const a of one) {
    for (const b of other) {
      // Most pairs are far apart; that is told without trigonometry.
      if (Math.abs(a.lat - b.lat) > 0.001) continue;
      const apartM = distanceM(a, b);
      if (apartM > bestM) continue;
      bestM = apartM;
      best = { lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 };
    }
  }
  return best;
}

function crossingOf(one: Place, other: Place, point: Point, near: Point | null): PlaceHit {
  return {
    id: `${one.id}/${other.id}`.slice(0, 80),
    name: `${one.name} / ${other.name}`.slice(0, 200),
    category: 'crossing',
    ...point,
    ...(one.area !== undefined && { area: one.area }),
    ...(near !== null && { distanceM: Math.round(distanceM(near, point)) }),
  };
}
