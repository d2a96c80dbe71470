import { localPlane, type PlanePoint } from './geodesy.ts';
import type { Corner } from './route.ts';

/** Ends of a line that lie this near to each other close it, m. */
const CLOSED_M = 40;
/** How far the driven line may leave the given one, m. */
const TOLERANCE_M = 1;
const ROUNDING_M = 2;
/** Change of direction from which a corner is a turn at a crossing, and turning back, radians. */
const TURN = (35 * Math.PI) / 180;
const TURN_BACK = (140 * Math.PI) / 180;
/** Radius in which a car turns at a crossing, and of the widest bend, m. */
const TURN_M = 14;
const WIDEST_M = 900;
/** Half the length and half the width of the loop in which a car turns back, m. */
const LOOP = { length: 15, width: 10 } as const;
/** Shortest line that can be driven, m. */
const SHORTEST_M = 200;

/**
 * A closed route along a line: a line whose ends meet is a lap; any other is driven to its end and
 * back, turning in a small loop at each end.
 *
 * @param coordinates `[longitude, latitude]` in degrees, WGS-84
 * @param limit speed limit, km/h
 * @throws RangeError when the line is too short to be driven
 */
export function cornersAlong(
  coordinates: readonly (readonly [number, number])[],
  limit: number,
): readonly Corner[] {
  const [first] = coordinates;
  if (first === undefined) throw new RangeError('the line has no points');
  const plane = localPlane({ longitude: first[0], latitude: first[1] });
  const points = coordinates.map(([longitude, latitude]) => plane.toPlane({ longitude, latitude }));
  const line = simplified(points);
  const [start, end] = [line[0], line.at(-1)];
  if (start === undefined || end === undefined || lengthOf(line) < SHORTEST_M) {
    throw new RangeError(`the line is shorter than ${SHORTEST_M} m`);
  }
  const closed = line.length > 3 && between(start, end) < CLOSED_M;
  const lap = closed ? line.slice(0, -1) : [...line, ...line.slice(1, -1).reverse()];
  const driven = withLoops(lap);
  return driven.map((point, index) => {
    const angle = Math.abs(turnAt(driven, index));
    const bend = ROUNDING_M / Math.max(1e-9, 1 / Math.cos(angle / 2) - 1);
    const radius = angle > TURN ? TURN_M : Math.min(WIDEST_M, Math.max(TURN_M, bend));
    return { ...plane.toGeo(point), limit, radius };
  });
}

function between(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function lengthOf(line: readonly PlanePoint[]): number {
  return line.reduce((sum, point, index) => sum + between(line[index - 1] ?? point, point), 0);
}

function neighbour(lap: readonly PlanePoint[], index: number): PlanePoint {
  const point = lap.at(index % lap.length);
  if (point === undefined) throw new RangeError('a lap has points');
  return point;
}

/** Change of direction at a point of a lap, radians in (-π, π]. */
function turnAt(lap: readonly PlanePoint[], index: number): number {
  const [a, b, c] = [-1, 0, 1].map((step) => neighbour(lap, index + step));
  if (!a || !b || !c) return 0;
  const turn = Math.atan2(c.y - b.y, c.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
  return Math.atan2(Math.sin(turn), Math.cos(turn));
}

/** Where the lap turns back on itself no car can follow: a loop of a few metres takes its place. */
function withLoops(lap: readonly PlanePoint[]): PlanePoint[] {
  return lap.flatMap((point, index) => {
    if (Math.abs(turnAt(lap, index)) < TURN_BACK) return [point];
    const before = neighbour(lap, index - 1);
    const length = between(before, point);
    const [fx, fy] = [(point.x - before.x) / length, (point.y - before.y) / length];
    const at = (along: number, right: number): PlanePoint => ({
      x: point.x + fx * along + fy * right,
      y: point.y + fy * along - fx * right,
    });
    return [
      point,
      at(LOOP.length, LOOP.width),
      at(2 * LOOP.length, 0),
      at(LOOP.length, -LOOP.width),
      { ...point },
    ];
  });
}

/** Without the points that lie within the tolerance of the line through the others (Douglas-Peucker). */
function simplified(points: readonly PlanePoint[]): PlanePoint[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [from, to] = range;
    let [worst, middle] = [TOLERANCE_M, -1];
    for (let index = from + 1; index < to; index++) {
      const off = distanceToChord(points, index, from, to);
      if (off > worst) [worst, middle] = [off, index];
    }
    if (middle < 0) continue;
    kept.add(middle);
    open.push([from, middle], [middle, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

function distanceToChord(
  points: readonly PlanePoint[],
  index: number,
  from: number,
  to: number,
): number {
  const [p, a, b] = [points[index], points[from], points[to]];
  if (!p || !a || !b) return 0;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(p.x - a.x - dx * share, p.y - a.y - dy * share);
}
