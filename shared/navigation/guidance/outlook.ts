import type { Route } from '../route.ts';
import type { RouteLine } from './route-line.ts';

/** What is to be expected of the rest of a route. */
export interface Outlook {
  /** Epoch ms, with the time that charging on the way takes. */
  readonly arrivalAt: number;
  /** State of charge on arrival, %. */
  readonly arrivalSoc?: number;
}

export interface OutlookInput {
  readonly travelledM: number;
  /** Left to drive, s. */
  readonly remainingS: number;
  /** The waypoint headed for. */
  readonly waypoint: number;
  /** Epoch ms. */
  readonly now: number;
  /** State of charge the route was planned with, %. */
  readonly startSoc?: number | undefined;
  /** State of charge now, %, where it is measured. */
  readonly soc?: number | undefined;
}

/** When the car arrives, and with how much charge left. */
export function outlookOf(route: Route, line: RouteLine, input: OutlookInput): Outlook {
  const { remainingS, waypoint, now, soc } = input;
  const chargingS = route.waypoints
    .slice(waypoint)
    .reduce((sum, { charge }) => sum + (charge?.durationS ?? 0), 0);
  const arrivalAt = now + (remainingS + chargingS) * 1000;
  const planned = route.legs.at(-1)?.arrivalSoc;
  if (planned === undefined) return { arrivalAt };
  const plannedHere = plannedSocAt(route, line, input.travelledM, input.startSoc);
  // A charging stop ahead fills up to what was planned, whatever the car arrives there with.
  const chargesAhead = route.waypoints.slice(waypoint).some(({ charge }) => charge !== undefined);
  const isMeasured = soc !== undefined && plannedHere !== undefined && !chargesAhead;
  return { arrivalAt, arrivalSoc: isMeasured ? planned + soc - plannedHere : planned };
}

/**
 * The charge the plan foresees at `travelledM`, %, in proportion to the leg's length.
 *
 * @param startSoc what the first leg starts with
 */
export function plannedSocAt(
  route: Route,
  line: RouteLine,
  travelledM: number,
  startSoc: number | undefined,
): number | undefined {
  let from = 0;
  let soc = startSoc;
  for (const [index, { arrivalSoc }] of route.legs.entries()) {
    const to = line.legEndAt[index] ?? line.lengthM;
    if (travelledM <= to) {
      if (soc === undefined || arrivalSoc === undefined) return undefined;
      const share = to > from ? Math.max(0, (travelledM - from) / (to - from)) : 1;
      return soc + share * (arrivalSoc - soc);
    }
    soc = route.waypoints[index]?.charge?.leaveSoc ?? arrivalSoc;
    from = to;
  }
  return soc;
}
