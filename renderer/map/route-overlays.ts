import {
  headingAlong,
  pointAlong,
  sliceTrack,
  type RouteTrack,
} from '../../shared/navigation/map-track.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Place } from '../../shared/navigation/place.ts';
import { decodePolyline, type LonLat } from '../../shared/navigation/polyline.ts';
import type { ManoeuvreType, Route, Waypoint } from '../../shared/navigation/route.ts';
import type { OverlayFeature } from './engine.ts';

/** The ways on the map: the one that counts, and the others by their index. */
export interface ShownRoutes {
  readonly main: Route | null;
  readonly others: readonly { readonly route: Route; readonly index: number }[];
  /** A plan is being looked at; else the way is being driven. */
  readonly isPlan: boolean;
}

/** Which ways to show: a plan covers a drive until it is started or put away. */
export function shownRoutes({ planning, session }: NavigationState): ShownRoutes {
  if (planning.state === 'ready') {
    const { routes, selected } = planning;
    return {
      main: routes[selected] ?? null,
      others: routes
        .map((route, index) => ({ route, index }))
        .filter(({ index }) => index !== selected),
      isPlan: true,
    };
  }
  return { main: session?.route ?? null, others: [], isPlan: false };
}

/** The decoded way of a route; a route never changes under its id. */
const decoded = new WeakMap<Route, readonly LonLat[]>();

export function pointsOf(route: Route): readonly LonLat[] {
  const known = decoded.get(route);
  if (known) return known;
  const points = decodePolyline(route.geometry);
  decoded.set(route, points);
  return points;
}

export function lineOf(
  points: readonly LonLat[],
  properties: OverlayFeature['properties'] = {},
): OverlayFeature {
  return { shape: { kind: 'line', points }, properties };
}

/** The other ways, to be touched: `index` is the one of the plan. */
export function alternativeFeatures({ others }: ShownRoutes): OverlayFeature[] {
  return others.map(({ route, index }) => lineOf(pointsOf(route), { index }));
}

/** Destination, stops, and charging stops, the destination on top. */
export function waypointFeatures(route: Route | null): OverlayFeature[] {
  let via = 0;
  return (route?.waypoints ?? []).map((waypoint, rank) => {
    const icon = waypoint.kind === 'via' ? `pin:via:${++via}` : `pin:${waypoint.kind}`;
    return pinAt(waypoint, { icon, rank });
  });
}

function pinAt(
  { lon, lat }: Waypoint | Place,
  properties: OverlayFeature['properties'],
): OverlayFeature {
  return { shape: { kind: 'point', at: [lon, lat] }, properties };
}

/** Numbered pins of places that were looked for, the selected one marked. */
export function searchPinFeatures(places: readonly Place[], selected: number): OverlayFeature[] {
  return places.map((place, index) =>
    pinAt(place, {
      icon: `pin:${index === selected ? 'selected' : 'search'}:${index + 1}`,
      index,
      // The selected pin lies over all others.
      number: index === selected ? 0 : index + 1,
    }),
  );
}

export function reachableFeatures({ reachable }: NavigationState): OverlayFeature[] {
  return (reachable?.rings ?? []).map((ring) => ({
    shape: { kind: 'polygon', rings: [ring.map(({ lon, lat }): LonLat => [lon, lat])] },
    properties: {},
  }));
}

/** Manoeuvres that need no arrow on the road: nothing is turned at. */
const STRAIGHT: ReadonlySet<ManoeuvreType> = new Set([
  'None',
  'Start',
  'StartLeft',
  'StartRight',
  'Becomes',
  'Continue',
  'Destination',
  'DestinationLeft',
  'DestinationRight',
  'FerryEnter',
  'FerryExit',
]);

const TURN_BEFORE_M = 35;
const TURN_AFTER_M = 40;

/** The arrow over a manoeuvre of the way: a line round the corner and a head. */
export function turnFeatures(route: Route, track: RouteTrack, manoeuvre: number): OverlayFeature[] {
  const { type, beginShapeIndex } = route.manoeuvres[manoeuvre] ?? {};
  const at = beginShapeIndex === undefined ? undefined : track.alongM[beginShapeIndex];
  if (type === undefined || at === undefined || STRAIGHT.has(type)) return [];
  const end = Math.min(at + TURN_AFTER_M, track.lengthM);
  return [
    lineOf(sliceTrack(track, at - TURN_BEFORE_M, end)),
    {
      shape: { kind: 'point', at: pointAlong(track, end) },
      properties: { heading: headingAlong(track, end) },
    },
  ];
}
