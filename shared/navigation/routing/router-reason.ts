import type { Bbox } from '../../contract/region.ts';
import { reason, type Reason, type ReasonKey } from '../../contract/reason.ts';
import type { Point } from '../place.ts';

/** Around the region's bounds, degrees (about 2 km): roads may stick out a little. */
const MARGIN = 0.02;

function contains([west, south, east, north]: Bbox, lon: number, lat: number): boolean {
  return (
    lon >= west - MARGIN && lon <= east + MARGIN && lat >= south - MARGIN && lat <= north + MARGIN
  );
}

/** True when a point is outside of the region and would be inside with its numbers swapped. */
export function looksSwapped({ lon, lat }: Point, bbox: Bbox): boolean {
  return !contains(bbox, lon, lat) && contains(bbox, lat, lon);
}

/** Why routes between `points` cannot be found in a region at all, or `null`. */
export function outsideReason(points: readonly Point[], bbox: Bbox): Reason | null {
  const outside = points.find(({ lon, lat }) => !contains(bbox, lon, lat));
  if (!outside) return null;
  const [west, south, east, north] = bbox;
  // Details reach the log, where nobody's places belong: the region is named, the point is not.
  const where = `a point is outside the region (lon ${west} to ${east}, lat ${south} to ${north})`;
  const hint = looksSwapped(outside, bbox)
    ? '; longitude and latitude look swapped: longitude comes first'
    : '';
  return reason('navigation.outsideRegion', where + hint);
}

/** Valhalla's messages (valhalla/exceptions.cc); its Node binding hands on no code. */
const MESSAGES: readonly (readonly [message: string, key: ReasonKey])[] = [
  ['No suitable edges near location', 'navigation.notNearRoad'],
  ['Locations are in unconnected regions', 'navigation.noRoute'],
  ['No path could be found', 'navigation.noRoute'],
  ['Location is unreachable', 'navigation.noRoute'],
];

/** The reason for what Valhalla said. */
export function reasonOfMessage(message: string): Reason {
  const known = MESSAGES.find(([text]) => message.includes(text));
  return reason(known?.[1] ?? 'navigation.routerFailed', message);
}
