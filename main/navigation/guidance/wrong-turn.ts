import {
  detourTargets,
  partsAfter,
  straightOn,
} from '../../../shared/navigation/guidance/detour.ts';
import {
  headingAt,
  measureLine,
  measureRoute,
  pointAt,
} from '../../../shared/navigation/guidance/route-line.ts';
import { manoeuvresAhead } from '../../../shared/navigation/guidance/upcoming.ts';
import { lonLatOf } from '../../../shared/navigation/position/plane.ts';
import type { Position } from '../../../shared/navigation/guidance.ts';
import { decodePolyline, type LonLat } from '../../../shared/navigation/polyline.ts';
import type { Route } from '../../../shared/navigation/route.ts';
import type { AskRoute } from './rerouting.ts';

/** A way that parts this soon is good enough; no better one is asked for, metres. */
const SOON_M = 250;
/** The route behind and ahead that a wrong turn is held against, metres. */
const BEHIND_M = 100;
const AHEAD_M = 4000;

/**
 * A way that leaves the route soon and for long: real roads, asked of the router. Where none is
 * found (a dead end, an island, a router that fails), straight on off the road, so that a wrong turn
 * can be shown anywhere.
 *
 * @param travelledM where on the route the car is
 */
export async function wrongTurn(
  ask: AskRoute,
  route: Route,
  position: Position,
  travelledM: number,
): Promise<readonly LonLat[]> {
  const line = measureRoute(route);
  const car = lonLatOf(position);
  const heading = position.heading ?? headingAt(line, travelledM);
  const [next] = manoeuvresAhead(route, line, travelledM, 1);
  const crossingAt = travelledM + (next?.distanceM ?? 0);
  const targets = detourTargets(
    car,
    heading,
    next && pointAt(line, crossingAt),
    headingAt(line, Math.max(0, crossingAt - 10)),
  );
  const window = {
    fromM: Math.max(0, travelledM - BEHIND_M),
    toM: Math.min(line.lengthM, travelledM + AHEAD_M),
  };
  let best: { readonly points: readonly LonLat[]; readonly partsAt: number } | undefined;
  for (const target of targets) {
    for (const points of await waysTo(ask, { ...target }, position, heading)) {
      const partsAt = partsAfter(measureLine(points), line, window);
      if (partsAt === undefined || (best && partsAt >= best.partsAt)) continue;
      best = { points, partsAt };
    }
    if (best && best.partsAt <= SOON_M) break;
  }
  return best?.points ?? straightOn(car, heading).points;
}

async function waysTo(
  ask: AskRoute,
  target: { readonly lon: number; readonly lat: number },
  { lon, lat }: Position,
  heading: number,
): Promise<LonLat[][]> {
  try {
    const answer = await ask({
      from: { lon, lat, heading },
      to: { ...target, name: '', kind: 'destination' },
      alternatives: 0,
    });
    return answer.ok ? answer.value.map(({ geometry }) => decodePolyline(geometry)) : [];
  } catch {
    // A demonstration: without this target there are others, and in the end straight on.
    return [];
  }
}
