import type { Place, PlaceCategory, Point } from '../../../shared/navigation/place.ts';
import type { PlaceStore, StoredPlace } from './place-store.ts';
import { ALL_CATEGORIES } from './place-store.ts';

/** A street this near is where the point is. */
const STREET_M = 150;

/** A house this near gives the number. */
const ADDRESS_M = 40;

/** Something named this near describes a point that no street is near to. */
const LANDMARK_M = 1500;

/** The district or town of a point is the one whose label is nearest, up to here. */
const AREA_M = 20_000;

/** Less known areas are estates and works, which say nothing about what lies outside of them. */
const AREA_IMPORTANCE = 0.7;
const AREAS_LOOKED_THROUGH = 100;

const LANDMARKS: readonly PlaceCategory[] = ALL_CATEGORIES.filter(
  (category) => !['street', 'crossing', 'area', 'address'].includes(category),
);

/**
 * What is at a point: a place with the point's coordinates, named after the nearest street, else the
 * nearest landmark, else the area; `address` has street and house number where one is near, `area` the
 * district. `null` when nothing named is near.
 */
export function reverse(store: PlaceStore, point: Point): Place | null {
  const nearest = (categories: readonly PlaceCategory[], withinM: number): StoredPlace | null => {
    const [spot] = store.nearest(categories, point, 1, withinM);
    return spot ? store.byRow(spot.row) : null;
  };
  const house = nearest(['address'], ADDRESS_M)?.place;
  const street = nearest(['street'], STREET_M)?.place;
  const landmark = street ? undefined : nearest(LANDMARKS, LANDMARK_M)?.place;
  const named = street ?? house ?? landmark ?? nearestSettlement(store, point);
  if (named === undefined) return null;
  const address = house?.address ?? house?.name ?? named.address;
  const areaName = named.area ?? house?.area ?? nearestSettlement(store, point)?.name;
  return {
    id: 'point',
    name: named.name,
    ...(named.nameEn !== undefined && { nameEn: named.nameEn }),
    category: named.category,
    lon: point.lon,
    lat: point.lat,
    ...(address !== undefined && { address }),
    ...(areaName !== undefined && areaName !== named.name && { area: areaName }),
  };
}

function nearestSettlement(store: PlaceStore, point: Point): Place | undefined {
  for (const { row } of store.nearest(['area'], point, AREAS_LOOKED_THROUGH, AREA_M)) {
    const stored = store.byRow(row);
    if (stored && stored.importance >= AREA_IMPORTANCE) return stored.place;
  }
  return undefined;
}
