import { reason } from '../../../shared/contract/reason.ts';
import { rangeM } from '../../../shared/navigation/energy/route-energy.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { decodePolyline, encodePolyline } from '../../../shared/navigation/polyline.ts';
import type { Route, SpeedLimit, Waypoint } from '../../../shared/navigation/route.ts';
import {
  THOROUGH_SEARCH,
  QUICK_SEARCH,
  isochroneQuery,
  matrixQuery,
  routeQuery,
  speedLimitQuery,
  type CheckedRouteRequest,
  type Search,
} from '../../../shared/navigation/routing/route-query.ts';
import {
  outsideReason,
  reasonOfMessage,
} from '../../../shared/navigation/routing/router-reason.ts';
import { routeOfTrip } from '../../../shared/navigation/routing/route-of-trip.ts';
import {
  speedLimitTraces,
  speedLimitsOf,
} from '../../../shared/navigation/routing/speed-limits.ts';
import {
  isochroneAnswerSchema,
  matrixAnswerSchema,
  routeAnswerSchema,
  traceAnswerSchema,
  type ValhallaTrip,
} from '../../../shared/navigation/routing/valhalla-answer.ts';
import { chooseWayBack } from '../../../shared/navigation/routing/way-back.ts';
import type { NativeActor } from './native-actor.ts';
import type { Answer, RoutableRegion, RouterJobs, WayOfLegs } from './router-messages.ts';

const METRES_PER_KM = 1000;

/** An engine's answer to one kind of job. */
type Answers<Kind extends keyof RouterJobs> = (
  input: RouterJobs[Kind]['input'],
  number: number,
) => Promise<Answer<RouterJobs[Kind]['output']>>;

export interface Engine {
  readonly route: Answers<'route'>;
  readonly matrix: Answers<'matrix'>;
  readonly reachable: Answers<'reachable'>;
  readonly speedLimits: Answers<'speedLimits'>;
}

