import type { PlaceCategory, PlaceHit, Point } from '../../../shared/navigation/place.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';

/** A place chosen before; it comes up earlier. */
export interface ChosenPlace {
  readonly id: string;
  readonly name: string;
  /** How often. */
  readonly count: number;
  /** Since the last time, days. */
  readonly daysAgo: number;
}

/** What a search may take into account besides the query. All of it is optional. */
export interface SearchContext {
  /** Where the car is; `near` of the query comes before it. */
  readonly near?: Point;
  /** The rest of the current route in driving order, and how much longer the way may get. */
  readonly route?: { readonly line: readonly LonLat[]; readonly maxDetourM?: number };
  /** Where the route ends. */
  readonly destination?: Point;
  readonly history?: readonly ChosenPlace[];
}

/** The answer to a search. */
export interface PlaceAnswer {
  /** Best first. */
  hits: PlaceHit[];
  /** The category that was asked for or recognised in the text. */
  category: PlaceCategory | null;
  /** The point that was typed lies where this region has no places. */
  isOutside: boolean;
}
