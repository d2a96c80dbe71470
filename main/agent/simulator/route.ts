import { localPlane, type GeoPoint, type PlanePoint } from './geodesy.ts';

/** A corner of a closed route, and the leg that leaves it. */
export interface Corner extends GeoPoint {
  /** Speed limit of the leg that begins here, km/h. */
  readonly limit: number;
  /** Radius of the bend at this corner, m; shortened where the legs are too short for it. */
  readonly radius: number;
  /** A traffic light guards the corner. */
  readonly light?: true;
  /** The driver pulls up at the kerb here, once per lap. */
  readonly kerb?: true;
}

/** Where the car is on the route. */
export interface Pose extends GeoPoint {
  /** Direction of travel, degrees clockwise from true north, [0, 360). */
  readonly heading: number;
}

/** A junction where the driver signals. */
interface Turn {
  readonly direction: 'left' | 'right';
  /** Where the turn begins and ends, m from the start of the lap. */
  readonly from: number;
  readonly to: number;
}

/** A closed road: every distance `s` is in metres and wraps at `length`. */
export interface Route {
  readonly length: number;
  poseAt(s: number): Pose;
  /** Speed limit, km/h. */
  limitAt(s: number): number;
  /** Highest speed, m/s, from which every limit and bend ahead is reached without hard braking. */
  speedAt(s: number): number;
  /** Slope: rise per metre of way; its mean over a lap is zero. */
  gradeAt(s: number): number;
  /** Stop lines of traffic lights, m, ascending. */
  readonly lights: readonly number[];
  /** Where the driver pulls up, m, ascending. */
  readonly kerbs: readonly number[];
  readonly turns: readonly Turn[];
}

/** Side acceleration that drivers accept in a bend, m/s² (comfortable: below 2.5). */
const LATERAL_ACCELERATION = 2;
/** Deceleration that drivers plan with, m/s². */
export const PLANNED_DECELERATION = 1.3;
/** Distance between two values of the speed profile, m. */
const GRID = 2;
/** Distance from the stop line to the start of the bend, m: crossing, then turning. */
const STOP_LINE_SETBACK = 5;
/** Change of direction from which a bend is a turn that is signalled, and the largest radius of one. */
const TURN_ANGLE = (35 * Math.PI) / 180;
const TURN_RADIUS = 120;
/** Steepest slope of the gentle hills, and how many of them there are per lap. */
const GRADE = 0.008;
const HILLS = 5;

interface Piece {
  readonly from: number;
  readonly length: number;
  readonly start: PlanePoint;
  /** Mathematical angle of travel at the start: radians anticlockwise from east. */
  readonly angle: number;
  /** 1/m, positive to the left; 0 for a straight. */
  readonly curvature: number;
  readonly limit: number;
}

interface Bend {
  readonly angleIn: number;
  readonly turn: number;
  /** Way from the corner to where the bend begins and ends, m. */
  readonly tangent: number;
  readonly radius: number;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[((index % items.length) + items.length) % items.length];
  if (item === undefined) throw new RangeError('a route needs at least three corners');
  return item;
}

function angleBetween(from: number, to: number): number {
  const turn = to - from;
  return Math.atan2(Math.sin(turn), Math.cos(turn));
}

/** Rounds each corner with an arc that is tangent to both legs, so that the heading is continuous. */
function bendsOf(points: readonly PlanePoint[], corners: readonly Corner[]): readonly Bend[] {
  const direction = (index: number): number => {
    const [a, b] = [at(points, index), at(points, index + 1)];
    return Math.atan2(b.y - a.y, b.x - a.x);
  };
  const distance = (index: number): number => {
    const [a, b] = [at(points, index), at(points, index + 1)];
    return Math.hypot(b.x - a.x, b.y - a.y);
  };
  return corners.map((corner, index) => {
    const angleIn = direction(index - 1);
    const turn = angleBetween(angleIn, direction(index));
    const half = Math.tan(Math.abs(turn) / 2);
    // Less than half of each leg, so that two bends never overlap.
    const room = 0.48 * Math.min(distance(index - 1), distance(index));
    const tangent = Math.min(corner.radius * half, room);
    return { angleIn, turn, tangent, radius: half > 1e-6 ? tangent / half : Infinity };
  });
}

/**
 * Builds a closed route from its corners.
 *
 * @throws RangeError for fewer than three corners.
 */
