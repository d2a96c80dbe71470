import type { Position } from '../guidance.ts';
import type { ElectricState, RouteRequest, Waypoint } from '../route.ts';
import type { StoredDrive } from './stored-drive.ts';

/** Slower than this a car may turn round; its heading does not bind the router, m/s. */
const BOUND_BY_HEADING_MPS = 2;

/**
 * What to ask the router for so that a drive goes on from where the car is, through the stops that
 * are left. Charging stops are left to the router when it plans them anyway.
 *
 * @param remaining the waypoints not reached yet, the destination last
 * @returns `null` when there is no destination left
 */
export function onwardRequest(
  base: Pick<RouteRequest, 'avoid' | 'keepSocAbove' | 'electric'>,
  remaining: readonly Waypoint[],
  { lon, lat, heading, speedMps }: Pick<Position, 'lon' | 'lat' | 'heading' | 'speedMps'>,
  electric: ElectricState | undefined,
): RouteRequest | null {
  const to = remaining.at(-1);
  if (!to) return null;
  const plansCharging = base.keepSocAbove !== undefined && electric !== undefined;
  const bound = heading !== undefined && speedMps >= BOUND_BY_HEADING_MPS;
  return {
    from: { lon, lat, ...(bound && { heading }) },
    to,
    vias: remaining.slice(0, -1).filter(({ kind }) => !plansCharging || kind !== 'charging'),
    avoid: base.avoid ?? [],
    alternatives: 0,
    roundTrip: false,
    ...(electric && { electric }),
    ...(plansCharging && { keepSocAbove: base.keepSocAbove }),
  };
}

/** The way a stored drive was asked for. */
export function requestOfStored(
  stored: StoredDrive,
): Pick<RouteRequest, 'avoid' | 'keepSocAbove' | 'electric'> {
  const { avoid, electric, keepSocAbove } = stored;
  return {
    avoid,
    ...(electric && { electric }),
    ...(keepSocAbove !== undefined && { keepSocAbove }),
  };
}
