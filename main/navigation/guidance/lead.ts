import type { Reason } from '../../../shared/contract/reason.ts';
import type { NavigationSession, Position } from '../../../shared/navigation/guidance.ts';
import { onwardRequest } from '../../../shared/navigation/guidance/onward-request.ts';
import type { StoredDrive } from '../../../shared/navigation/guidance/stored-drive.ts';
import type { ElectricState, RouteRequest } from '../../../shared/navigation/route.ts';
import type { Guide } from './guide.ts';
import type { SimulatedDrive } from './simulated-drive.ts';

/** One drive from its start to its end, over all the routes it takes. */
export interface Lead {
  readonly id: string;
  guide: Guide;
  /** What the route was asked for with; new ways are asked for alike. */
  request: RouteRequest;
  /** The simulated car; `null` when the real one is led. */
  readonly car: SimulatedDrive | null;
  reroutes: number;
  trouble: Reason | undefined;
  /** Off the route, also through a gap without fixes. */
  isOff: boolean;
  hasArrived: boolean;
}

/** The lead as every display shows it. */
export function sessionOf(lead: Lead, isRerouting: boolean): NavigationSession {
  const { id, guide, car, reroutes, trouble } = lead;
  return {
    id,
    route: guide.route,
    simulated: car !== null,
    paused: car?.paused === true,
    reroutes,
    isRerouting,
    ...(trouble && { trouble }),
  };
}

/** What to ask the router for, from `position` on. */
export function onwardFrom(
  lead: Lead,
  position: Position,
  measured: ElectricState | undefined,
): RouteRequest | null {
  const { route, waypoint } = lead.guide;
  const remaining = route.waypoints.slice(waypoint);
  return onwardRequest(lead.request, remaining, position, electricOf(lead, measured));
}

/** What to keep of the lead so that it can go on after a restart; `null` once it has arrived. */
export function storedOf(
  lead: Lead,
  shown: Position | null,
  measured: ElectricState | undefined,
  now: number,
): StoredDrive | null {
  const { guide, request, car, reroutes, hasArrived } = lead;
  const remaining = guide.route.waypoints.slice(guide.waypoint);
  const destination = remaining.at(-1);
  if (hasArrived || !destination) return null;
  const electric = electricOf(lead, measured);
  return {
    version: 1,
    destination,
    vias: remaining.slice(0, -1),
    avoid: request.avoid ?? [],
    ...(electric && { electric }),
    ...(request.keepSocAbove !== undefined && { keepSocAbove: request.keepSocAbove }),
    simulated: car !== null,
    paused: car?.paused === true,
    reroutes,
    ...(shown && { position: placeOf(shown) }),
    stoppedAt: now,
  };
}

/** The charge to plan with: measured, or in a simulated drive as the plan foresees it here. */
function electricOf(lead: Lead, measured: ElectricState | undefined): ElectricState | undefined {
  const { electric } = lead.request;
  if (!lead.car) return measured ?? electric;
  const soc = lead.guide.plannedSoc;
  if (!electric || soc === undefined) return electric;
  return { ...electric, soc: Math.max(0, Math.min(100, soc)) };
}

function placeOf({ lon, lat, heading }: Position) {
  return { lon, lat, ...(heading !== undefined && { heading }) };
}
