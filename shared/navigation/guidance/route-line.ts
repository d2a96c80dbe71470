import type { Route } from '../route.ts';
import { decodePolyline, type LonLat } from '../polyline.ts';
import { bearingOf, degreesApart, distanceBetween, planeAt } from '../position/plane.ts';

/** A line on the ground, with how far along it each of its points is. */
export interface Line {
  /** At least two points. */
  readonly points: readonly LonLat[];
  /** Metres from the start, one per point; never falls. */
  readonly along: readonly number[];
  readonly lengthM: number;
}

/** A route as a line, and where along it its parts are. */
export interface RouteLine extends Line {
  /** Where each manoeuvre happens, metres from the start. */
  readonly manoeuvreAt: readonly number[];
  /** Where each leg ends, metres from the start. */
  readonly legEndAt: readonly number[];
}

/** A place on a line that a point may belong to. */
export interface Projection {
  readonly alongM: number;
  /** Straight distance from the point to the line there. */
  readonly offM: number;
  /** Direction of the line there, degrees. */
  readonly heading: number;
  readonly point: LonLat;
}

/** Measures a line. @throws RangeError without any point: a route has a way. */
export function measureLine(points: readonly LonLat[]): Line {
  const [first] = points;
  if (!first) throw new RangeError('A line needs a point');
  const whole = points.length > 1 ? points : [first, first];
  const along = [0];
  let lengthM = 0;
  let previous = first;
  for (const point of whole.slice(1)) {
    lengthM += distanceBetween(previous, point);
    along.push(lengthM);
    previous = point;
  }
  return { points: whole, along, lengthM };
}

/** Measures a route. @throws RangeError when its geometry has no point. */
export function measureRoute(route: Route): RouteLine {
  const line = measureLine(decodePolyline(route.geometry));
  const at = (index: number) => line.along[Math.min(index, line.along.length - 1)] ?? line.lengthM;
  return {
    ...line,
    manoeuvreAt: route.manoeuvres.map(({ beginShapeIndex }) => at(beginShapeIndex)),
    legEndAt: route.legs.map(({ endShapeIndex }) => at(endShapeIndex)),
  };
}

/** Index of the segment that holds `alongM`: the last one that begins at or before it. */
export function segmentAt({ along }: Line, alongM: number): number {
  let low = 0;
  let high = along.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((along[middle] ?? Infinity) <= alongM) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The point `alongM` from the start; the ends beyond them. */
export function pointAt(line: Line, alongM: number): LonLat {
  const index = segmentAt(line, alongM);
  const from = line.points[index];
  const to = line.points[index + 1];
  if (!from || !to) throw new RangeError('A line needs two points');
  const start = line.along[index] ?? 0;
  const length = (line.along[index + 1] ?? start) - start;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (alongM - start) / length));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** The direction of the line at `alongM`, degrees; of the nearest segment that has a length. */
export function headingAt(line: Line, alongM: number): number {
  const at = segmentAt(line, alongM);
  for (let step = 0; step < line.points.length; step++) {
    for (const index of [at + step, at - step]) {
      const heading = headingOfSegment(line, index);
      if (heading !== undefined) return heading;
    }
  }
  return 0;
}

function headingOfSegment({ points }: Line, index: number): number | undefined {
  const from = points[index];
  const to = points[index + 1];
  if (!from || !to || (from[0] === to[0] && from[1] === to[1])) return undefined;
  return bearingOf(planeAt(from).toMetres(to));
}

/** How much of the line to look at, metres from its start. */
export interface Window {
  readonly fromM: number;
  readonly toM: number;
}

/**
 * The place within the window that costs least by `cost`; of each segment the nearest point is
 * looked at. `undefined` only for an empty window.
 */
export function project(
  line: Line,
  point: LonLat,
  { fromM, toM }: Window,
  cost: (candidate: Projection) => number = ({ offM }) => offM,
): Projection | undefined {
  const plane = planeAt(point);
  let best: Projection | undefined;
  let bestCost = Infinity;
  let ahead: number | undefined;
  for (let index = segmentAt(line, fromM); index < line.points.length - 1; index++) {
    const start = line.along[index] ?? 0;
    if (start > toM) break;
    const end = line.along[index + 1] ?? start;
    const a = line.points[index];
    const b = line.points[index + 1];
    if (!a || !b) break;
    const [ax, ay] = plane.toMetres(a);
    const [bx, by] = plane.toMetres(b);
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const length = end - start;
    const nearest = square === 0 ? 0 : -(ax * dx + ay * dy) / square;
    const least = length === 0 ? 0 : Math.max(0, (fromM - start) / length);
    const most = length === 0 ? 0 : Math.min(1, (toM - start) / length);
    const share = Math.max(least, Math.min(most, nearest));
    const [x, y] = [ax + share * dx, ay + share * dy];
    if (square > 0) ahead = bearingOf([dx, dy]);
    const candidate: Projection = {
      alongM: start + share * length,
      offM: Math.hypot(x, y),
      heading: ahead ?? headingAt(line, start),
      point: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])],
    };
    const candidateCost = cost(candidate);
    if (candidateCost < bestCost) {
      best = candidate;
      bestCost = candidateCost;
    }
  }
  return best;
}

/** Whether the line runs within `tolerance` degrees of `heading` anywhere in the window. */
export function runsTowards(
  line: Line,
  { fromM, toM }: Window,
  heading: number,
  tolerance: number,
) {
  for (let index = segmentAt(line, fromM); index < line.points.length - 1; index++) {
    if ((line.along[index] ?? 0) > toM) return false;
    const segment = headingOfSegment(line, index);
    if (segment !== undefined && degreesApart(segment, heading) <= tolerance) return true;
  }
  return false;
}
