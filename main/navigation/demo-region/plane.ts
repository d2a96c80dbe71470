/** A point in metres east and north of the middle of the demo region. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** A rectangle on the plane, metres. */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const ORIGIN = { lon: 120.18, lat: 30.255 };
/** Metres per degree of a meridian of WGS-84, on average: 40,007,863 m / 360. */
const PER_LATITUDE = 111_132.95;
const PER_LONGITUDE = PER_LATITUDE * Math.cos((ORIGIN.lat * Math.PI) / 180);

/** From WGS-84 degrees to the plane; true to 0.1 % within 20 km of the origin. */
export function toPlane({ lon, lat }: LonLat): Point {
  return { x: (lon - ORIGIN.lon) * PER_LONGITUDE, y: (lat - ORIGIN.lat) * PER_LATITUDE };
}

/** From the plane to WGS-84 degrees. */
export function toLonLat({ x, y }: Point): LonLat {
  return { lon: ORIGIN.lon + x / PER_LONGITUDE, lat: ORIGIN.lat + y / PER_LATITUDE };
}

/** The element at `index`, counted from the end when negative. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index < 0 ? items.length + index : index];
  if (item === undefined) throw new RangeError(`no element ${index} of ${items.length}`);
  return item;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The point `share` (0 to 1) of the way from `a` to `b`. */
export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** `point` moved by `along` metres in the direction `angle` (radians from east) and `left` to its left. */
export function moved(point: Point, angle: number, along: number, left = 0): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: point.x + cos * along - sin * left, y: point.y + sin * along + cos * left };
}

/** Direction from `a` to `b`, radians anticlockwise from east. */
export function angleOf(a: Point, b: Point): number {
  return Math.atan2(b.y - a.y, b.x - a.x);
}

/** Turn from direction `from` to `to`, radians, positive to the left, in (-π, π]. */
export function turn(from: number, to: number): number {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}

export interface Crossing {
  readonly point: Point;
  /** Share of the way along either segment. */
  readonly t: number;
  readonly u: number;
}

/** Where segment `a`–`b` meets segment `c`–`d`; `null` when it does not, or runs alongside. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Crossing | null {
  const [rx, ry] = [b.x - a.x, b.y - a.y];
  const [sx, sy] = [d.x - c.x, d.y - c.y];
  const det = rx * sy - ry * sx;
  if (Math.abs(det) < 1e-9) return null;
  const t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / det;
  const u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / det;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : { point: between(a, b, t), t, u };
}

/** Share along segment `a`–`b` (0 to 1) that is nearest to `point`. */
export function nearestShare(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  return Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square));
}

export function distanceToSegment(point: Point, a: Point, b: Point): number {
  return distance(point, between(a, b, nearestShare(point, a, b)));
}

export function inside(extent: Extent, { x, y }: Point): boolean {
  return x >= extent.west && x <= extent.east && y >= extent.south && y <= extent.north;
}

/** The extent, smaller by `byM` metres on every side. */
export function inset({ west, south, east, north }: Extent, byM: number): Extent {
  return { west: west + byM, south: south + byM, east: east - byM, north: north - byM };
}
