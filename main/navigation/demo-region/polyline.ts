import {
  angleOf,
  at,
  between,
  distance,
  distanceToSegment,
  nearestShare,
  type Point,
} from './plane.ts';

/** Metres from the start to each point. */
export function distancesAlong(line: readonly Point[]): readonly number[] {
  let sum = 0;
  return line.map((point, index) =>
    index === 0 ? 0 : (sum += distance(at(line, index - 1), point)),
  );
}

export function lengthOf(line: readonly Point[]): number {
  return line.length === 0 ? 0 : at(distancesAlong(line), -1);
}

export interface Station {
  readonly point: Point;
  /** Direction of the line there, radians from east. */
  readonly angle: number;
  /** The segment it lies on. */
  readonly segment: number;
}

/** The point `s` metres along the line; beyond its ends, the end. */
export function stationAt(line: readonly Point[], s: number): Station {
  let rest = Math.max(0, s);
  for (let segment = 0; segment + 1 < line.length; segment++) {
    const [a, b] = [at(line, segment), at(line, segment + 1)];
    const length = distance(a, b);
    if (rest <= length || segment + 2 === line.length) {
      const share = length === 0 ? 0 : Math.min(1, rest / length);
      return { point: between(a, b, share), angle: angleOf(a, b), segment };
    }
    rest -= length;
  }
  throw new RangeError('a line has at least two points');
}

export interface Projection {
  readonly distanceM: number;
  /** Metres along the line. */
  readonly s: number;
  readonly point: Point;
  readonly segment: number;
}

/** The point of the line that is nearest to `point`. */
export function project(line: readonly Point[], point: Point): Projection {
  let best: Projection | null = null;
  let s = 0;
  for (let segment = 0; segment + 1 < line.length; segment++) {
    const [a, b] = [at(line, segment), at(line, segment + 1)];
    const share = nearestShare(point, a, b);
    const on = between(a, b, share);
    const distanceM = distance(point, on);
    const length = distance(a, b);
    if (best === null || distanceM < best.distanceM) {
      best = { distanceM, s: s + share * length, point: on, segment };
    }
    s += length;
  }
  if (best === null) throw new RangeError('a line has at least two points');
  return best;
}

/** The part of the line from `from` to `end` metres, or to its end when that comes first. */
export function sliceLine(line: readonly Point[], from: number, end: number): Point[] {
  const along = distancesAlong(line);
  const to = Math.min(end, at(along, -1));
  const middle = line.filter(
    (_, index) => at(along, index) > from + 0.01 && at(along, index) < to - 0.01,
  );
  return [stationAt(line, from).point, ...middle, stationAt(line, to).point];
}

/** Points every `stepM` metres at most, ends included. */
export function resample(line: readonly Point[], stepM: number): Point[] {
  const length = lengthOf(line);
  const steps = Math.max(1, Math.ceil(length / stepM));
  return Array.from(
    { length: steps + 1 },
    (_, index) => stationAt(line, (index / steps) * length).point,
  );
}

/** A curve through four points in a row, between the second and the third (centripetal Catmull-Rom). */
function spline(p0: Point, p1: Point, p2: Point, p3: Point, share: number): Point {
  const knot = (a: Point, b: Point): number => Math.max(1e-3, Math.sqrt(distance(a, b)));
  const t1 = knot(p0, p1);
  const t2 = t1 + knot(p1, p2);
  const t3 = t2 + knot(p2, p3);
  const t = t1 + (t2 - t1) * share;
  const mix = (a: Point, b: Point, from: number, to: number): Point =>
    between(a, b, (t - from) / (to - from));
  const a1 = mix(p0, p1, 0, t1);
  const a2 = mix(p1, p2, t1, t2);
  const a3 = mix(p2, p3, t2, t3);
  return mix(mix(a1, a2, 0, t2), mix(a2, a3, t1, t3), t1, t2);
}

/**
 * A smooth curve through all points; element `i` of the answer is the part from point `i` to `i + 1`,
 * both included. `closed` joins the last point to the first.
 */
export function smoothParts(points: readonly Point[], stepM: number, closed = false): Point[][] {
  const count = points.length;
  const point = (index: number): Point => {
    if (closed) return at(points, ((index % count) + count) % count);
    if (index < 0) return between(at(points, 1), at(points, 0), 2);
    if (index >= count) return between(at(points, -2), at(points, -1), 2);
    return at(points, index);
  };
  return Array.from({ length: closed ? count : count - 1 }, (_, index) => {
    const [a, b] = [point(index), point(index + 1)];
    const steps = Math.max(1, Math.ceil(distance(a, b) / stepM));
    return Array.from({ length: steps + 1 }, (__, step) =>
      step === 0
        ? a
        : step === steps
          ? b
          : spline(point(index - 1), a, b, point(index + 2), step / steps),
    );
  });
}

/** The ring through all points, smooth; its first point is not repeated. */
export function smoothRing(points: readonly Point[], stepM: number): Point[] {
  return smoothParts(points, stepM, true).flatMap((part) => part.slice(0, -1));
}

/** Without the points that lie within `toleranceM` of the line through the others (Douglas-Peucker). */
export function simplify(line: readonly Point[], toleranceM: number): Point[] {
  if (line.length < 3) return [...line];
  const [first, last] = [at(line, 0), at(line, -1)];
  let [worst, index] = [0, 0];
  for (let middle = 1; middle + 1 < line.length; middle++) {
    const off = distanceToSegment(at(line, middle), first, last);
    if (off > worst) [worst, index] = [off, middle];
  }
  if (worst <= toleranceM) return [first, last];
  return [
    ...simplify(line.slice(0, index + 1), toleranceM).slice(0, -1),
    ...simplify(line.slice(index), toleranceM),
  ];
}

/** The line moved sideways by `leftM(s)` metres, positive to its left. */
export function offsetLine(line: readonly Point[], leftM: (s: number) => number): Point[] {
  const along = distancesAlong(line);
  return line.map((point, index) => {
    const before = at(line, Math.max(0, index - 1));
    const after = at(line, Math.min(line.length - 1, index + 1));
    const into = distance(before, point) > 0 ? angleOf(before, point) : angleOf(point, after);
    const out = distance(point, after) > 0 ? angleOf(point, after) : into;
    const half = Math.atan2(Math.sin(out - into), Math.cos(out - into)) / 2;
    // The outer side of a bend is further away; a limit keeps sharp corners from shooting out.
    const left = leftM(at(along, index)) / Math.max(0.5, Math.cos(half));
    const middle = into + half;
    return { x: point.x - Math.sin(middle) * left, y: point.y + Math.cos(middle) * left };
  });
}

/** A smooth line through all points. */
export function smoothLine(points: readonly Point[], stepM = 25): Point[] {
  const parts = smoothParts(points, stepM);
  return simplify([at(points, 0), ...parts.flatMap((part) => part.slice(1))], 0.7);
}
