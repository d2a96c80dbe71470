import type { RegionFault } from '../../../shared/contract/region.ts';
import type {
  Place,
  PlaceCategory,
  PlaceHit,
  PlaceQuery,
  Point,
} from '../../../shared/navigation/place.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';
import type { PlaceAnswer, SearchContext } from './search-types.ts';

/** What the thread of the place search is asked to do, and what it answers. */
export interface PlaceJobs {
  open: { input: { regionId: string; file: string }; output: null };
  search: { input: { query: PlaceQuery; context: SearchContext }; output: PlaceAnswer };
  nearby: { input: { category: PlaceCategory; near: Point; limit: number }; output: PlaceHit[] };
  alongRoute: {
    input: { category: PlaceCategory; line: readonly LonLat[]; maxDetourM: number; limit: number };
    output: PlaceHit[];
  };
  reverse: { input: { point: Point }; output: Place | null };
  byId: { input: { id: string }; output: Place | null };
}

export type PlaceJobKind = keyof PlaceJobs;

/** Why a job has no answer. */
export type PlacesFailure =
  /** The file of the region cannot be used. */
  | { readonly kind: 'fault'; readonly fault: RegionFault }
  /** No region is open. */
  | { readonly kind: 'closed' }
  /** Somebody typed on; the newer search will be answered. */
  | { readonly kind: 'superseded' }
  /** The thread ended while it worked on this; it is started again for the next. */
  | { readonly kind: 'crashed'; readonly detail: string };

export type PlacesResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: PlacesFailure };

/** A job as it goes to the thread. */
export type NumberedPlaceJob = {
  [Kind in PlaceJobKind]: {
    readonly number: number;
    readonly kind: Kind;
    readonly input: PlaceJobs[Kind]['input'];
  };
}[PlaceJobKind];

/** Its answer. */
export interface NumberedPlaceAnswer {
  readonly number: number;
  readonly result: PlacesResult<PlaceJobs[PlaceJobKind]['output']>;
}
