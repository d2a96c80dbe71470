import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import { lineAhead, routeInView } from '../../../shared/navigation/route-ahead.ts';
import {
  asideForDetourM,
  corridorOf,
  estimateDetourM,
  type Corridor,
} from '../../../shared/navigation/search/corridor.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { Merchant, MerchantHit } from '../../../shared/services/merchant.ts';
import type { MerchantQuery } from '../../../shared/services/query.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { reasonOfFault } from '../fault-reason.ts';
import type { ServiceProvider } from '../provider.ts';

/** Around a point: first close by, then as far as one would still drive, metres. */
const RADII_M = [5000, 20_000] as const;

/** With fewer close by, it is looked further: one dealer is no choice. */
const CHOICE = 3;

/** Walking distance of a destination, metres: what is further is no parking "there". */
const DESTINATION_RADIUS_M = 3000;

/** Along a route a provider is asked at points this far apart, and so many at most. */
const STATION_M = 8000;
const MAX_STATIONS = 6;
const STATION_RADIUS_M = 6000;

/** A detour that most drivers would make, metres. */
const MAX_DETOUR_M = 4000;

export type Found<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

export interface SearchParts {
  readonly provider: ServiceProvider;
  readonly category: ServiceCategory;
  readonly navigation: NavigationState;
}

/**
 * Merchants where a query says, best first: nearest, or along the route in the order of the least
 * detour.
 */
export async function findMerchants(
  { where, limit }: Pick<MerchantQuery, 'where' | 'limit'>,
  parts: SearchParts,
): Promise<Found<readonly MerchantHit[]>> {
  const { navigation } = parts;
  switch (where.by) {
    case 'point':
      return around(where.point, RADII_M, limit, parts);
    case 'car': {
      const { position } = navigation;
      if (!position) return { ok: false, reason: reason('navigation.noPosition') };
      return around(position, RADII_M, limit, parts);
    }
    case 'destination': {
      const destination = destinationOf(navigation);
      if (!destination) return findMerchants({ where: { by: 'car' }, limit }, parts);
      return around(destination, [DESTINATION_RADIUS_M, RADII_M[0]], limit, parts);
    }
    case 'route': {
      const route = routeInView(navigation);
      if (!route) return findMerchants({ where: { by: 'car' }, limit }, parts);
      return along(corridorOf(lineAhead(route, navigation.guidance), STATION_M / 4), limit, parts);
    }
  }
}

/** The end of the way that is driven or looked at. */
function destinationOf({
  session,
  planning,
}: Pick<NavigationState, 'session' | 'planning'>): Point | null {
  if (session) return session.route.waypoints.at(-1) ?? null;
  return planning.state === 'none' ? null : planning.destination;
}

async function around(
  near: Point,
  radii: readonly number[],
  limit: number,
  { provider, category }: SearchParts,
): Promise<Found<readonly MerchantHit[]>> {
  for (const radiusM of radii) {
    const { lon, lat } = near;
    const answer = await provider.merchants({ category, near: { lon, lat }, radiusM, limit });
    if (!answer.ok) return { ok: false, reason: reasonOfFault(answer.fault) };
    const isEnough = answer.value.length >= Math.min(CHOICE, limit);
    if (!isEnough && radiusM !== radii.at(-1)) continue;
    const hits = answer.value.map((merchant) => hitNear(merchant, near));
    return { ok: true, value: hits.sort((a, b) => a.distanceM - b.distanceM).slice(0, limit) };
  }
  return { ok: true, value: [] };
}

async function along(
  corridor: Corridor,
  limit: number,
  { provider, category, navigation: { position } }: SearchParts,
): Promise<Found<readonly MerchantHit[]>> {
  const answers = await Promise.all(
    spread(corridor).map(({ lon, lat }) =>
      provider.merchants({ category, near: { lon, lat }, radiusM: STATION_RADIUS_M, limit }),
    ),
  );
  const failure = answers.find((answer) => !answer.ok);
  const found = new Map<string, Merchant>();
  for (const answer of answers) {
    for (const merchant of answer.ok ? answer.value : []) found.set(merchant.id, merchant);
  }
  // Part of the way is better than nothing.
  if (found.size === 0 && failure) {
    return { ok: false, reason: reasonOfFault(failure.fault) };
  }
  const asideM = asideForDetourM(MAX_DETOUR_M);
  const hits = [...found.values()].flatMap((merchant) => {
    const beside = corridor.beside(merchant);
    if (!beside || beside.asideM > asideM) return [];
    const detourM = Math.round(estimateDetourM(beside));
    const from = position ? distanceM(position, merchant) : beside.alongM;
    return [{ ...merchant, distanceM: Math.round(from), detourM }];
  });
  hits.sort((a, b) => a.detourM - b.detourM || a.distanceM - b.distanceM);
  return { ok: true, value: hits.slice(0, limit) };
}

/** At most {@link MAX_STATIONS} points along the way, evenly. */
function spread({ stations }: Corridor): readonly Point[] {
  const last = stations.at(-1);
  if (!last) return [];
  const apartM = Math.max(STATION_M, last.alongM / (MAX_STATIONS - 1));
  const chosen: (typeof last)[] = [];
  for (const station of stations) {
    const before = chosen.at(-1);
    if (!before || station.alongM - before.alongM >= apartM) chosen.push(station);
  }
  return chosen.slice(0, MAX_STATIONS);
}

function hitNear(merchant: Merchant, near: Point): MerchantHit {
  return { ...merchant, distanceM: Math.round(distanceM(near, merchant)) };
}
