import { arrivalSocs, legEnergyKwh } from '../energy/route-energy.ts';
import type { ElectricState, Leg, Manoeuvre, Route, Waypoint } from '../route.ts';
import { joinLegs } from './join-legs.ts';
import { manoeuvreOf, metresOf } from './manoeuvre-of.ts';
import type { ValhallaTrip } from './valhalla-answer.ts';

/** Roads named to tell alternatives apart. */
const VIA_ROADS = 3;

export interface TripContext {
  readonly id: string;
  /** Where the legs end, in order. */
  readonly waypoints: Route['waypoints'];
  /** The data tells toll roads apart; without that, "no toll" means nothing. */
  readonly knowsTolls: boolean;
  readonly electric: ElectricState | undefined;
}

/**
 * A route from Valhalla's answer. `durationS` of the legs and manoeuvres is driving alone; that of
 * the route includes the charging stops. The speed limits are not in this answer and left empty.
 */
export function routeOfTrip(trip: ValhallaTrip, context: TripContext): Route {
  const { id, waypoints, knowsTolls, electric } = context;
  const { summary } = trip;
  const { geometry, offsets } = joinLegs(trip.legs);
  const manoeuvres = trip.legs.flatMap(({ maneuvers }, leg) =>
    maneuvers.map((maneuver) => manoeuvreOf(maneuver, leg, offsets[leg] ?? 0)),
  );
  const side = arrivalSideOf(manoeuvres);
  return {
    id,
    geometry,
    bbox: [summary.min_lon, summary.min_lat, summary.max_lon, summary.max_lat],
    distanceM: metresOf(summary.length),
    durationS: summary.time + chargingTimeS(waypoints),
    waypoints,
    legs: legsOf(trip, offsets, manoeuvres, waypoints, electric),
    manoeuvres,
    speedLimits: [],
    tolls: summary.has_toll ? true : knowsTolls ? false : null,
    motorways: summary.has_highway,
    ferries: summary.has_ferry,
    viaRoads: viaRoadsOf(manoeuvres),
    ...(side && { arrivalSide: side }),
  };
}

/** Time spent at the charging stops, s. */
export function chargingTimeS(waypoints: readonly Waypoint[]): number {
  return waypoints.reduce((sum, { charge }) => sum + (charge?.durationS ?? 0), 0);
}

function legsOf(
  trip: ValhallaTrip,
  offsets: readonly number[],
  manoeuvres: readonly Manoeuvre[],
  waypoints: readonly Waypoint[],
  electric: ElectricState | undefined,
): Leg[] {
  const legs = trip.legs.map(({ maneuvers, summary }, leg): Leg => ({
    distanceM: metresOf(summary.length),
    durationS: summary.time,
    endShapeIndex: (offsets[leg] ?? 0) + (maneuvers.at(-1)?.end_shape_index ?? 0),
  }));
  if (!electric) return legs;
  const energies = legs.map((_leg, index) =>
    legEnergyKwh(
      manoeuvres.filter(({ leg }) => leg === index),
      electric.outsideC,
    ),
  );
  const socs = arrivalSocs(energies, waypoints, electric);
  return legs.map((leg, index) => ({
    ...leg,
    energyKwh: energies[index] ?? 0,
    arrivalSoc: socs[index] ?? electric.soc,
  }));
}

/** Valhalla takes the side from where the destination lies beside the road. */
function arrivalSideOf(manoeuvres: readonly Manoeuvre[]): Route['arrivalSide'] {
  const type = manoeuvres.at(-1)?.type;
  return type === 'DestinationRight' ? 'right' : type === 'DestinationLeft' ? 'left' : undefined;
}

/** The roads with the longest part of the way, in the order they are driven. */
export function viaRoadsOf(manoeuvres: readonly Manoeuvre[]): Route['viaRoads'] {
  const metres = new Map<string, number>();
  const english = new Map<string, string>();
  for (const { roadName, roadNameEn, roadRef, distanceM } of manoeuvres) {
    const road = roadName ?? roadRef;
    if (road === undefined) continue;
    metres.set(road, (metres.get(road) ?? 0) + distanceM);
    if (roadNameEn !== undefined) english.set(road, roadNameEn);
  }
  const longest = new Set(
    [...metres]
      .sort(([, a], [, b]) => b - a)
      .slice(0, VIA_ROADS)
      .map(([road]) => road),
  );
  return [...metres.keys()]
    .filter((road) => longest.has(road))
    .map((name) => {
      const nameEn = english.get(name);
      return nameEn === undefined ? { name } : { name, nameEn };
    });
}
