import { at, between, crossing, distanceToSegment, type Extent, type Point } from './plane.ts';

/** A closed shape; the first point is not repeated at the end. */
export type Ring = readonly Point[];

export function extentOf(points: readonly Point[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}

/** Area in m², positive when the ring runs anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  ring.forEach((a, index) => {
    const b = at(ring, (index + 1) % ring.length);
    sum += a.x * b.y - b.x * a.y;
  });
  return sum / 2;
}

export function perimeter(ring: Ring): number {
  return ring.reduce((sum, a, index) => {
    const b = at(ring, (index + 1) % ring.length);
    return sum + Math.hypot(b.x - a.x, b.y - a.y);
  }, 0);
}

export function centroid(ring: Ring): Point {
  const area = signedArea(ring);
  let [x, y] = [0, 0];
  ring.forEach((a, index) => {
    const b = at(ring, (index + 1) % ring.length);
    const cross = a.x * b.y - b.x * a.y;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
  });
  return { x: x / (6 * area), y: y / (6 * area) };
}

/** True when the point lies inside (even-odd). */
export function contains(ring: Ring, { x, y }: Point): boolean {
  let within = false;
  let last = ring.at(-1);
  for (const point of ring) {
    if (last && point.y > y !== last.y > y) {
      const edge = ((last.x - point.x) * (y - point.y)) / (last.y - point.y) + point.x;
      if (x < edge) within = !within;
    }
    last = point;
  }
  return within;
}

/** Metres from the point to the edge of the ring, whichever side it is on. */
export function distanceToEdge(ring: Ring, point: Point): number {
  let best = Infinity;
  ring.forEach((a, index) => {
    best = Math.min(best, distanceToSegment(point, a, at(ring, (index + 1) % ring.length)));
  });
  return best;
}

/** Shares of segment `a`–`b` at which it crosses the ring's edge, ascending. */
export function crossings(ring: Ring, a: Point, b: Point): number[] {
  const shares: number[] = [];
  ring.forEach((c, index) => {
    const hit = crossing(a, b, c, at(ring, (index + 1) % ring.length));
    if (hit) shares.push(hit.t);
  });
  return shares.sort((p, q) => p - q);
}

/** True when two convex shapes share some area (separating axes). */
export function convexOverlap(a: Ring, b: Ring): boolean {
  const apart = (shape: Ring, other: Ring): boolean =>
    shape.some((p, index) => {
      const q = at(shape, (index + 1) % shape.length);
      const [nx, ny] = [q.y - p.y, p.x - q.x];
      const spread = (ring: Ring): [number, number] => {
        const on = ring.map(({ x, y }) => x * nx + y * ny);
        return [Math.min(...on), Math.max(...on)];
      };
      const [[lowA, highA], [lowB, highB]] = [spread(shape), spread(other)];
      return highA <= lowB || highB <= lowA;
    });
  return !apart(a, b) && !apart(b, a);
}

/**
 * A test for many points in one large ring: its edges sorted into strips from south to north, so that
 * a point looks at the edges of its own strip only.
 */
export function insideOf(ring: Ring, stripM = 25): (point: Point) => boolean {
  const { west, south, east, north } = extentOf(ring);
  const strips = Array.from(
    { length: Math.floor((north - south) / stripM) + 1 },
    (): [Point, Point][] => [],
  );
  ring.forEach((a, index) => {
    const b = at(ring, (index + 1) % ring.length);
    const [low, high] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
    const last = Math.floor((high - south) / stripM);
    for (let strip = Math.floor((low - south) / stripM); strip <= last; strip++)
      strips[strip]?.push([a, b]);
  });
  return ({ x, y }) => {
    if (x < west || x > east || y < south || y > north) return false;
    let within = false;
    for (const [a, b] of strips[Math.floor((y - south) / stripM)] ?? []) {
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x)
        within = !within;
    }
    return within;
  };
}

/** The part of the ring inside the extent (Sutherland-Hodgman); empty when there is none. */
export function clippedRing(ring: Ring, { west, south, east, north }: Extent): Ring {
  const sides: ((p: Point) => number)[] = [
    (p) => p.x - west,
    (p) => east - p.x,
    (p) => p.y - south,
    (p) => north - p.y,
  ];
  let shape: readonly Point[] = ring;
  for (const depth of sides) {
    const next: Point[] = [];
    shape.forEach((b, index) => {
      const a = at(shape, index - 1);
      const [from, to] = [depth(a), depth(b)];
      if (from >= 0 !== to >= 0) next.push(between(a, b, from / (from - to)));
      if (to >= 0) next.push(b);
    });
    shape = next;
  }
  return shape;
}
