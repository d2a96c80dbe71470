import type { Place, Point } from '../../../shared/navigation/place.ts';

/** A place as it goes into the index of a region pack. */
export type IndexedPlace = Place & {
  /**
   * Other names it is known by: old, short, official, foreign. `nameEn` need not be repeated here.
   */
  readonly otherNames: readonly string[];
  /**
   * How well known it is among all places, 0 (a side street's shop) to 1 (the region's airport). It
   * decides between places that match and lie equally well.
   */
  readonly importance: number;
  /**
   * Where a street or an area runs: points along it, at most about 100 m apart. Reverse geocoding and
   * street crossings go by them; without them the place is where `lon` and `lat` say, and only there.
   */
  readonly points?: readonly Point[];
};