/** Answers jobs about one region by asking Valhalla. `number` of a job makes the ids of its routes. */
export function createEngine(actor: NativeActor, region: RoutableRegion): Engine {
  const context = (request: CheckedRouteRequest) => ({
    knowsTolls: region.knowsTolls ?? false,
    electric: request.electric,
  });

  const trips = async (points: readonly Point[], request: CheckedRouteRequest, more: number) => {
    const ask = (search: Search) => actor.route(routeQuery(points, request.avoid, more, search));
    const answer = await ask(QUICK_SEARCH).catch((error: unknown) => {
      if (isWithoutWay(error)) return ask(THOROUGH_SEARCH);
      throw error;
    });
    const { trip, alternates } = routeAnswerSchema.parse(JSON.parse(answer));
    return [trip, ...alternates.map((alternate) => alternate.trip)];
  };

  const oneWay = async (request: CheckedRouteRequest, number: number): Promise<Route[]> => {
    const waypoints = [...request.vias, request.to];
    const points = [request.from, ...waypoints];
    // Valhalla has no alternatives when there are stops between: then the best way is all there is.
    const more = request.vias.length === 0 ? request.alternatives : 0;
    const found = await trips(points, request, more);
    return found.map((trip, index) =>
      routeOfTrip(trip, { id: `${number}.${index}`, waypoints, ...context(request) }),
    );
  };

  const roundTrip = async (request: CheckedRouteRequest, number: number): Promise<Route[]> => {
    const { from, to, vias } = request;
    const [outward] = await trips([from, ...vias, to], request, 0);
    // The car may set off from the destination in any direction, and arrive at the start in any.
    const start = { lon: from.lon, lat: from.lat };
    const back = await trips([to, start], request, 2);
    const choice = chooseWayBack(
      encodePolyline((outward?.legs ?? []).flatMap(({ shape }) => decodePolyline(shape))),
      back.map(({ legs, summary }) => ({ shape: legs[0]?.shape ?? '', durationS: summary.time })),
    );
    const inward = back[choice];
    if (!outward || !inward) throw new Error('No path could be found');
    const home: Waypoint = { ...start, name: '', kind: 'destination' };
    const waypoints = [...vias, { ...to, kind: 'via' } satisfies Waypoint, home];
    const trip = mergeTrips(outward, inward);
    return [routeOfTrip(trip, { id: `${number}.0`, waypoints, ...context(request) })];
  };

  /** The limits along one way; none where the graph does not recognise it. */
  const limitsOf = async (way: WayOfLegs): Promise<SpeedLimit[]> => {
    const limits: SpeedLimit[] = [];
    for (const { shape, offset } of speedLimitTraces(way)) {
      try {
        const answer = await actor.traceAttributes(speedLimitQuery(shape));
        limits.push(...speedLimitsOf(traceAnswerSchema.parse(JSON.parse(answer)), offset));
      } catch (error) {
        // A way of a few metres or a turn on the spot cannot be walked along; all else is a fault.
        if (!isUnwalkable(error)) throw error;
        limits.push({ fromShapeIndex: offset, kmh: null });
      }
    }
    const changes = limits.filter(({ kmh }, index) => kmh !== limits[index - 1]?.kmh);
    return changes.some(({ kmh }) => kmh !== null) ? changes : [];
  };

  return {
    route: (request, number) => {
      const { from, vias, to } = request;
      const outside = outsideReason([from, ...vias, to], region.bbox);
      if (outside) return Promise.resolve({ ok: false, reason: outside });
      return answered(request.roundTrip ? roundTrip(request, number) : oneWay(request, number));
    },

    matrix: ({ sources, targets, avoid }) => {
      const outside = outsideReason([...sources, ...targets], region.bbox);
      if (outside) return Promise.resolve({ ok: false, reason: outside });
      const find = async () => {
        const answer = await actor.matrix(matrixQuery(sources, targets, avoid));
        const { distances, durations } = matrixAnswerSchema.parse(
          JSON.parse(answer),
        ).sources_to_targets;
        const metres = (km: number | null) => (km === null ? null : km * METRES_PER_KM);
        return { distancesM: distances.map((row) => row.map(metres)), durationsS: durations };
      };
      return answered(find());
    },

    reachable: ({ from, electric }) => {
      const outside = outsideReason([from], region.bbox);
      if (outside) return Promise.resolve({ ok: false, reason: outside });
      const find = async () => {
        const range = rangeM(electric);
        if (range < MIN_RANGE_M) return { rings: [], rangeM: range };
        const answer = await actor.isochrone(isochroneQuery(from, Math.min(range, MAX_RANGE_M)));
        const { features } = isochroneAnswerSchema.parse(JSON.parse(answer));
        const polygons = features.flatMap(({ geometry }) =>
          geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
        );
        const rings = polygons.flat().map((ring) => ring.map(([lon, lat]) => ({ lon, lat })));
        return { rings, rangeM: Math.round(range) };
      };
      return answered(find());
    },

    speedLimits: (ways) => answered(Promise.all(ways.map(limitsOf))),
  };
}

/** Shorter is nowhere; longer is beyond any car and any limit of Valhalla. */
const MIN_RANGE_M = 200;
const MAX_RANGE_M = 2_000_000;

/** One trip from the way there and the way back. */
function mergeTrips(outward: ValhallaTrip, inward: ValhallaTrip): ValhallaTrip {
  const a = outward.summary;
  const b = inward.summary;
  return {
    legs: [...outward.legs, ...inward.legs],
    summary: {
      has_toll: a.has_toll || b.has_toll,
      has_highway: a.has_highway || b.has_highway,
      has_ferry: a.has_ferry || b.has_ferry,
      min_lat: Math.min(a.min_lat, b.min_lat),
      min_lon: Math.min(a.min_lon, b.min_lon),
      max_lat: Math.max(a.max_lat, b.max_lat),
      max_lon: Math.max(a.max_lon, b.max_lon),
      time: a.time + b.time,
      length: a.length + b.length,
    },
  };
}

function isWithoutWay(error: unknown): boolean {
  const { key } = reasonOfMessage(error instanceof Error ? error.message : '');
  return key === 'navigation.notNearRoad' || key === 'navigation.noRoute';
}

/** Valhalla's words when a trace does not follow edges end to end. */
function isUnwalkable(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Exact route match algorithm failed');
}

/** Valhalla throws what it cannot answer. */
async function answered<Value>(finding: Promise<Value>): Promise<Answer<Value>> {
  try {
    return { ok: true, value: await finding };
  } catch (error) {
    if (!(error instanceof Error)) return { ok: false, reason: reasonOfMessage(String(error)) };
    const isForeign = error.name === 'ZodError' || error instanceof SyntaxError;
    return {
      ok: false,
      reason: isForeign
        ? reason('navigation.routerFailed', `unexpected answer of Valhalla: ${error.message}`)
        : reasonOfMessage(error.message),
    };
  }
}
