import { distanceBetween, headingBetween, planeAt } from './position/plane.ts';
import type { LonLat } from './polyline.ts';

/** A way to move along: its points, and how far along it each of them is. */
export interface RouteTrack {
  readonly points: readonly LonLat[];
  /** Metres from the start, one per point, never falling. */
  readonly alongM: readonly number[];
  readonly lengthM: number;
}

/** A track along at least two points, or `null` when there is no way to move along. */
export function createTrack(points: readonly LonLat[]): RouteTrack | null {
  let lengthM = 0;
  const alongM = points.map((point, index) => {
    const before = points[index - 1];
    if (before) lengthM += distanceBetween(before, point);
    return lengthM;
  });
  return points.length < 2 || lengthM === 0 ? null : { points, alongM, lengthM };
}

/** Index of the segment that holds `m`: the last point that is not beyond it. */
function segmentAt({ alongM }: RouteTrack, m: number): number {
  let low = 0;
  let high = alongM.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((alongM[middle] ?? 0) <= m) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The point `m` metres along, held to the ends. */
export function pointAlong(track: RouteTrack, m: number): LonLat {
  const held = Math.min(Math.max(m, 0), track.lengthM);
  const index = segmentAt(track, held);
  const from = track.points[index] ?? [0, 0];
  const to = track.points[index + 1] ?? from;
  const start = track.alongM[index] ?? 0;
  const length = (track.alongM[index + 1] ?? start) - start;
  const t = length > 0 ? Math.min((held - start) / length, 1) : 0;
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}

/** Looking a little back and ahead makes the arrow sweep round a corner instead of jerking. */
const LOOK_BACK_M = 3;
const LOOK_AHEAD_M = 7;

/** The direction of the way at `m`, degrees. */
export function headingAlong(track: RouteTrack, m: number): number {
  return headingBetween(
    pointAlong(track, Math.min(m, track.lengthM - LOOK_AHEAD_M) - LOOK_BACK_M),
    pointAlong(track, Math.max(m, LOOK_BACK_M) + LOOK_AHEAD_M),
  );
}

/** How far around the expected place a projection looks before it looks everywhere. */
const NEAR_M = 250;
/** Further than this the expected place was wrong. */
const OFF_M = 60;

/**
 * How far along the way `point` is. `nearM` is where it is expected, so that of two passes over the
 * same road the right one is found.
 */
export function projectOnTrack(track: RouteTrack, point: LonLat, nearM?: number): number {
  if (nearM !== undefined) {
    const near = nearestWithin(track, point, nearM - NEAR_M, nearM + NEAR_M);
    if (near.distanceM <= OFF_M) return near.alongM;
  }
  return nearestWithin(track, point, 0, track.lengthM).alongM;
}

function nearestWithin(track: RouteTrack, point: LonLat, fromM: number, toM: number) {
  let best = { alongM: Math.min(Math.max(fromM, 0), track.lengthM), distanceM: Infinity };
  const last = Math.min(segmentAt(track, toM), track.points.length - 2);
  for (let index = segmentAt(track, fromM); index <= last; index++) {
    const a = track.points[index];
    const b = track.points[index + 1];
    if (!a || !b) continue;
    const plane = planeAt(a);
    const [sideEast, sideNorth] = plane.toMetres(b);
    const [east, north] = plane.toMetres(point);
    const square = sideEast ** 2 + sideNorth ** 2;
    const raw = square > 0 ? (east * sideEast + north * sideNorth) / square : 0;
    const t = Math.min(Math.max(raw, 0), 1);
    const distanceM = Math.hypot(east - t * sideEast, north - t * sideNorth);
    if (distanceM < best.distanceM) {
      const start = track.alongM[index] ?? 0;
      const end = track.alongM[index + 1] ?? start;
      best = { alongM: start + t * (end - start), distanceM };
    }
  }
  return best;
}

/** The part of the way between two distances along it, ends included; two points at least. */
export function sliceTrack(track: RouteTrack, fromM: number, toM: number): readonly LonLat[] {
  const start = Math.min(Math.max(fromM, 0), track.lengthM);
  const end = Math.min(Math.max(toM, start), track.lengthM);
  const first = segmentAt(track, start);
  const last = segmentAt(track, end);
  const between = track.points.slice(first + 1, last + 1);
  return [pointAlong(track, start), ...between, pointAlong(track, end)];
}