export function createRoute(corners: readonly Corner[]): Route {
  if (corners.length < 3) throw new RangeError('a route needs at least three corners');
  const plane = localPlane(at(corners, 0));
  const points = corners.map((corner) => plane.toPlane(corner));
  const bends = bendsOf(points, corners);

  const pieces: Piece[] = [];
  const turns: Turn[] = [];
  const lights: number[] = [];
  const kerbs: number[] = [];
  let s = 0;
  corners.forEach((corner, index) => {
    const next = (index + 1) % corners.length;
    const [bend, nextBend] = [at(bends, index), at(bends, next)];
    const [a, b] = [at(points, index), at(points, next)];
    const leg = Math.hypot(b.x - a.x, b.y - a.y);
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
    const straight = leg - bend.tangent - nextBend.tangent;
    const { limit } = corner;
    const start = { x: a.x + ux * bend.tangent, y: a.y + uy * bend.tangent };
    pieces.push({ from: s, length: straight, start, angle, curvature: 0, limit });
    s += straight;
    const nextCorner = at(corners, next);
    if (nextCorner.light) lights.push(Math.max(0, s - STOP_LINE_SETBACK));
    if (nextCorner.kerb) kerbs.push(s);
    if (!Number.isFinite(nextBend.radius)) return;
    const length = nextBend.radius * Math.abs(nextBend.turn);
    const entry = { x: b.x - ux * nextBend.tangent, y: b.y - uy * nextBend.tangent };
    const curvature = Math.sign(nextBend.turn) / nextBend.radius;
    pieces.push({ from: s, length, start: entry, angle, curvature, limit });
    if (Math.abs(nextBend.turn) > TURN_ANGLE && nextBend.radius <= TURN_RADIUS) {
      turns.push({ direction: nextBend.turn > 0 ? 'left' : 'right', from: s, to: s + length });
    }
    s += length;
  });
  const length = s;

  const wrap = (distance: number): number => ((distance % length) + length) % length;
  const pieceAt = (distance: number): Piece => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at(pieces, middle).from <= distance) low = middle;
      else high = middle - 1;
    }
    return at(pieces, low);
  };
  const profile = speedProfile(length, pieceAt);

  return {
    length,
    lights,
    kerbs,
    turns,
    poseAt: (distance) => {
      const onLap = wrap(distance);
      const piece = pieceAt(onLap);
      const { point, angle } = along(piece, onLap - piece.from);
      const heading = (90 - (angle * 180) / Math.PI) % 360;
      return { ...plane.toGeo(point), heading: heading < 0 ? heading + 360 : heading };
    },
    limitAt: (distance) => pieceAt(wrap(distance)).limit,
    speedAt: (distance) => {
      const cell = wrap(distance) / GRID;
      const low = Math.floor(cell);
      const [a, b] = [profile[low] ?? 0, profile[(low + 1) % profile.length] ?? 0];
      return a + (b - a) * (cell - low);
    },
    gradeAt: (distance) => GRADE * Math.sin((2 * Math.PI * HILLS * distance) / length),
  };
}

function along(piece: Piece, distance: number): { point: PlanePoint; angle: number } {
  const { start, angle, curvature } = piece;
  if (curvature === 0) {
    const point = {
      x: start.x + Math.cos(angle) * distance,
      y: start.y + Math.sin(angle) * distance,
    };
    return { point, angle };
  }
  const end = angle + curvature * distance;
  return {
    point: {
      x: start.x + (Math.sin(end) - Math.sin(angle)) / curvature,
      y: start.y - (Math.cos(end) - Math.cos(angle)) / curvature,
    },
    angle: end,
  };
}

/** Speed limits and bends, with the braking before each of them worked in. */
function speedProfile(length: number, pieceAt: (s: number) => Piece): Float64Array {
  const cells = Math.ceil(length / GRID);
  const profile = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const { limit, curvature } = pieceAt(cell * GRID);
    const bend = curvature === 0 ? Infinity : Math.sqrt(LATERAL_ACCELERATION / Math.abs(curvature));
    profile[cell] = Math.min(limit / 3.6, bend);
  }
  // Two laps backwards: the braking before the start of the lap belongs to the end of the lap.
  for (let step = 2 * cells; step > 0; step--) {
    const cell = step % cells;
    const ahead = profile[(cell + 1) % cells] ?? 0;
    const reachable = Math.sqrt(ahead * ahead + 2 * PLANNED_DECELERATION * GRID);
    profile[cell] = Math.min(profile[cell] ?? 0, reachable);
  }
  return profile;
}
