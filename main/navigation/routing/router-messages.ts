import type { Reason } from '../../../shared/contract/reason.ts';
import type { Bbox } from '../../../shared/contract/region.ts';
import type { ReachableArea } from '../../../shared/navigation/navigation-state.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import type {
  Avoidance,
  ElectricState,
  Route,
  SpeedLimit,
} from '../../../shared/navigation/route.ts';
import type { CheckedRouteRequest } from '../../../shared/navigation/routing/route-query.ts';

/** A region as the router needs it. */
export interface RoutableRegion {
  readonly id: string;
  readonly graphFile: string;
  readonly bbox: Bbox;
  /** The data tells toll roads apart; else (the default) a way without any has `tolls: null`. */
  readonly knowsTolls?: boolean;
}

export interface MatrixRequest {
  readonly sources: readonly Point[];
  readonly targets: readonly Point[];
  readonly avoid: readonly Avoidance[];
}

/** Driving between every source (row) and every target (column); `null` where there is no way. */
export interface Matrix {
  readonly distancesM: readonly (readonly (number | null)[])[];
  readonly durationsS: readonly (readonly (number | null)[])[];
}

export interface ReachableRequest {
  readonly from: Point;
  readonly electric: ElectricState;
}

/** What of a route its speed limits are found by. */
export type WayOfLegs = Pick<Route, 'geometry' | 'legs'>;

/** What the worker can be asked, and what it gives for each. */
export interface RouterJobs {
  open: { input: RoutableRegion; output: null };
  route: { input: CheckedRouteRequest; output: Route[] };
  matrix: { input: MatrixRequest; output: Matrix };
  /** The limits of each way. */
  speedLimits: { input: readonly WayOfLegs[]; output: SpeedLimit[][] };
  reachable: { input: ReachableRequest; output: ReachableArea };
}

export type RouterJobKind = keyof RouterJobs;

export type RouterJob = {
  [Kind in RouterJobKind]: { readonly kind: Kind; readonly input: RouterJobs[Kind]['input'] };
}[RouterJobKind];

/** A value, or why there is none. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

export type NumberedJob = RouterJob & { readonly number: number };

export interface NumberedAnswer {
  readonly number: number;
  readonly answer: Answer<RouterJobs[RouterJobKind]['output']>;
}

export interface RouterWorkerData {
  readonly journalFile: string | null;
  /** Marks for actors: the first of a range that belongs to this worker alone. */
  readonly firstMark: number;
}
