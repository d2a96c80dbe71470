import type { Route } from '../route.ts';
import type { LonLat } from '../polyline.ts';
import type { RouteLine } from './route-line.ts';

/**
 * ferrostar's route as its wasm reads it (serde of `ferrostar::models::Route`, 0.25). The package's
 * own declarations take `any`, and its types ask for fields that the reader does not want.
 */
export interface FerrostarRoute {
  readonly geometry: readonly FerrostarCoordinate[];
  readonly bbox: { readonly sw: FerrostarCoordinate; readonly ne: FerrostarCoordinate };
  readonly distance: number;
  readonly waypoints: readonly { coordinate: FerrostarCoordinate; kind: 'Break' | 'Via' }[];
  readonly steps: readonly FerrostarStep[];
}

export interface FerrostarCoordinate {
  readonly lat: number;
  readonly lng: number;
}

export interface FerrostarStep {
  readonly geometry: readonly FerrostarCoordinate[];
  readonly distance: number;
  readonly duration: number;
  readonly roadName?: string;
  readonly exits: readonly string[];
  readonly instruction: string;
  readonly visualInstructions: readonly never[];
  readonly spokenInstructions: readonly never[];
  readonly incidents: readonly never[];
}

/** A route for ferrostar, and how its steps relate to ours. */
export interface ConvertedRoute {
  readonly route: FerrostarRoute;
  /** Where each step ends, metres along the line. */
  readonly stepEndAt: readonly number[];
}

/**
 * Longest step, metres, where the geometry has points to cut at. ferrostar snaps to the nearest
 * point of the whole step; in a short one there is only one such point.
 */
const LONGEST_STEP_M = 150;

/**
 * Our route as ferrostar takes it: the stretch between two manoeuvres becomes one or several steps.
 * Texts stay with us, since ferrostar would only carry them through.
 *
 * @param longestStepM where a stretch is cut, as far as its points allow
 */
export function toFerrostarRoute(
  route: Route,
  line: RouteLine,
  longestStepM = LONGEST_STEP_M,
): ConvertedRoute {
  const steps: FerrostarStep[] = [];
  const stepEndAt: number[] = [];
  const add = (from: number, to: number, secondsPerMetre: number) => {
    const points = line.points.slice(from, to + 1).map(coordinateOf);
    const [first] = points;
    if (!first) return;
    const end = line.along[to] ?? line.lengthM;
    const distance = end - (line.along[from] ?? end);
    steps.push({
      // One point is no line: arrival is a step of no length.
      geometry: points.length > 1 ? points : [first, first],
      distance,
      duration: distance * secondsPerMetre,
      exits: [],
      instruction: '',
      visualInstructions: [],
      spokenInstructions: [],
      incidents: [],
    });
    stepEndAt.push(end);
  };
  for (const { from, to, durationS } of stretchesOf(route, line)) {
    const lengthM = (line.along[to] ?? 0) - (line.along[from] ?? 0);
    const secondsPerMetre = lengthM > 0 ? durationS / lengthM : 0;
    let begin = from;
    for (let index = from + 1; index < to; index++) {
      const tooLong = (line.along[index + 1] ?? 0) - (line.along[begin] ?? 0) > longestStepM;
      if (!tooLong) continue;
      add(begin, index, secondsPerMetre);
      begin = index;
    }
    add(begin, to, secondsPerMetre);
  }
  const [west, south, east, north] = route.bbox;
  const [start] = line.points;
  return {
    stepEndAt,
    route: {
      geometry: line.points.map(coordinateOf),
      bbox: { sw: { lat: south, lng: west }, ne: { lat: north, lng: east } },
      distance: line.lengthM,
      waypoints: [
        ...(start ? [coordinateOf(start)] : []),
        ...route.waypoints.map(({ lat, lon }) => ({ lat, lng: lon })),
      ].map((coordinate) => ({ coordinate, kind: 'Break' as const })),
      steps,
    },
  };
}

interface Stretch {
  /** Indices into the line's points. */
  readonly from: number;
  readonly to: number;
  readonly durationS: number;
}

/** The ways between manoeuvres, joined without a gap whatever the manoeuvres' own indices say. */
function stretchesOf(route: Route, line: RouteLine): Stretch[] {
  const last = line.points.length - 1;
  const stretches: Stretch[] = [];
  let from = 0;
  route.manoeuvres.forEach(({ durationS }, index) => {
    const following = route.manoeuvres[index + 1];
    const to = following ? Math.max(from, Math.min(last, following.beginShapeIndex)) : last;
    if (to > from) stretches.push({ from, to, durationS });
    from = to;
  });
  return stretches.length > 0 ? stretches : [{ from: 0, to: last, durationS: route.durationS }];
}

function coordinateOf([lng, lat]: LonLat): FerrostarCoordinate {
  return { lat, lng };
}
