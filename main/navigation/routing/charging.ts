import type { RoutesAnswer } from '../../../shared/contract/host.ts';
import { reason } from '../../../shared/contract/reason.ts';
import { stretchKwh } from '../../../shared/navigation/energy/consumption.ts';
import type { Place, Point } from '../../../shared/navigation/place.ts';
import {
  MAX_VIAS,
  type ElectricState,
  type Route,
  type RouteRequest,
  type Waypoint,
} from '../../../shared/navigation/route.ts';
import { besideLine } from '../../../shared/navigation/routing/along-line.ts';
import { UNKNOWN_POWER_KW } from '../../../shared/navigation/routing/charging-curve.ts';
import {
  firstFloorOf,
  planCharging,
  type ChargingPlan,
  type PlanStop,
} from '../../../shared/navigation/routing/charging-plan.ts';
import type { Matrix } from './router-messages.ts';
import type { Router } from './router.ts';

export interface ChargingParts {
  readonly router: Pick<Router, 'route' | 'matrix'>;
  /** Charging stations within a corridor on either side of an encoded line. */
  readonly chargersAlong: (geometry: string, corridorM: number) => Promise<readonly Place[]>;
}

/** How far from the way a station may be, m. */
const CORRIDOR_M = 3000;
/** Stations looked at: with the stops they stay below the router's limit of pairs. */
const MAX_STATIONS = 32;

/**
 * The matrix knows mean speeds only, the way itself the speed of every stretch, which takes more. A
 * plan that turns out too tight is made again with this much more energy for every drive.
 */
const MORE_ENERGY = 1.06;
const MAX_TRIES = 4;

/** A point of the way in planning: a stop of the driver's, or a station. */
interface Candidate extends PlanStop, Point {
  readonly alongM: number;
  readonly name: string;
  readonly kind: Waypoint['kind'];
}

/**
 * Ways as {@link Router.route} finds them, with charging stops added where the charge would fall
 * below `keepSocAbove`. Where it does not, the ways are returned as they are. With charging stops
 * there is one way: `durationS` of the route counts the stops' `charge.durationS`, those of legs and
 * manoeuvres are driving alone.
 *
 * Stations are visited only near the best way without them; a plan that needs a different road to
 * reach one is not looked for.
 */
export async function routeWithCharging(
  request: RouteRequest,
  { router, chargersAlong }: ChargingParts,
): Promise<RoutesAnswer> {
  const { electric, keepSocAbove: floorSoc } = request;
  if (floorSoc === undefined) return router.route(request);
  if (!electric) return { ok: false, reason: reason('navigation.noElectricState') };
  const direct = await router.route(request);
  if (!direct.ok) return direct;
  const [best] = direct.value;
  if (!best) return { ok: false, reason: reason('navigation.noRoute') };
  if (reaches(best, electric, floorSoc)) return direct;

  const candidates = candidatesOf(request, best, await chargersAlong(best.geometry, CORRIDOR_M));
  const matrix = await router.matrix({
    sources: candidates.slice(0, -1),
    targets: candidates.slice(1),
    avoid: request.avoid ?? [],
  });
  if (!matrix.ok) return matrix;
  let factor = 1;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const plan = planOf(candidates, matrix.value, electric, floorSoc, factor);
    if (!plan) break;
    const found = await routeThrough(request, candidates, plan, router);
    if (!found.ok) return found;
    if (found.value.every((route) => reaches(route, electric, floorSoc))) return found;
    factor *= MORE_ENERGY;
  }
  const stations = candidates.filter(({ kind }) => kind === 'charging').length;
  const why = `no choice of ${stations} stations near the way keeps the charge above ${floorSoc} %`;
  return { ok: false, reason: reason('navigation.chargeTooLow', why) };
}

function reaches({ legs, waypoints }: Route, { soc }: ElectricState, floorSoc: number): boolean {
  return legs.every(({ arrivalSoc }, leg) => {
    const isFirstStation = leg === 0 && waypoints[leg]?.charge !== undefined;
    const floor = isFirstStation ? firstFloorOf(soc, floorSoc) : floorSoc;
    return arrivalSoc !== undefined && arrivalSoc >= floor;
  });
}

/** Start, stops, and stations in the order of the way; spread evenly when there are too many. */
function candidatesOf(
  { from, vias = [] }: RouteRequest,
  { geometry, waypoints, legs }: Route,
  stations: readonly Place[],
): Candidate[] {
  const beside = besideLine(geometry);
  let drivenM = 0;
  const wanted = waypoints.map(({ lon, lat, name, nameEn, kind }, leg): Candidate => {
    drivenM += legs[leg]?.distanceM ?? 0;
    const english = nameEn !== undefined && { nameEn };
    return { lon, lat, name, ...english, kind, alongM: drivenM, isWanted: true };
  });
  const start: Candidate = {
    ...{ lon: from.lon, lat: from.lat, name: '', kind: 'via' },
    ...{ alongM: 0, isWanted: true },
  };
  const chosen = new Set(vias.map(({ lon, lat }) => `${lon},${lat}`));
  const charging = stations
    .filter(({ lon, lat }) => !chosen.has(`${lon},${lat}`))
    .map((place): Candidate => ({
      ...{ lon: place.lon, lat: place.lat, name: place.name, kind: 'charging' },
      ...(place.nameEn !== undefined && { nameEn: place.nameEn }),
      alongM: Math.min(beside(place).alongM, drivenM),
      powerKw: place.charging?.powerKw ?? UNKNOWN_POWER_KW,
      isWanted: false,
    }));
  const ordered = [...thinned(charging), ...wanted.slice(0, -1)].sort(
    (a, b) => a.alongM - b.alongM,
  );
  return [start, ...ordered, ...wanted.slice(-1)];
}

/** At most {@link MAX_STATIONS}: the strongest of each equal part of the way. */
function thinned(stations: readonly Candidate[]): Candidate[] {
  if (stations.length <= MAX_STATIONS) return [...stations];
  const end = Math.max(1, ...stations.map(({ alongM }) => alongM));
  const byPart = new Map<number, Candidate>();
  for (const station of stations) {
    const part = Math.min(MAX_STATIONS - 1, Math.floor((station.alongM / end) * MAX_STATIONS));
    const known = byPart.get(part);
    if (!known || (station.powerKw ?? 0) > (known.powerKw ?? 0)) byPart.set(part, station);
  }
  return [...byPart.values()];
}

function planOf(
  candidates: readonly Candidate[],
  { distancesM, durationsS }: Matrix,
  electric: ElectricState,
  floorSoc: number,
  factor: number,
): ChargingPlan | null {
  return planCharging({
    stops: candidates,
    // The matrix has no row for the last stop and no column for the first.
    drive: (from, to) => {
      const distanceM = distancesM[from]?.[to - 1];
      const durationS = durationsS[from]?.[to - 1];
      if (typeof distanceM !== 'number' || typeof durationS !== 'number') return null;
      const energyKwh = factor * stretchKwh({ distanceM, durationS }, electric.outsideC);
      return { durationS, energyKwh };
    },
    soc: electric.soc,
    floorSoc,
    firstFloorSoc: firstFloorOf(electric.soc, floorSoc),
    capacityKwh: electric.capacityKwh,
  });
}

async function routeThrough(
  request: RouteRequest,
  candidates: readonly Candidate[],
  { charges }: ChargingPlan,
  router: Pick<Router, 'route'>,
): Promise<RoutesAnswer> {
  const byStop = new Map(charges.map((charge) => [charge.stop, charge]));
  const stops = candidates.flatMap((candidate, index): Waypoint[] => {
    const { lon, lat, name, kind, powerKw = 0 } = candidate;
    const charge = byStop.get(index);
    if (index === 0 || (!charge && !candidate.isWanted)) return [];
    if (!charge) return [{ lon, lat, name, kind }];
    const { arriveSoc, leaveSoc, durationS } = charge;
    return [{ lon, lat, name, kind, charge: { arriveSoc, leaveSoc, durationS, powerKw } }];
  });
  const to = stops.at(-1);
  const vias = stops.slice(0, -1);
  if (!to || vias.length > MAX_VIAS) return { ok: false, reason: reason('navigation.tooManyVias') };
  const found = await router.route({ ...request, to, vias, alternatives: 0, roundTrip: false });
  if (!found.ok) return found;
  return { ok: true, value: found.value.map(withArrivals) };
}

/** The plan's charge on arrival, corrected by what the way itself takes. */
function withArrivals(route: Route): Route {
  const waypoints = route.waypoints.map((waypoint, leg) => {
    const arriveSoc = route.legs[leg]?.arrivalSoc;
    return waypoint.charge && arriveSoc !== undefined
      ? { ...waypoint, charge: { ...waypoint.charge, arriveSoc } }
      : waypoint;
  });
  return { ...route, waypoints };
}
